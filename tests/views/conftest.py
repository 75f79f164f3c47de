"""A reading, an engagement and a series made by hand, so that views are tested on their own."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from legation.model import (
    Act,
    ActKind,
    Actor,
    ActorType,
    Article,
    Block,
    Change,
    Claim,
    Dated,
    Engagement,
    Gap,
    Kind,
    Label,
    OfficeFact,
    Participant,
    Place,
    Quote,
    Reading,
    SaidSpan,
    Series,
    SeriesMention,
    SeriesState,
    Session,
    Side,
    Slot,
    Source,
    Span,
    Status,
    TimeMention,
    Trigger,
    Unread,
    When,
    Working,
)

TITLE = "Party envoy to try to revive lapsed talks\n\n"
BODY = (
    "A senior Chinese party official will come to Tokyo this month, the broadcaster Kanto TV "
    "reported on Wednesday, citing people who asked not to be named. Liu Jianchao is to sit down "
    "with Toshimitsu Motegi and Natsuo Yamaguchi on May 29 to speak about\nthe parties' yearly "
    "sessions, the last of which took place in 2018. Liu saw Antony Blinken in Washington this "
    "year. Beijing has protested against Japan's release of treated water. Liu, who has led the "
    "department since 2022, did not reply to questions. Talks were also mentioned."
)
TEXT = TITLE + BODY


def quote(words: str) -> Quote:
    """The quote of these words where they first stand in the text."""
    start = TEXT.index(words)
    return Quote(start, start + len(words), words)


def span(words: str) -> Span:
    return quote(words).span


KANTO = (Source(name="Kanto TV", span=span("Kanto TV")), Source(name="unnamed sources"))
LIU = Participant(
    name="Liu Jianchao",
    type=ActorType.PERSON,
    country="CHN",
    role="a senior Chinese party official",
    span=span("Liu Jianchao"),
)
JAPANESE = tuple(
    Participant(name=name, type=ActorType.PERSON, country="JPN", span=span(name))
    for name in ("Toshimitsu Motegi", "Natsuo Yamaguchi")
)
BLINKEN = Participant(
    name="Antony Blinken", type=ActorType.PERSON, country="USA", span=span("Antony Blinken")
)
MEETING = Claim(
    article="kanto.txt",
    engagement="e1",
    kind=Kind.MEETING,
    status=Status.PLANNED,
    main=True,
    participants=(LIU, *JAPANESE),
    place=Place(name="Tokyo", country="JPN"),
    when=Dated(when=When("2024-05-29"), quote=quote("May 29")),
    topic=quote("the parties' yearly sessions"),
    attribution=KANTO,
    evidence=(
        quote(
            "Liu Jianchao is to sit down with Toshimitsu Motegi and Natsuo Yamaguchi on May 29 "
            "to speak about\nthe parties' yearly sessions"
        ),
    ),
    confidence=0.93,
)
VISIT = Claim(
    article="kanto.txt",
    engagement="e2",
    kind=Kind.VISIT,
    status=Status.PLANNED,
    main=True,
    participants=(
        Participant(name="Japan", type=ActorType.COUNTRY, country="JPN", side=Side.HOST),
        Participant(name="Liu Jianchao", type=ActorType.PERSON, country="CHN", side=Side.VISITOR),
    ),
    place=Place(name="Tokyo", country="JPN", span=span("Tokyo")),
    when=Dated(when=When("2024-05"), quote=quote("this month")),
    topic=None,
    attribution=KANTO,
    evidence=(quote("A senior Chinese party official will come to Tokyo this month"),),
    confidence=0.9,
)
BEFORE = Claim(
    article="kanto.txt",
    engagement="e3",
    kind=Kind.MEETING,
    status=Status.HELD,
    main=False,
    participants=(LIU, BLINKEN),
    place=Place(name="Washington", country="USA", span=span("Washington")),
    when=Dated(when=When("2024"), quote=quote("this year")),
    topic=None,
    attribution=(),
    evidence=(quote("Liu saw Antony Blinken in Washington this year."),),
    confidence=0.88,
)


@pytest.fixture
def reading() -> Reading:
    """A page with two main engagements, one of the background, and everything else there is."""
    article = Article(
        id="kanto.txt",
        page="0" * 64,
        text=TEXT,
        blocks=(
            Block(Label.TITLE, 0, len(TITLE)),
            Block(Label.BODY, len(TITLE), len(TEXT)),
        ),
        url="https://news.example/kanto",
        title="Party envoy to try to revive lapsed talks",
        published=datetime(2024, 5, 21, 22, 56),
        updated=datetime(2024, 5, 21, 23, 0),
        anchor_day=date(2024, 5, 22),
        agency="Harbour Wire",
        dateline="TOKYO",
        warnings=("“on Wednesday” fits 22 May only, a day after the page's clock",),
    )
    water = quote("Beijing has protested against Japan's release of treated water.")
    return Reading(
        article=article,
        claims=(BEFORE, VISIT, MEETING),
        acts=(
            Act(
                kind=ActKind.ACCUSE,
                by=Actor(name="Beijing", type=ActorType.COUNTRY, country="CHN"),
                toward=Actor(name="Japan", type=ActorType.COUNTRY, country="JPN"),
                about=quote("release of treated water"),
                when=None,
                status=Status.HELD,
                attribution=(),
                evidence=(water,),
            ),
            Act(
                kind=ActKind.NO_RESPONSE,
                by=Actor(name="Liu", type=ActorType.PERSON, country="CHN"),
                toward=None,
                about=None,
                when=Dated(when=When("2024-05-22")),
                status=Status.HELD,
                attribution=(Source(name="Kanto TV"),),
                evidence=(quote("did not reply to questions"),),
            ),
        ),
        series=(
            SeriesMention(
                name="the parties' yearly sessions",
                participants=("CHN", "JPN"),
                kind=Kind.MEETING,
                cadence="P1Y",
                last_held=When("2018"),
                ordinal=None,
                next=None,
                state=SeriesState.RESUMING,
                evidence=(quote("the last of which took place in 2018"),),
            ),
        ),
        offices=(
            OfficeFact(
                person="Liu Jianchao",
                country="CHN",
                office="head of the department",
                when=When("2022/.."),
                status=Status.HELD,
                past=False,
                evidence=(quote("who has led the department since 2022"),),
            ),
        ),
        unread=(
            Unread(
                quote=quote("Talks were also mentioned."),
                reason="no party named, two needed",
            ),
        ),
        working=Working(
            times=(
                TimeMention(quote=quote("May 29"), when=When("2024-05-29"), reason="a day named"),
                TimeMention(quote=quote("this month"), when=None, reason="no own day"),
            ),
            actors=(
                Actor(name="China", type=ActorType.COUNTRY, country="CHN", span=span("Beijing")),
                Actor(name="unnamed sources", type=ActorType.GROUP),
            ),
            attributions=(
                SaidSpan(
                    source=(span("the broadcaster Kanto TV"),),
                    cue=(span("reported"),),
                    content=(span("A senior Chinese party official will come to Tokyo"),),
                ),
            ),
            triggers=(
                Trigger(
                    quote=quote("sit down"),
                    frame="meeting.sit-down",
                    claim=MEETING.id,
                    slots=(
                        Slot(
                            name="status",
                            value="planned",
                            reason="“is to” and an infinitive",
                            words=(quote("is to"),),
                        ),
                        Slot(name="place", value=None, reason="no place named beside it"),
                    ),
                ),
                Trigger(quote=quote("Talks"), frame="meeting.talks", claim=None, slots=()),
            ),
        ),
    )


@pytest.fixture
def engagement() -> Engagement:
    """The meeting as the diary knows it: planned by one page, and later said to be held."""
    return Engagement(
        id="3f2a9c1b5d6e7f80",
        kind=Kind.MEETING,
        status=Status.HELD,
        unresolved=False,
        confirmed=True,
        participants=MEETING.participants,
        place=MEETING.place,
        when=When("2024-05-29"),
        topic="the parties' yearly sessions",
        history=(
            Change(
                said_on="2024-05-22",
                status=Status.PLANNED,
                when=When("2024-05-29"),
                attribution=KANTO,
                claim=MEETING.id,
                article="kanto.txt",
            ),
            Change(
                said_on=None,
                status=Status.HELD,
                when=When("2024-05-29"),
                attribution=(),
                claim="f" * 16,
                article="later.html",
            ),
        ),
        claims=(MEETING,),
    )


@pytest.fixture
def series() -> Series:
    """Yearly sessions with six silent years and a session after them."""
    return Series(
        id="5e81e5",
        name="the parties' yearly sessions",
        participants=("CHN", "JPN"),
        kind=Kind.MEETING,
        cadence="P1Y",
        state=SeriesState.ACTIVE,
        last_held=When("2025-01-14"),
        next=None,
        sessions=(
            Session(when=When("2017-12-25"), engagement=None, ordinal=7),
            Session(when=When("2018"), engagement=None),
            Session(when=When("2025-01-14"), engagement="3f2a9c1b5d6e7f80"),
        ),
        gaps=(Gap(since=When("2018"), until=When("2025-01-14"), years=6),),
        evidence=(("kanto.txt", quote("the last of which took place in 2018")),),
    )
