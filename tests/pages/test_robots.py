import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.pages.robots import rules

HOST = "https://news.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: LEGATION\nAllow: /", "/a", True),
        ("User-agent: Legation\nUser-agent: other\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/news", "/a/news/1", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*print=1", "/a?id=2&print=1", False),
        ("User-agent: *\nDisallow: /a$", "/a/b", True),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9/1", False),
        ("\ufeffUser-agent : * # all\r\nDisallow : /a # this\r\n", "/a", False),
        ("Disallow: /\nSitemap: x\nnonsense", "/a", True),
    ],
)
def test_rules(text, path, allowed):
    """The group of the robot's own name, else of all, and in it the longest rule that fits."""
    assert rules(text.encode(), "Legation").allow(HOST + path) is allowed


@pytest.mark.parametrize(("written", "delay"), [("2", 2.0), ("0.5", 0.5), ("soon", None)])
def test_delay(written, delay):
    """The delay a host asks for between requests is in seconds."""
    assert rules(f"User-agent: *\nCrawl-delay: {written}".encode(), "Legation").delay == delay


def test_a_rule_of_stars_takes_no_time():
    """A rule made to be slow is not."""
    hostile = rules(b"User-agent: *\nDisallow: /" + b"a*" * 2000 + b"b$", "Legation")
    begun = time.process_time()
    assert hostile.allow(f"{HOST}/{'a' * 4000}")
    assert time.process_time() - begun < 1


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_are_rules(content, path):
    """Whatever a host sends, it is read as rules."""
    assert rules(b"User-agent: *\nDisallow: /*" + content, "Legation").allow(f"{HOST}/{path}") in (
        True,
        False,
    )
