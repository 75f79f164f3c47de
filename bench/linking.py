"""How well are pages on one engagement brought together? Chains of pages, with the answers.

    python bench/linking.py [FOLDER] [--misses]
    python bench/linking.py --gold FOLDER [--misses]
    python bench/linking.py --calibration

Each file of the folder (`bench/chains`) tells a story in several pages and which sentences of
them speak of which engagement. All pages of all files go into one diary. Measured are B-cubed
precision, recall and F1 of the claims that were read (Bagga and Baldwin 1998), the sentences that
were not read at all, engagements that hold claims of two, and whether status and days are right
after each page.

`--gold` takes annotated pages (`annotated.py`) instead, twice: with the claims that people made of
them, which is linking alone, and with those that are read. `--calibration` sets the likeness that
pairs of claims are given against how many of them are of one engagement.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import annotated
from legation import engagements
from legation.diary import Diary, read
from legation.engagements import Said
from legation.model import Claim, Engagement, Kind, Media, Query, RawPage, Reading

CHAINS = Path(__file__).parent / "chains"
TODAY = date(2026, 1, 1)
_BANDS = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Told:
    """An engagement of a chain: the sentences on it, by page, and what is known after a page."""

    key: str
    group: str
    sentences: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A story in several pages."""

    name: str
    lookalike: bool
    pages: tuple[RawPage, ...]
    engagements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What the measurement came to; `wrong` are lines for a person."""

    precision: float
    recall: float
    claims: int
    unread: int
    merged: int
    steps: int
    steps_right: int
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def chains(folder: Path) -> tuple[Chain, ...]:
    """The chains of a folder, by the names of their files."""
    return tuple(_chain(path) for path in sorted(folder.glob("*.toml")))


def measure(told: Sequence[Chain], folder: Path) -> Score:
    """Add all pages to a diary in `folder` and compare what it makes of them."""
    wrong: list[str] = []
    steps = right = 0
    with Diary(folder / "chains.db", today=TODAY) as diary:
        for chain in told:
            for page in chain.pages:
                diary.add(page)
                after = diary.find(Query())
                for engagement in chain.engagements:
                    for at, status, when in engagement.steps:
                        if at == page.id:
                            good, stands = _stands(engagement, after, status, when)
                            steps += 1
                            right += good
                            if not good:
                                wanted = f"{status} {when}".strip()
                                wrong.append(
                                    f"{chain.name} {engagement.key} after {at}: {stands}, "
                                    f"wanted {wanted}"
                                )
        found = diary.find(Query())
    labels, unread = _labels(told, found)
    wrong += [f"not read: {sentence}" for sentence in unread]
    return _scored(labels, found, len(unread), steps, right, wrong)


def _scored(
    labels: Mapping[str, str],
    found: Sequence[Engagement],
    unread: int,
    steps: int,
    right: int,
    wrong: list[str],
) -> Score:
    """The score of what a diary holds in the end, where `labels` say what claims are of."""
    where = {claim.id: e.id for e in found for claim in e.claims if claim.id in labels}
    precision, recall = b_cubed(labels, where)
    mixed = [
        e for e in found if len({labels[claim.id] for claim in e.claims if claim.id in labels}) > 1
    ]
    wrong += [f"merged: {', '.join(p.name for p in e.participants)} {e.when}" for e in mixed]
    for label in sorted(set(labels.values())):
        parts = {where[claim] for claim, own in labels.items() if own == label}
        if len(parts) > 1:
            wrong.append(f"split: {label} is in {len(parts)} parts")
    return Score(precision, recall, len(labels), unread, len(mixed), steps, right, tuple(wrong))


def measure_annotated(
    told: Sequence[annotated.Annotated], folder: Path, *, by_people: bool
) -> Score:
    """Add annotated pages to a diary in `folder`, as people or as Legation reads them.

    After each page the status is asked of the engagements that it tells one status of.
    """
    labels: dict[str, str] = {}
    wrong: list[str] = []
    unread = steps = right = 0
    with Diary(folder / "gold.db", today=TODAY) as diary:
        for page in told:
            claims = {claim.id: claim for claim in page.reading.claims}
            if by_people:
                diary.add_reading(page.page, page.reading)
                own = {id: id for id in page.engagement}
            else:
                reading = read(page.path)
                diary.add(page.path)
                own = _matched(page.reading, reading)
                unread += len(page.engagement.keys() - own.keys())
            labels |= {own[id]: name for id, name in page.engagement.items() if id in own}
            after = {c.id: e for e in diary.find(Query()) for c in e.claims}
            for name in sorted(set(page.engagement.values())):
                of = [id for id, named in page.engagement.items() if named == name]
                stated = {claims[id].status for id in of}
                found = [after[own[id]] for id in of if own.get(id) in after]
                if len(stated) == 1 and found:
                    (wanted,) = stated
                    steps += 1
                    right += found[0].status == wanted
                    if found[0].status != wanted:
                        wrong.append(f"{page.page.id} {name}: {found[0].status}, wanted {wanted}")
        found_in_the_end = diary.find(Query())
    return _scored(labels, found_in_the_end, unread, steps, right, wrong)


def _matched(wanted: Reading, found: Reading) -> dict[str, str]:
    """For claims of people those that were read of the same words, one to one, the likest first."""
    pairs = [
        (-_alike(ours, theirs), ours.id, theirs.id)
        for ours in wanted.claims
        for theirs in found.claims
        if ours.kind.group == theirs.kind.group and _overlap(ours, theirs)
    ]
    matched: dict[str, str] = {}
    for unlikeness, ours, theirs in sorted(pairs):
        if unlikeness < 0 and ours not in matched and theirs not in matched.values():
            matched[ours] = theirs
    return matched


def _overlap(ours: Claim, theirs: Claim) -> bool:
    said = [_words(quote.text) for quote in theirs.evidence]
    return any(
        len(words & other) >= 0.6 * min(len(words), len(other))
        for words in (_words(quote.text) for quote in ours.evidence)
        for other in said
    )


def _alike(ours: Claim, theirs: Claim) -> int:
    """How many names, and which of status and days, two claims have in common."""
    names = [
        {p.name.split()[-1].casefold() for p in claim.participants} for claim in (ours, theirs)
    ]
    lands = [{p.country for p in claim.participants} for claim in (ours, theirs)]
    days = [claim.when and claim.when.when for claim in (ours, theirs)]
    if not lands[0] & lands[1]:
        return 0
    return 2 * len(names[0] & names[1]) + (ours.status == theirs.status) + (days[0] == days[1])


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs of claims with a likeness from `least` to `most`: its mean, and how many are `same`."""

    least: float
    most: float
    stated: float
    pairs: int
    same: int


