"""The diary over HTTP: pages to look at; every answer is that of the same `Query`."""

from legation.web.app import make_app

__all__ = ["make_app"]
