"""The pages before a real browser: Debian's Chromium, which is never downloaded."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from legation.diary import Diary
from legation.model import Media, RawPage
from legation.web import make_app

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = "LEGATION_CHROMIUM"
"""Where this is set, as `.ci/run` does, a missing browser is a failure."""

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and not os.environ.get(REQUIRED), reason=f"no browser at {CHROMIUM}"
)

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"laptop": 1280, "phone": 390}
CLICKS = {
    "diary": [],
    "month": [".choices a:text-is('month')"],
    "answer": [".choices a:text-is('meeting')"],
    "engagement": [".agenda .who a >> nth=0"],
    "article": [".agenda .who a >> nth=0", ".history .facts a >> nth=0"],
    "why": [
        ".agenda .who a >> nth=0",
        ".history .facts a >> nth=0",
        "a:text-is('Why each value')",
    ],
    "actor": [".agenda .who a >> nth=0", "th a:text-is('Espen Barth Eide')"],
    "pair": [".agenda .who a >> nth=0", ".kicker a"],
    "series": [".ways a:text-is('Series')"],
    "talks": [".ways a:text-is('Series')", "main th a >> nth=0"],
    "countries": [".ways a:text-is('Countries')"],
    "network": [".ways a:text-is('Countries')", "th a:text-is('Norway')"],
    "map": [".ways a:text-is('Map')"],
    "sources": [".ways a:text-is('Sources')"],
    "review": [".ways a:text-is('Review')"],
    "search": [".ways a:text-is('Search')"],
    "codebook": [".ways a:text-is('Codebook')"],
    "decisions": [".foot a:text-is('Decisions')"],
    "api": [".foot a:text-is('For programs')"],
    "sign-in": [".foot a:text-is('Sign in')"],
}
"""What is clicked from the front page on to reach each page."""


TALKS = """Norway and Canada to hold yearly Arctic dialogue again

OSLO, May 2, 2024 - Norway and Canada agreed on Thursday to resume their annual Arctic dialogue, \
last held in 2019, the ministry said.
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, filled: Callable[[Path], Path]) -> Path:
    """The diary of two pages, and a third that tells of regular talks."""
    path = filled(tmp_path_factory.mktemp("browser") / "diary.db")
    with Diary(path) as diary:
        diary.add(RawPage(id="0-talks.txt", content=TALKS.encode(), media=Media.TEXT))
    return path


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address of a diary, served on a free port by a thread of this process."""
    running = uvicorn.Server(
        uvicorn.Config(make_app(database, today=date(2024, 5, 20)), port=0, log_level="warning")
    )
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def server(database: Path) -> Iterator[str]:
    """The address of the diary of two pages."""
    with served(database) as home:
        yield home


@pytest.fixture
def desk(unsure: tuple[Path, str]) -> Iterator[tuple[str, str]]:
    """The address of a diary in which a pair is unsure, and Ada's token for it."""
    path, words = unsure
    with served(path) as home:
        yield home, words


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@contextmanager
def page_of(browser: Browser, **settings: object) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it complains of or asks of other machines."""
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if urlsplit(asked.url).hostname == "127.0.0.1" else wrong.append(asked.url)
        ),
    )
    yield page, wrong
    context.close()


def sign_in(page: Page, home: str, words: str) -> None:
    page.goto(home)
    page.click(".foot a:text-is('Sign in')")
    page.fill("#token", words)
    page.click("main button:text-is('Sign in')")
    assert "Signed in as Ada" in page.inner_text(".foot")


def click(page: Page, server: str, name: str) -> None:
    page.goto(server)
    for selector in CLICKS[name]:
        page.click(selector)
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("name", CLICKS)
def test_every_page_is_reached_by_clicking(browser, server, name, scripts):
    """From the front page on, with scripts and without, and nothing is amiss or asked elsewhere."""
    with page_of(browser, java_script_enabled=scripts) as (page, wrong):
        click(page, server, name)
        assert page.locator("h1").count() == 1
        assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", CLICKS)
def test_everybody_can_read_it(browser, server, name, scheme):
    """axe finds nothing, in light and in dark."""
    with page_of(browser, color_scheme=scheme) as (page, _):
        click(page, server, name)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CLICKS)
def test_it_fits_its_screen(browser, server, name, width):
    """Nothing sticks out; a picture is left for people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with page_of(browser, viewport={"width": WIDTHS[width], "height": 900}) as (page, _):
        click(page, server, name)
        page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_fits_the_narrowest_phone(browser, server):
    """320 pixels are enough for every page."""
    with page_of(browser, viewport={"width": 320, "height": 700}) as (page, _):
        wide = []
        for name in CLICKS:
            click(page, server, name)
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wide.append(name)
        assert wide == []


