"""Read-outs: an office's own page that tells of what it did speaks of its own day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from legation.claims import times
from legation.claims.clusters import Cluster
from legation.claims.drafts import Draft
from legation.claims.frames import Leg
from legation.claims.times import Direction
from legation.language import alternation, table
from legation.model import Article, Dated, Label, Quote, Status, When

_LEAD = 1
"""The last paragraph, counted from 0, in which a read-out tells what it is about."""


@cache
def _official() -> re.Pattern[str]:
    """Host labels of governments, foreign ministries, presidents and organisations."""
    labels = table("en", "readouts")["host_labels"]
    return re.compile(rf"(?:^|\.|-)(?:{alternation(labels)})(?:\.|-|$)")


def is_readout(article: Article) -> bool:
    """Whether the page stands on an office's own host and credits no agency."""
    host = urlsplit(article.url or "").hostname or ""
    return article.agency is None and _official().search(host) is not None


def dated(cluster: Cluster, article: Article) -> None:
    """Give an undated engagement the day that an office's own page shows for it.

    What the lead tells as done, and an arrival, is of the page's own day; what is planned is of
    the days that the headline names. A visit is not of the day of the meeting it is made for.
    """
    if cluster.when is not None or article.anchor_day is None or not is_readout(article):
        return
    first = cluster.drafts[0]
    if cluster.status in _DONE and _is_of_the_page(first):
        day = Dated(when=When.day(article.anchor_day), quote=None)
    elif cluster.status is Status.PLANNED:
        announced = _announced(article, article.anchor_day)
        if announced is None:
            return
        day = announced
    else:
        return
    cluster.drafts[0] = replace(first, when=day)


_DONE = (Status.HELD, Status.UNDERWAY)


def _is_of_the_page(draft: Draft) -> bool:
    if draft.kind.group == "visit":
        return draft.trigger.frame.leg is Leg.ARRIVAL
    return draft.paragraph <= _LEAD


def _announced(article: Article, anchor: date) -> Dated | None:
    """The days to come that the headline names: "On January 23, the minister will visit Oslo"."""
    for block in article.labelled(Label.TITLE):
        words = block.span.of(article.text)
        named = [
            phrase
            for phrase in times.find(words, base=block.start)
            if phrase.names_a_day or phrase.spans_days
        ]
        if len(named) != 1:
            return None
        when = times.resolve(named[0], anchor=anchor, direction=Direction.FUTURE).when
        if when is None or when.first is None or when.first < anchor:
            return None
        return Dated(when=when, quote=Quote.cut(article.text, named[0].start, named[0].end))
    return None
