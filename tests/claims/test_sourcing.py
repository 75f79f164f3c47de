"""Who says so: reporting words, whose they are, and how far their word reaches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import story

from legation.claims import sourcing


def chain(text: str, words: str, *, agency: str | None = None) -> list[str]:
    """The names of the sources in force for `words` of `text`."""
    told = story(text, agency=agency)
    said = sourcing.find(told.sentences, people=told.people, agency=agency)
    span, index = told.at(words)
    return [source.name for source in sourcing.chain_for(span, index, said)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The French foreign ministry said that its minister would visit Oslo on Monday.",
         "visit", ["French foreign ministry"]),
        ("The minister will visit Oslo on Monday, a Norwegian diplomat said.",
         "visit", ["a Norwegian diplomat"]),
        ("The minister will visit Oslo on Monday, according to two aides to the prime minister.",
         "visit", ["two aides to the prime minister"]),
        ("The two presidents will meet in June, broadcaster TVN reported on Friday.",
         "meet", ["TVN"]),
        ("The two presidents will meet in June, the Lusa news agency reported, citing an aide.",
         "meet", ["Lusa", "an aide"]),
        ("A Lima daily reported that the two presidents would meet.",
         "meet", ["a Lima daily"]),
        ("Citing officials in Lima, the newspaper El Faro said the two presidents would meet.",
         "meet", ["El Faro", "officials in Lima"]),
        ("Arrangements are being made for talks in June, NHK reported citing sources.",
         "talks", ["NHK", "unnamed sources"]),
        ("Peru's foreign minister, Ana Salas, told reporters she would travel to Quito.",
         "travel", ["Ana Salas"]),
        ("State television quoted President Ivan Petrov as saying he would visit Minsk.",
         "visit", ["state television", "Ivan Petrov"]),
        ("Talks were held on Sunday, as reported by the Anadolu news agency.",
         "Talks", ["Anadolu"]),
        ("The visit was confirmed on Monday by nobody, but the Kremlin said Putin would go.",
         "go", ["Kremlin"]),
        ("Berlin confirmed the visit of the Polish president.", "visit", ["Berlin"]),
        ("A Kenyan official denied that the two ministers had met.", "met", ["a Kenyan official"]),
        ("A statement from the Swiss embassy said talks would resume in Geneva.",
         "talks", ["Swiss embassy"]),
        ("On her way home she dined with the mayor of Oslo, a spokesman for the mayor said.",
         "dined", ["a spokesman for the mayor"]),
        ("The palace said in a statement that the king had met the mayor of Lima.",
         "met", ["palace"]),
        ("As the Daily Echo first reported, the envoys met in Lima.", "met", ["Daily Echo"]),
        ("Omani officials told reporters that the envoys had met.", "met", ["Omani officials"]),
        ("The envoy, who was in Lima on Monday, will brief the allies, two diplomats said.",
         "was", []),
        ("The envoy, who was in Lima on Monday, will brief the allies, two diplomats said.",
         "brief", ["two diplomats"]),
        ("The premier, whose trip to Quito was dropped, may yet go to Lima, aides said.",
         "trip", []),
        ("The premier may go to Lima, where he was in May, aides said.", "was", ["aides"]),
        ("The king has invited the premier to Rabat, Algiers says; the date is open.",
         "invited", ["Algiers"]),
        ("The king will go to Lima, officials said; he was in Quito in May.", "was", []),
        ("The two will not meet, a Chilean official said; a Lima daily had said otherwise.",
         "meet", ["a Chilean official"]),
        ("Ivan Petrov, head of the press department, told reporters that the envoys would meet. "
         "The spokesman said the talks would be held in Minsk.",
         "talks", ["Ivan Petrov"]),
        ("President Ivan Petrov said the envoys would meet. "
         "The spokesman said the talks would be held in Minsk.",
         "talks", ["spokesman"]),
        ("Reports that the envoys had met were denied by the Syrian foreign ministry.",
         "met", ["Syrian foreign ministry"]),
        ("The king will visit Lima in May, Swedish newspaper The Daily Echo reported, in what "
         "would be his first visit.", "visit", ["Daily Echo"]),
        ("Anna Lund will go to Riga for consultations, the first since 2016, government "
         "spokesman Ole Berg announced on Friday.", "go", ["Ole Berg"]),
        ("Accra has asked for a new round, diplomatic sources in the Ghanaian capital said.",
         "round", ["diplomatic sources in the Ghanaian capital"]),
        ("Peru's president told a news conference that the two might meet in May.",
         "meet", ["Peru's president"]),
        ("The king told diplomats he had met both presidents this week.", "met", ["king"]),
        ("Asked whether the king would visit Lima, the palace said nothing was planned.",
         "visit", ["palace"]),
        ("She declined to speak about a newspaper report that the king may visit Lima.",
         "visit", ["a newspaper report"]),
        ('"We will meet in the spring," said a Danish envoy who asked not to be named.',
         "meet", ["a Danish envoy"]),
        ("Ottawa, a Canadian official said, had put off the visit.",
         "visit", ["a Canadian official"]),
        ("Sources familiar with the matter said the envoys met twice.",
         "met", ["sources familiar with the matter"]),
        ("Sources in the delegation told TASS that the envoys had met in Baku.",
         "met", ["TASS", "sources in the delegation"]),
        ("Togo's president will attend, Information Minister Afi Mensah told state radio.",
         "attend", ["state radio", "Afi Mensah"]),
        ("In an interview with Le Soir, the Togolese president said he would meet the king.",
         "meet", ["Le Soir", "Togolese president"]),
        ("In remarks carried by state media, Ole Dahl said he would visit Riga.",
         "visit", ["state media", "Ole Dahl"]),
        ("According to The Echo, a Danish diplomat said the envoys would meet.",
         "meet", ["Echo", "a Danish diplomat"]),
        ("As The Standard reported last week, the envoys have met twice.", "met", ["The Standard"]),
        ("The visit, first reported by the Evening Courier, has not been announced.",
         "visit", ["Evening Courier"]),
        ("The premier will lead the delegation, the Daily Star has learned.",
         "lead", ["Daily Star"]),
        ("A Danish official, speaking on condition of anonymity, said the king would visit Lima.",
         "visit", ["a Danish official"]),
        ("Reports in the Danish press say the envoys met.",
         "met", ["reports in the Danish press"]),
        ("People briefed on the matter said that the envoys met.",
         "met", ["people briefed on the matter"]),
        ("The White House readout said the two leaders talked.", "talked", ["White House"]),
        ("The embassy would neither confirm nor deny that the envoys had met.", "met", []),
        ("The envoys met in Muscat.", "met", []),
    ],
)  # fmt: skip
def test_source_is_named_as_the_text_names_it(text: str, words: str, expected: list[str]) -> None:
    """Whatever the grammar of reporting, the chain runs outermost first."""
    assert expected == [name.removeprefix("the ") for name in chain(text, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister will visit Oslo, two officials told Tern News.", "visit"),
        ("The minister will visit Oslo, Tern News reported.", "visit"),
    ],
)
def test_publishing_agency_is_no_source(text: str, words: str) -> None:
    """The agency that publishes the article is left out of the chain."""
    assert "Tern News" not in chain(text, words, agency="Tern News")


@pytest.mark.parametrize(
    ("first", "second", "words", "expected"),
    [
        ("A senior Thai official said the premier would go to Hanoi.",
         "A meeting in Danang is planned too, the official added.", "meeting",
         ["a senior Thai official"]),
        ("The Greek foreign ministry said talks would be held in June.",
         "A second round will follow in July, the ministry said.", "round",
         ["Greek foreign ministry"]),
        ("Talks will be held in June, Spanish broadcaster TVX reported.",
         "A second round will follow in July, the broadcaster said.", "round", ["TVX"]),
        ("A Turkish diplomat disagreed.",
         "Ankara, he said, had put off the meeting.", "meeting", ["a Turkish diplomat"]),
    ],
)  # fmt: skip
def test_a_source_is_known_again(first: str, second: str, words: str, expected: list[str]) -> None:
    """ "The official", "the ministry" and "he" are whoever spoke before."""
    found = chain(f"{first}\n\n{second}", words)
    assert expected == [name.removeprefix("the ") for name in found]


@pytest.mark.parametrize(
    ("second", "words", "carried"),
    [
        ("He would talk with the mayor of Oslo, among others.", "talk", True),
        ("He will talk with the mayor of Oslo, among others.", "talk", False),
        ("The second meeting of the foreign ministers will be held in Turku.", "meeting", False),
        ("The visit is expected to last three days.", "visit", True),
        ("He visited Oslo twice as a student.", "visited", False),
        ("Sweden and Finland held talks in March.", "talks", False),
    ],
)
def test_a_plan_is_carried_on_and_background_is_not(second: str, words: str, carried: bool) -> None:
    """A sentence that goes on with the reported plan keeps its source; the past does not."""
    first = "Foreign Minister Jean Morel will visit Oslo in June, a French official said."
    expected = ["a French official"] if carried else []
    assert expected == chain(f"{first}\n\n{second}", words)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("An aide said the king, whom the premier met on Monday, would visit Lima.", "met", []),
        ("An aide said the king, whom the premier met on Monday, would visit Lima.",
         "visit", ["an aide"]),
        ("The king will fly to Lima, where he is to meet Peru's president, an aide said.",
         "meet", ["an aide"]),
    ],
)  # fmt: skip
def test_a_reminder_is_the_writers_own(text: str, words: str, expected: list[str]) -> None:
    """A relative clause in commas is no part of what is said, unless the source stands behind."""
    assert expected == chain(text, words)


def test_what_stands_between_two_words_of_a_source_is_its_word() -> None:
    """A sentence on the reported people, before the source speaks again, is of that source."""
    first = "Jean Morel will visit Oslo in June, a French official said."
    last = "They are to discuss fish, the official said."
    text = "\n\n".join((first, "He will talk with the mayor of Oslo.", last))
    assert chain(text, "talk") == ["a French official"]


BRIEFING = """Spokesman Ole Dahl's Regular Briefing