@pytest.mark.parametrize("keys", [True, False], ids=["keys", "buttons without scripts"])
def test_a_review_decision_is_made_seen_and_undone(browser, desk, keys):
    """A pair is told to be one by a key or a button, stands among the decisions, and is undone."""
    home, words = desk
    question = "One engagement, or two?"
    with page_of(browser, java_script_enabled=keys) as (page, wrong):
        sign_in(page, home, words)

        def press(key: str) -> None:
            # A key pressed before the page's script has run is lost. Without scripts its control is
            # clicked.
            page.wait_for_load_state()
            with page.expect_navigation():
                page.keyboard.press(key) if keys else page.click(f'[data-key="{key}"]')

        page.click(".ways a:text-is('Review')")
        assert page.inner_text("h1") == question
        press("n")
        assert page.inner_text("h1") != question
        page.click("a:has-text('From the first question')")
        press("s")
        page.wait_for_selector(".done:has-text('Decided')")
        assert page.inner_text("h1") != question
        page.click("a:text-is('What people decided')")
        told = page.text_content(".news") or ""
        assert "Ada" in told and "one engagement" in told
        page.go_back()
        press("u")
        page.wait_for_selector(".done:has-text('Taken back')")
        assert page.inner_text("h1") == question
        assert wrong == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_record_is_corrected_in_the_browser(browser, desk, scripts):
    """The value changes where it is shown, with its author, and changes back."""
    home, words = desk
    with page_of(browser, java_script_enabled=scripts) as (page, wrong):
        sign_in(page, home, words)
        page.click(".agenda .who a >> nth=0")
        page.click("summary:text-is('Correct a value')")
        before = page.input_value("#value-place")
        page.fill("#value-place", "Montreal")
        page.fill("#reason-correct", "I was there")
        page.click("button:text-is('Correct it')")
        assert "Montreal" in page.inner_text(".card")
        assert "I was there" in page.inner_text("section:has(#by-hand)")
        page.click(".done button")
        assert before in page.inner_text(".card") and page.locator("#by-hand").count() == 0
        assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_put_it_right(browser, desk, width, scheme):
    """axe finds nothing on what those who are signed in see, and it fits; pictures are left."""
    home, words = desk
    SHOTS.mkdir(parents=True, exist_ok=True)
    screen = {"width": WIDTHS[width], "height": 900}
    with page_of(browser, color_scheme=scheme, viewport=screen) as (page, wrong):
        sign_in(page, home, words)
        for name, way in (("question", "/review"), ("forms", "")):
            if way:
                page.goto(home + way)
            else:
                page.click(".told-of h2 a >> nth=0")
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wrong == []


def test_a_filter_changes_the_list_without_loading_the_page_anew(browser, server):
    """With scripts the list alone is fetched; the address, the focus and going back hold."""
    with page_of(browser) as (page, wrong):
        page.goto(server)
        page.evaluate("window.same = true")
        page.focus("#kinds-meeting")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?kind=meeting")
        page.wait_for_selector("#kinds-meeting[aria-current]")
        assert page.evaluate("window.same")
        assert page.evaluate("document.activeElement.id") == "kinds-meeting"
        page.click("summary:has-text('Narrow it down')")
        page.fill("#since", "soon")
        page.click(".fields button")
        page.wait_for_selector("text=since=soon is no date")
        page.go_back()
        page.wait_for_selector("#kinds-meeting[aria-current]")
        page.go_back()
        page.wait_for_selector("#kinds-all[aria-current]")
        assert [told for told in wrong if "400" not in told] == []
