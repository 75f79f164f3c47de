"""Read-outs: an office's own page that tells of what it did speaks of its own day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from legation.claims.clusters import Cluster
from legation.language import alternation, table
from legation.model import Article, Dated, Status, When

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
    """Give an undated engagement that the read-out's lead tells as done the page's own day."""
    first = cluster.drafts[0]
    told = cluster.when is not None or article.anchor_day is None
    if told or first.paragraph > _LEAD or cluster.status not in (Status.HELD, Status.UNDERWAY):
        return
    if article.anchor_day is not None and is_readout(article):
        day = Dated(when=When.day(article.anchor_day), quote=None)
        cluster.drafts[0] = replace(first, when=day)