MS. HOLM: Good morning. The king met the mayor of Riga.

Q: Will the premier visit Lima?

A: She will. Our envoy met the mayor of Lima last week.

Q: And Quito?

MR. LIND: Perhaps. An aide said she would see Quito."""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("met the mayor of Riga", ["Holm"]),
        ("visit Lima", []),
        ("met the mayor of Lima", ["Ole Dahl"]),
        ("see Quito", ["Lind", "an aide"]),
    ],
)
def test_an_answer_is_the_word_of_who_gives_it(words: str, expected: list[str]) -> None:
    """In a briefing the turn's speaker stands outermost; a question is nobody's word."""
    assert chain(BRIEFING, words) == expected


TRANSCRIPT = """Ole Dahl met Anna Lund in Riga.

President of Latvia Anna Lund (retranslated):

You are welcome here. Our ministers met in May.

Prime Minister of Norway Ole Dahl: Thank you.

I will visit Riga again in June.

Anna Lund:

The king will visit us too."""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ole Dahl met Anna Lund", []),
        ("met in May", ["Anna Lund"]),
        ("visit Riga", ["Ole Dahl"]),
        ("visit us", ["Anna Lund"]),
    ],
)
def test_a_transcript_has_its_speakers_turns(words: str, expected: list[str]) -> None:
    """What stands under a person's name and a colon is said by that person until the next."""
    assert chain(TRANSCRIPT, words) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ('"They will meet on Monday," Afi Mensah told reporters.', ["Afi Mensah"]),
        ('"We are glad," said Jan Kos, the Polish foreign minister.', ["Togo's foreign minister"]),
    ],
)
def test_who_has_spoken_may_be_named_later(second: str, expected: list[str]) -> None:
    """The one first named as the speaker of the next quotation is who has spoken."""
    first = "The envoys will meet in Lome next week, Togo's foreign minister said on Monday."
    assert chain(f"{first}\n\n{second}", "meet in Lome") == expected


