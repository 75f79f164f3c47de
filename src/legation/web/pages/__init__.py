"""The pages that people read, a router each."""

from legation.web.pages import (
    actor,
    article,
    codebook,
    decisions,
    diary,
    engagement,
    map,
    network,
    pair,
    review,
    search,
    series,
    sign_in,
    sources,
    why,
)

ROUTERS = (
    diary.router,
    engagement.router,
    article.router,
    why.router,
    actor.router,
    pair.router,
    series.router,
    network.router,
    map.router,
    sources.router,
    review.router,
    decisions.router,
    search.router,
    codebook.router,
    sign_in.router,
)
