"""The pages that people read, a router each."""

from legation.web.pages import article, codebook, diary, engagement, search, series

ROUTERS = (
    diary.router,
    engagement.router,
    article.router,
    series.router,
    search.router,
    codebook.router,
)