def test_a_carried_source_has_no_words_of_its_own() -> None:
    """What is carried over rests on another sentence, so its source has no span here."""
    told = story("The envoy will visit Oslo, an aide said. He would meet the king.")
    said = sourcing.find(told.sentences, people=told.people, agency=None)
    assert [(one.carried, one.source[0].span is not None) for one in said] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We have met," said Peru\'s Ana Salas. "We will meet again in Quito."',
        '"We will meet again in Quito. It was a good day," said Peru\'s Ana Salas.',
        'Peru\'s Ana Salas told reporters: "It was a good day. We will meet again in Quito."',
        '"We have met," said Peru\'s Ana Salas. "All is well. We will meet again in Quito."',
        "“We will meet again in Quito.\n\n“It was a good day,” said Peru's Ana Salas.",
        "‘We will meet again in Quito. It was a good day,’ said Peru's Ana Salas.",
        "Peru's Ana Salas said she was glad. “All is well. We will meet again in Quito.”",
        "Peru's Ana Salas was glad: “We will meet again in Quito.”",
        "Peru's Ana Salas was in Riga. “We will meet again with Jan Lund in Quito,” she said.",
        "Peru's Ana Salas spoke to reporters.\n\n“We will meet again in Quito.”",
    ],
)
def test_a_quotation_is_one_speakers(text: str) -> None:
    """Over sentences and paragraphs, and where it stands alone, of the last who spoke."""
    assert chain(text, "meet again") == ["Ana Salas"]


