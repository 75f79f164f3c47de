"""The pages that people read, a router each."""

from legation.web.pages import article, codebook, diary, engagement, search

ROUTERS = (diary.router, engagement.router, article.router, search.router, codebook.router)
