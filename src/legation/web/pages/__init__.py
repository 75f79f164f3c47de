"""The pages that people read, a router each."""

from legation.web.pages import article, diary, engagement

ROUTERS = (diary.router, engagement.router, article.router)
