"""A diary looked after: pages read again, forgotten, kept as quotes; copies of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import stories
from telling import Line, page, told

from legation.diary import Diary, Keep, opened
from legation.engagements import rulings
from legation.errors import DiaryError, PageError
from legation.model import Aspect, Claim, Media, Query, RawPage, Reading
from legation.pages import kept

TODAY = date(2025, 2, 1)


@pytest.fixture
def diary(tmp_path):
    with Diary(tmp_path / "legation.db", today=TODAY) as opened:
        yield opened


def page_and_reading(reading):
    return page(reading.article.id, reading.article.text), reading


def fill(diary: Diary, *readings: Reading) -> None:
    for reading in readings:
        diary.add_reading(*page_and_reading(reading))


NEWER = told(
    "held",
    "2024-05-29",
    Line(
        "Motegi and Liu sat down in Tokyo on Wednesday.",
        "negotiation",
        "held",
        "Liu/CHN, Motegi/JPN",
        "2024-05-29",
        "Tokyo",
    ),
)


@pytest.fixture
def newer_rules(monkeypatch):
    """From now on the page is read as `NEWER`, by rules of another version."""

    def read(page, **_):
        return NEWER

    def turn_on():
        monkeypatch.setattr(opened, "read", read)
        monkeypatch.setattr(opened.settings, "rules", lambda: "2")

    return turn_on


def test_reading_again_shows_before_it_takes(diary, newer_rules):
    """What newer rules would change is told; the diary changes only when it is taken."""
    fill(diary, stories.HELD_MEETING)
    newer_rules()
    before = diary.find(Query())
    (found,) = diary.reread()
    assert found.changed
    assert [claim.kind for claim in found.gone] == ["meeting"]
    assert [claim.kind for claim in found.new] == ["negotiation"]
    assert diary.find(Query()) == before
    diary.take(found)
    assert [e.kind for e in diary.find(Query())] == ["negotiation"]
    (again,) = diary.reread()
    assert not again.changed and again.rules == "2"


def test_what_people_decided_outlives_a_new_reading(diary, newer_rules):
    """A correction made on the old claim holds for the one that took its place."""
    fill(diary, stories.HELD_MEETING)
    (meeting,) = diary.find(Query())
    made_at = datetime(2025, 1, 1, tzinfo=UTC)
    word = rulings.corrected(meeting, Aspect.PLACE, "Osaka", by="Ada", reason="", made_at=made_at)
    diary.decide(word)
    newer_rules()
    for found in diary.reread():
        diary.take(found)
    (meeting,) = diary.find(Query())
    assert (meeting.kind, meeting.place.name) == ("negotiation", "Osaka")


def made_anew(reading: Reading) -> Reading:
    """The same, with claims that have no id yet."""
    return replace(reading, claims=tuple(map(replace, reading.claims)))


def test_what_people_decided_outlives_another_way_of_making_ids(tmp_path, monkeypatch):
    """Claims are known by the ids that they were kept by, until they are read anew and after."""
    made, path = Claim._made_id, tmp_path / "a.db"
    made_at = datetime(2025, 1, 1, tzinfo=UTC)
    with monkeypatch.context() as older:
        older.setattr(Claim, "_made_id", lambda claim: made(claim)[::-1])
        with Diary(path, today=TODAY) as diary:
            fill(diary, *map(made_anew, stories.TOKYO))
            (meeting, *_) = (e for e in diary.find(Query()) if e.kind.group == "meeting")
            word = rulings.corrected(
                meeting, Aspect.PLACE, "Osaka", by="Ada", reason="", made_at=made_at
            )
            diary.decide(word)
            ids = {e.id for e in diary.find(Query())}
    with Diary(path, today=TODAY) as diary:
        diary.rebuild()
        assert {e.id for e in diary.find(Query())} == ids
        assert diary.engagement(meeting.id).place.name == "Osaka"
        monkeypatch.setattr(opened.settings, "rules", lambda: "2")
        fill(diary, *map(made_anew, stories.TOKYO))
        assert "Osaka" in {e.place.name for e in diary.find(Query()) if e.place}
        assert ids.isdisjoint(e.id for e in diary.find(Query()))


def test_a_page_that_is_not_kept_is_told(tmp_path):
    """Without its bytes nothing is read again; the reason says so."""
    with Diary(tmp_path / "a.db", today=TODAY, keep=Keep.QUOTES) as diary:
        fill(diary, stories.HELD_MEETING)
        (found,) = diary.reread()
    assert found.after is None and "holds no page" in found.reason


def test_quotes_alone(tmp_path):
    """Neither archive nor diary holds the page; quotes, names and days are all there."""
    extra = "Nobody may store this sentence."
    text = f"{stories.HELD_MEETING.article.text} {extra}"
    article = replace(
        stories.HELD_MEETING.article,
        text=text,
        blocks=(replace(stories.HELD_MEETING.article.blocks[0], end=len(text)),),
    )
    reading = replace(stories.HELD_MEETING, article=article)
    with Diary(tmp_path / "a.db", today=TODAY, keep=Keep.QUOTES) as diary:
        diary.add_reading(page("held", text), reading)
        (meeting,) = diary.find(Query())
        stored = diary.reading("held")
    assert stored.article.text.rstrip() == stories.HELD_MEETING.article.text
    assert len(stored.article.text) == len(text)
    assert meeting.claims[0].evidence[0].text == "Motegi and Liu sat down in Tokyo on Wednesday."
    assert not (tmp_path / "a.pages").exists()
    assert extra.encode() not in b"".join(p.read_bytes() for p in tmp_path.glob("a.db*"))


def test_a_page_is_forgotten(diary, tmp_path):
    """Its claims, its words and its bytes are gone; what rests on other pages stays."""
    fill(diary, *stories.PUT_OFF)
    digest = diary.reading("there").article.page
    gone = diary.forget("there", by="Ada", reason="the publisher asked")
    assert (gone.articles, gone.claims) == (("there",), 1)
    (visit,) = diary.find(Query())
    assert visit.status == "planned" and len(visit.claims) == 3
    with pytest.raises(DiaryError, match="no article"):
        diary.reading("there")
    with pytest.raises(PageError, match="holds no page"):
        kept(digest, diary.archive)
    assert diary.find(Query(text="Xi Jinping received")) == ()
    diary.close()
    assert b"received him" not in (tmp_path / "legation.db").read_bytes()


def test_a_forgotten_page_does_not_come_again(diary):
    """The tombstone tells who had it forgotten and why."""
    fill(diary, stories.HELD_MEETING)
    diary.forget("held", by="Ada", reason="the publisher asked")
    with pytest.raises(
        PageError, match=r"Ada had this page forgotten on .* \(the publisher asked\)"
    ):
        fill(diary, stories.HELD_MEETING)
    (refused,) = diary.add_readings([page_and_reading(stories.HELD_MEETING)])
    assert "Ada had this page forgotten" in (refused.reason or "")
    assert diary.counts().articles == 0


def test_a_page_is_forgotten_by_its_address(diary):
    """Every state of what stood there."""
    for hour in (8, 9):
        reading = told(f"https://wire.example/s@{hour:08x}", "2024-05-29", stories_line(hour))
        url = "https://www.wire.example/s/"
        article = replace(reading.article, url=url, published=datetime(2024, 5, 29, hour))
        fill(diary, replace(reading, article=article))
    assert len(diary.forget("http://wire.example/s", by="Ada", reason="").articles) == 2
    assert diary.find(Query()) == ()


def stories_line(hour: int) -> Line:
    words = f"Motegi and Liu met at {hour} o'clock."
    return Line(words, "meeting", "held", "Liu/CHN, Motegi/JPN", "2024-05-29", "Tokyo")


def test_who_is_not_there_cannot_be_forgotten(diary):
    """The message says what was wanted."""
    with pytest.raises(DiaryError, match="holds no article or page 'nowhere'"):
        diary.forget("nowhere", by="Ada", reason="")


def test_a_backup_is_a_diary(diary, tmp_path):
    """It answers as the diary did, pages and decisions included, and is brought up to date."""
    fill(diary, *stories.TOKYO)
    copy = diary.backup(tmp_path / "copies")
    with Diary(copy, today=TODAY) as second:
        assert second.find(Query()) == diary.find(Query())
        assert kept(second.reading("plan").article.page, second.archive)
    fill(diary, *stories.PUT_OFF)
    with Diary(diary.backup(tmp_path / "copies"), today=TODAY) as third:
        assert third.counts() == diary.counts()


def test_a_backup_is_no_copy_onto_itself(diary, tmp_path):
    """The message says what was wanted."""
    with pytest.raises(DiaryError, match="wanted another folder"):
        diary.backup(tmp_path)


def test_states_of_an_address_are_kept(diary, monkeypatch):
    """What stood at an address yesterday is not overwritten by what stands there today."""

    def read(page, **_):
        text = page.page.content.decode()
        return told(
            page.page.id, "2024-05-29", Line(text, "meeting", "held", "CHN, JPN", "2024-05-29")
        )

    monkeypatch.setattr(opened, "read", read)
    for text in ("They met in Tokyo.", "They met in Osaka.", "They met in Osaka."):
        raw = RawPage(id="https://wire.example/s", content=text.encode(), media=Media.TEXT)
        assert diary.add(raw).reason is None
    assert diary.counts().articles == 2
    (meeting,) = diary.find(Query())
    assert meeting.voices == 1
