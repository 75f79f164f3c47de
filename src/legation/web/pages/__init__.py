"""The pages that people read, a router each."""

from legation.web.pages import diary

ROUTERS = (diary.router,)
