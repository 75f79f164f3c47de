"""Whether an engagement is what the article is about, or background to it."""

from __future__ import annotations

from datetime import timedelta

from legation.claims.clusters import Cluster
from legation.model import Article, Label, Status

_LEAD_PARAGRAPHS = 3
_FRESH = timedelta(days=21)


def is_main(cluster: Cluster, article: Article) -> bool:
    """True where the lead speaks of it, or later words do of something fresh or to come."""
    if cluster.status is Status.HABITUAL:
        return False
    when = cluster.when.when if cluster.when is not None else None
    if (
        when is not None and when.last is not None and article.anchor_day is not None
        and when.last < article.anchor_day - _FRESH
    ):  # fmt: skip
        return False
    lead = list(article.labelled(Label.BODY))[:_LEAD_PARAGRAPHS]
    end = lead[-1].end if lead else 0
    if any(draft.evidence.start < end for draft in cluster.drafts):
        return True
    fresh = when is not None and when.is_day
    return fresh or cluster.status not in (Status.HELD, Status.HABITUAL)
