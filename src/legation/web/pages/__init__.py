"""The pages that people read, a router each."""

from legation.web.pages import actor, article, codebook, diary, engagement, pair, search, series

ROUTERS = (
    diary.router,
    engagement.router,
    article.router,
    actor.router,
    pair.router,
    series.router,
    search.router,
    codebook.router,
)