def test_a_quotation_behind_a_colon_is_of_whoever_leads_to_it() -> None:
    """Of an office or a body too."""
    text = "The ministry put it so: “The envoys met the king. All is well.”"
    assert chain(text, "met") == ["the ministry"]


def test_who_is_named_in_a_quotation_does_not_say_it() -> None:
    """ "He" behind a quotation is none of those whom it names."""
    assert chain("“I will meet President Nasri tomorrow,” he said.", "meet") == ["he"]


def test_a_quotation_is_nobody_elses() -> None:
    """What stands around a quotation is the article's own word."""
    text = "They met. “It was a good day,” said Peru's Ana Salas. They meet again in May."
    assert chain(text, "met") == chain(text, "meet again") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru rejected claims by Chile that its envoys had met.", ["Peru"]),
        ("The palace dismissed reports that the envoys had met.", ["the palace"]),
        ("Rumours that the envoys had met were dismissed by the palace.", ["the palace"]),
        ("Chile's claim that the envoys had met angered Lima.", ["Chile"]),
        ("The envoys met on Monday, per a Chilean official.", ["a Chilean official"]),
        ("According to NHK, which cited two aides, the envoys had met.", ["NHK", "two aides"]),
        ("The envoys met, broadcaster NHK said on Friday without citing sources.", ["NHK"]),
        ("A readout of the call released by Chile said the envoys had met.", ["Chile"]),
        ("Neither Peru nor Chile has confirmed that the envoys met.", []),
        ("An aide told reporters on a conference call that the envoys had met.", ["an aide"]),
        ("The envoys met at a hotel, two aides who were there said.", ["two aides"]),
        ("The envoys met twice per month.", []),
    ],
)  # fmt: skip
def test_denials_and_documents(text: str, expected: list[str]) -> None:
    """Whoever denies a report answers for what it told; a document speaks for its author."""
    assert chain(text, "met") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The visit is on, the Swiss ministry said, hours after Oman had called off the talks.",
         "talks"),
        ("The visit is on, the Swiss ministry said, reviving a trip that was put off in May.",
         "trip"),
    ],
)  # fmt: skip
def test_a_reminder_behind_the_report_is_the_writers(text: str, words: str) -> None:
    """What the writer adds behind "X said" is the article's own word."""
    assert chain(text, words) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([
    "Oslo said the envoys would meet.", "They met, an aide said.", "He left.",
    '"We will talk."', "NHK reported on Friday citing sources that talks would be held.",
]), min_size=1, max_size=4))  # fmt: skip
def test_every_span_stands_in_its_sentence(parts: list[str]) -> None:
    """Contents and cues slice out of the sentence they are said to be of."""
    told = story(" ".join(parts))
    said = sourcing.find(told.sentences, people=told.people, agency=None)
    for one in said:
        assert told.sentences[one.sentence].span.covers(one.content)
        assert one.carried or told.sentences[one.sentence].span.covers(one.cue)