def bands(claims: Iterable[Claim], labels: Mapping[str, str], said: Said) -> Iterator[Band]:
    """The likeness of pairs of claims of different pages, against what their labels say."""
    rated = [
        (engagements.likeness(a, b, said=said).score, labels[a.id] == labels[b.id])
        for a, b in engagements.pairs(claims, said=said)
        if a.article != b.article and a.kind.group == b.kind.group
    ]
    for least, most in pairwise(_BANDS):
        within = [one for one in rated if least <= one[0] < most]
        if within:
            mean = sum(score for score, _ in within) / len(within)
            yield Band(least, most, mean, len(within), sum(same for _, same in within))


def calibration(told: Sequence[Chain], folder: Path) -> Iterator[Band]:
    """The bands of the claims that are read of chains."""
    with Diary(folder / "chains.db", today=TODAY) as diary:
        for chain in told:
            for page in chain.pages:
                diary.add(page)
        found = diary.find(Query())
    labels, _ = _labels(told, found)
    days = {page.id: date.fromisoformat(page.published or "") for c in told for page in c.pages}
    claims = [claim for e in found for claim in e.claims if claim.id in labels]
    return bands(claims, labels, days)


def b_cubed(wanted: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall, averaged over the items: of their cluster found, and of that wanted."""
    if not wanted:
        return 0.0, 0.0
    precision = recall = 0.0
    for item in wanted:
        together = {other for other in wanted if found[other] == found[item]}
        belong = {other for other in wanted if wanted[other] == wanted[item]}
        shared = len(together & belong)
        precision += shared / len(together)
        recall += shared / len(belong)
    return precision / len(wanted), recall / len(wanted)


def _labels(told: Sequence[Chain], found: Sequence[Engagement]) -> tuple[dict[str, str], list[str]]:
    """For each claim that a chain's sentence gave the engagement it is of; sentences with none."""
    claims = [claim for engagement in found for claim in engagement.claims]
    labels: dict[str, str] = {}
    unread = []
    for chain in told:
        for engagement in chain.engagements:
            for page, words in engagement.sentences:
                read = _saying(claims, page, words, engagement)
                labels |= {claim.id: f"{chain.name}/{engagement.key}" for claim in read}
                if not read:
                    unread.append(f"{chain.name} {page}: {words}")
    return labels, unread


def _saying(claims: Sequence[Claim], page: str, words: str, told: Told) -> list[Claim]:
    """The claims made of these words; of several in one sentence those of a day that is wanted."""
    said = [claim for claim in claims if _says(claim, page, words, told.group)]
    days = {when for _, _, when in told.steps}
    exact = [c for c in said if c.when is not None and c.when.when.edtf in days]
    return exact or said


def _says(claim: Claim, page: str, words: str, group: str) -> bool:
    if claim.article != page or claim.kind.group != group:
        return False
    # The first sentence is the one that a claim is made of; the others add to it.
    return words in " ".join(claim.evidence[0].text.split())


def _stands(told: Told, after: Sequence[Engagement], status: str, when: str) -> tuple[bool, str]:
    every = [claim for e in after for claim in e.claims]
    own = {c.id for page, words in told.sentences for c in _saying(every, page, words, told)}
    if not own:
        return False, "no engagement"
    latest = max(after, key=lambda e: sum(claim.id in own for claim in e.claims))
    days = latest.when.edtf if latest.when else ""
    good = (not status or latest.status == status) and (not when or days == when)
    return good, f"{latest.status} {days}".strip()


def _chain(path: Path) -> Chain:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Chain(
        name=path.stem,
        lookalike=told.get("lookalike", False),
        pages=tuple(
            RawPage(
                id=page["id"],
                content=page["text"].strip().encode(),
                media=Media.TEXT,
                published=page["published"],
            )
            for page in told["page"]
        ),
        engagements=tuple(
            Told(
                key=each["key"],
                group=Kind(each["kind"]).group,
                sentences=tuple((page, words) for page, words in each["claims"]),
                steps=tuple((page, status, when) for page, status, when in each["steps"]),
            )
            for each in told["engagement"]
        ),
    )


def _lines(score: Score, *, misses: bool) -> Iterator[str]:
    yield f"claims compared        {score.claims:6}"
    yield f"sentences not read     {score.unread:6}"
    yield f"B3 precision           {score.precision:6.3f}"
    yield f"B3 recall              {score.recall:6.3f}"
    yield f"B3 F1                  {score.f1:6.3f}"
    yield f"engagements of two     {score.merged:6}"
    yield f"status and days right  {score.steps_right:3} of {score.steps}"
    if misses:
        yield from score.wrong


def main() -> None:
    """Print what the chains of a folder come to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CHAINS)
    parser.add_argument("--gold", type=Path, help="annotated pages to measure instead")
    parser.add_argument("--calibration", action="store_true", help="print likeness against truth")
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        if asked.calibration:
            found = (
                _gold_bands(asked.gold)
                if asked.gold
                else calibration(chains(asked.folder), Path(folder))
            )
            for band in found:
                print(
                    f"likeness {band.least:4.2f} to {band.most:4.2f}, mean {band.stated:5.3f}: "
                    f"{band.pairs:4} pairs, {band.same / band.pairs:5.3f} of one engagement"
                )
            return
        scores = (
            _gold(asked.gold, Path(folder))
            if asked.gold
            else [("", measure(chains(asked.folder), Path(folder)))]
        )
        for title, score in scores:
            for line in (*filter(None, [title]), *_lines(score, misses=asked.misses)):
                print(line)


def _gold_bands(pages: Path) -> Iterator[Band]:
    told = annotated.pages(pages)
    labels = {id: name for page in told for id, name in page.engagement.items()}
    said = {page.page.id: day for page in told if (day := page.reading.article.anchor_day)}
    claims = [claim for page in told for claim in page.reading.claims if claim.id in labels]
    return bands(claims, labels, said)


def _gold(pages: Path, folder: Path) -> Iterator[tuple[str, Score]]:
    told = annotated.pages(pages)
    for title, by_people in (("AS PEOPLE READ THEM", True), ("AS THEY ARE READ", False)):
        own = folder / str(by_people)
        own.mkdir()
        yield title, measure_annotated(told, own, by_people=by_people)


if __name__ == "__main__":
    main()
