"""Make the pictures of the docs: the example pages in a diary, before Debian's Chromium.

python docs/pictures.py

They are written into docs/pictures/. The diary is thrown away.
"""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import sync_playwright

from legation import examples
from legation.diary import Diary
from legation.model import Query
from legation.web import make_app

TODAY = date(2024, 6, 3)
OUT = Path(__file__).parent / "pictures"
PAGES = {
    "diary": ("/?since=2024-05&until=2024-06", 1000),
    "engagement": ("/engagement/{told}", 820),
    "series": ("/series/{silent}", 640),
}
"""Each picture's address and height: `told` is the engagement most told of, `silent` a series."""


def main() -> None:
    """Serve the examples on a free port and write a picture of each page."""
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "examples.db"
        with Diary(path, today=TODAY) as diary:
            for page in sorted(examples.folder().iterdir()):
                diary.add(page)
            told = max(diary.find(Query()), key=lambda one: len(one.history)).id
            _, words = diary.tokens.create("Ada Byron")
            silent = next(one.id for one in diary.series() if one.gaps)
        config = uvicorn.Config(make_app(path, today=TODAY), port=0, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        take(f"http://127.0.0.1:{port}", words, told=told, silent=silent)
        server.should_exit = True
        thread.join(10)


def take(home: str, words: str, **ids: str) -> None:
    """Write a picture of each page of the diary served there; the token is for the forms."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--headless", "--no-sandbox"]
        )
        tab = browser.new_page()
        for name, (address, height) in PAGES.items():
            tab.set_viewport_size({"width": 900, "height": height})
            tab.goto(home + address.format(**ids))
            tab.screenshot(path=OUT / f"{name}.png")
        tab.goto(f"{home}/sign-in")
        tab.fill("#token", words)
        tab.click("main button")
        tab.set_viewport_size({"width": 900, "height": 620})
        tab.goto(f"{home}/review")
        tab.screenshot(path=OUT / "review.png")
        tab.set_viewport_size({"width": 900, "height": 860})
        tab.goto(home + f"/engagement/{ids['told']}")
        tab.click("summary:text-is('Correct a value')")
        tab.fill("#reason-correct", "the ministry's own record")
        tab.evaluate("document.querySelector('#right').scrollIntoView({behavior: 'instant'})")
        tab.screenshot(path=OUT / "correct.png")
        browser.close()


if __name__ == "__main__":
    main()
