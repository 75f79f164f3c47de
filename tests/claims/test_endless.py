"""What is no sentence ends, and soon: chains of words, names that run over an end."""

from __future__ import annotations

import time

import pytest

from legation import reading
from legation.model import Media, RawPage

LEAD = (
    "Ministers meet\n\nLIMA, March 5, 2024 - The foreign minister of Norway met the foreign "
    "minister of Peru in Lima on Tuesday, officials said.\n\n"
)
CHAIN = "The minister met the president " + "of the council " * 125 + "in Lima."
ENDLESS = "The ministers of Norway and Peru met and " * 400 + "left."
OVER = (
    'ld. T ink <div "><figcaption>></div>on"o.<p><v c\n<>Jesk, n a secretary a b h ht. T w be o p a'
)


def read(text: str, media: Media = Media.TEXT):
    reading.ready()
    begun = time.process_time()
    made = reading.read(RawPage(id="a", content=text.encode(), media=media))
    assert time.process_time() - begun < 20
    return made


def test_a_chain_of_four_hundred_words_is_read():
    """However deep its words hang on each other; the page's claim is there."""
    assert len(read(LEAD + CHAIN).claims) == 1


def test_what_is_too_long_for_a_sentence_is_told():
    """It is not parsed and not silent, and the page's claim is there."""
    made = read(LEAD + ENDLESS)
    assert len(made.claims) == 1
    (told,) = (one for one in made.unread if one.reason == "too long for a sentence")
    assert ENDLESS.startswith(told.quote.text)


def test_a_page_of_many_names_takes_time_in_its_length():
    """What is beyond the length that is read is told; what was read before it is there."""
    names = "".join(
        f"President Anna Fen{n} of Peru and Minister Boris Kor{n} of Chile met in Oslo. "
        for n in range(1500)
    )
    made = read(LEAD + names)
    assert len(made.claims) > 1
    (told,) = (one for one in made.unread if one.reason == "beyond what is read of one page")
    assert told.quote.start > 50_000


@pytest.mark.parametrize("row", ["." * 60_000 + "x ", ".)" * 30_000 + "x ", "a. b " * 12_000])
def test_rows_of_stops_take_time_in_their_length(row):
    """Where a sentence ends is asked once at each place; the page's claim is there."""
    assert len(read(LEAD + row + "end.").claims) == 1


def test_a_quotation_that_was_not_parsed_is_nobodys():
    """It stands beyond what is read, and no fault of ours."""
    many = "The minister of Peru met the minister of Chile in Oslo on Monday. " * 1000
    read(LEAD + many + 'End.\n\n"We shall never again come back to this," he said.\n')


@pytest.mark.parametrize("content", [OVER, OVER.replace("secretary", "minister")])
def test_a_name_may_run_over_its_sentence(content):
    """Such a page is read or refused, and no fault of ours."""
    read(content, Media.HTML)
