"""How well are pages on one engagement brought together? Chains of pages, with the answers.

    python bench/linking.py [FOLDER] [--misses]

Each file of the folder (`bench/chains`) tells a story in several pages and which sentences of
them speak of which engagement. All pages of all files go into one diary. Measured are B-cubed
precision, recall and F1 of the claims that were read (Bagga and Baldwin 1998), the sentences that
were not read at all, engagements that hold claims of two, and whether status and days are right
after each page.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from legation.diary import Diary
from legation.model import Claim, Engagement, Kind, Media, Query, RawPage

CHAINS = Path(__file__).parent / "chains"
TODAY = date(2026, 1, 1)


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
                            good, found = _stands(engagement, after, status, when)
                            steps += 1
                            right += good
                            if not good:
                                wanted = f"{status} {when}".strip()
                                wrong.append(
                                    f"{chain.name} {engagement.key} after {at}: {found}, "
                                    f"wanted {wanted}"
                                )
        found = diary.find(Query())
    labels, unread = _labels(told, found)
    wrong += [f"not read: {sentence}" for sentence in unread]
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
    return Score(
        precision, recall, len(labels), len(unread), len(mixed), steps, right, tuple(wrong)
    )


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
                read = [claim for claim in claims if _says(claim, page, words, engagement.group)]
                labels |= {claim.id: f"{chain.name}/{engagement.key}" for claim in read}
                if not read:
                    unread.append(f"{chain.name} {page}: {words}")
    return labels, unread


def _says(claim: Claim, page: str, words: str, group: str) -> bool:
    if claim.article != page or claim.kind.group != group:
        return False
    # The first sentence is the one that a claim is made of; the others add to it.
    return words in " ".join(claim.evidence[0].text.split())


def _stands(told: Told, after: Sequence[Engagement], status: str, when: str) -> tuple[bool, str]:
    own = [e for e in after if any(_is_of(claim, told) for claim in e.claims)]
    if not own:
        return False, "no engagement"
    latest = max(own, key=lambda e: sum(_is_of(claim, told) for claim in e.claims))
    days = latest.when.edtf if latest.when else ""
    good = (not status or latest.status == status) and (not when or days == when)
    return good, f"{latest.status} {days}".strip()


def _is_of(claim: Claim, told: Told) -> bool:
    return any(_says(claim, page, words, told.group) for page, words in told.sentences)


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
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        score = measure(chains(asked.folder), Path(folder))
    for line in _lines(score, misses=asked.misses):
        print(line)


if __name__ == "__main__":
    main()
