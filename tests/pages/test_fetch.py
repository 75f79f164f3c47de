import gzip
import time

import pytest
from websites import HTML, PAGE, fetch, leading, serving

from legation.errors import PageError
from legation.model import Media, NotRead
from legation.pages import Fetching, discover
from legation.pages.connection import cleaned, public


@pytest.fixture
def site():
    with serving() as site:
        yield site


def test_an_address_is_a_page(site):
    """A page comes under the address as it was given, asked for by a robot that has a name."""
    site.answers["/1"] = (200, [HTML], PAGE)
    (page,) = fetch(f"{site.address}/1#top", zone="+01:00")
    assert (page.id, page.url) == (f"{site.address}/1#top", f"{site.address}/1")
    assert (page.content, page.media, page.zone) == (PAGE, Media.HTML, "+01:00")
    assert site.paths == ["/robots.txt", "/1"]
    assert site.asked[1][1]["user-agent"].startswith("Legation/")


@pytest.mark.parametrize(
    ("headers", "body", "content", "media"),
    [
        ([("Content-Type", "text/plain")], b"<p>Words", b"<p>Words", Media.TEXT),
        ([], b"<!DOCTYPE html><p>Words", b"<!DOCTYPE html><p>Words", Media.HTML),
        ([HTML, ("Content-Encoding", "gzip")], gzip.compress(PAGE), PAGE, Media.HTML),
        (
            [("Content-Type", "text/html; charset=windows-1251")],
            "<p>Москва".encode("windows-1251"),
            "<p>Москва".encode(),
            Media.HTML,
        ),
        (
            [("Content-Type", "text/html; charset=iso-8859-1")],
            "<p>“Łódź”".encode(),
            "<p>“Łódź”".encode(),
            Media.HTML,
        ),
        ([("Content-Type", "application/gzip")], gzip.compress(PAGE), PAGE, Media.HTML),
    ],
)
def test_how_a_page_came_is_taken_into_account(site, headers, body, content, media):
    """Type, encoding and compression are what the server says, unless the bytes know better."""
    site.answers["/1"] = (200, headers, body)
    (page,) = fetch(f"{site.address}/1")
    assert (page.content, page.media) == (content, media)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((404, [HTML], b"no"), "404: it is not there"),
        ((403, [HTML], b"no"), "403: it refuses"),
        ((500, [HTML], b"no"), "500: it is in trouble"),
        ((429, [HTML, ("Retry-After", "1")], b"no"), "asked too often"),
        ((301, [("Location", "/1")], b""), "leads on more than 5 times"),
        ((301, [("Location", "file:///etc/passwd")], b""), "an address of 'file'"),
        ((302, [("Location", "http://[bad")], b""), "no address"),
        ((200, [("Content-Type", "image/png")], b"png"), "it is image/png"),
        ((200, [HTML, ("Content-Length", "900")], b"short"), "breaks off after 5 of 900 bytes"),
        ((200, [HTML], b""), "empty"),
        ((200, [HTML], b" " * 20_000_001), "more than 20 MB"),
        ((200, [HTML, ("Content-Encoding", "gzip")], gzip.compress(bytes(30_000_000))), "20 MB"),
        ((200, [HTML, ("Content-Encoding", "gzip")], gzip.compress(PAGE)[:-9]), "cut short"),
        (lambda handler: handler.connection.close(), "could not be asked"),
        (lambda handler: handler.wfile.write(b"HTTP/1.1 two\r\n\r\n"), "could not be asked"),
        (lambda handler: handler.wfile.write(b"X: y\r\n" * 9000), "could not be asked"),
    ],
)
def test_what_cannot_be_fetched_is_a_reason(site, answer, said):
    """Whatever a server answers, the address gives one reason and the next one is fetched."""
    site.answers |= {"/1": answer, "/2": (200, [HTML], PAGE)}
    bad, good = fetch(f"{site.address}/1", f"{site.address}/2")[:2]
    assert (bad.id, type(bad)) == (f"{site.address}/1", NotRead)
    assert said in bad.reason
    assert good.id == f"{site.address}/2"


@pytest.mark.parametrize("drip", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_a_slow_server_is_left(site, drip):
    """An answer that never ends, in its head or its body, ends with our patience."""

    def slowly(handler):
        handler.wfile.write(drip)
        for _ in range(100):
            try:
                handler.wfile.write(b"a")
            except OSError:
                return
            time.sleep(0.05)

    site.answers["/1"] = slowly
    begun = time.monotonic()
    (found,) = fetch(f"{site.address}/1", patience=0.4)
    assert "longer than 0.4 seconds" in found.reason
    assert time.monotonic() - begun < 3


def test_a_redirect_leads_to_the_page(site):
    """The page's address is where the way ended; its name is where it began."""
    site.answers |= {"/1": (302, [("Location", "/a b?q=ü")], b"")}
    site.answers["/a%20b?q=%C3%BC"] = (200, [HTML], PAGE)
    (page,) = fetch(f"{site.address}/1")
    assert (page.id, page.url) == (f"{site.address}/1", f"{site.address}/a%20b?q=%C3%BC")


def test_robots_txt_is_asked_once_and_obeyed(site):
    """What a host keeps from robots is not asked for."""
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: legation\nDisallow: /private\n"
    site.answers |= {"/robots.txt": (200, [], rules), "/1": (200, [HTML], PAGE)}
    refused, page = fetch(f"{site.address}/private/1", f"{site.address}/1")
    assert "robots.txt" in refused.reason and page.content == PAGE
    assert site.paths == ["/robots.txt", "/1"]


def test_a_redirect_does_not_lead_past_robots_txt(site):
    """Where a redirect leads is asked about too."""
    site.answers |= {
        "/robots.txt": (200, [], b"User-agent: *\nDisallow: /private\n"),
        "/1": (301, [("Location", "/private")], b""),
    }
    (refused,) = fetch(f"{site.address}/1")
    assert "robots.txt" in refused.reason and "/private" not in site.paths


def test_a_host_in_trouble_is_not_asked_again(site):
    """A server that cannot give its robots.txt is left alone for the run."""
    site.answers |= {"/robots.txt": (503, [], b""), "/1": (200, [HTML], PAGE)}
    found = fetch(f"{site.address}/1", f"{site.address}/2")
    assert all("robots.txt" in refused.reason for refused in found)
    assert site.paths == ["/robots.txt"]


def test_a_host_is_given_its_pause(site):
    """Two requests to one host lie as far apart as the pause, or the delay the host asks for."""
    site.answers |= {
        "/robots.txt": (200, [], b"User-agent: *\nCrawl-delay: 0.3\n"),
        "/1": (200, [HTML], PAGE),
    }
    fetch(f"{site.address}/1", f"{site.address}/1", pause=0.1)
    robots, first, second = site.at
    assert first - robots >= 0.09
    assert second - first >= 0.29


def test_a_host_that_asks_for_a_long_rest_gets_it(site):
    """After a long Retry-After the host is not asked again in this run."""
    site.answers["/1"] = (503, [("Retry-After", "3600")], b"")
    first, second = fetch(f"{site.address}/1", f"{site.address}/2")
    assert "503" in first.reason and "left alone for 3600 seconds" in second.reason
    assert site.paths == ["/robots.txt", "/1"]


def test_an_unchanged_page_is_not_sent_again(site, tmp_path):
    """With an archive, the second run asks whether the page changed and takes the kept bytes."""

    def answer(handler):
        unchanged = handler.headers.get("If-None-Match") == '"a"'
        handler.send_response(304 if unchanged else 200)
        handler.send_header("ETag", '"a"')
        handler.send_header("Content-Type", "text/plain; charset=windows-1251")
        handler.end_headers()
        if not unchanged:
            handler.wfile.write("Москва".encode("windows-1251"))

    site.answers["/1"] = answer
    first = fetch(f"{site.address}/1", archive=tmp_path)
    second = fetch(f"{site.address}/1", archive=tmp_path)
    assert first == second
    assert second[0].content.decode() == "Москва"
    assert site.asked[-1][1]["if-none-match"] == '"a"'
    for kept in tmp_path.rglob("*.gz"):
        kept.unlink()
    assert fetch(f"{site.address}/1", archive=tmp_path) == first
    assert "if-none-match" not in site.asked[-1][1]


def test_a_feed_at_an_address(site):
    """A feed's entries with words are pages; those with an address only are fetched."""
    feed = b"""<rss><channel><item><title>Own words</title><link>/1</link>
      <description>%s</description></item>
      <item><title>T</title><link>/2</link><description>A teaser.</description>
      <pubDate>Wed, 22 May 2024 07:56:00 +0900</pubDate></item>
      <item><link>/gone</link></item><item><link>/feed</link></item></channel></rss>"""
    site.answers |= {
        "/feed": (200, [("Content-Type", "application/rss+xml")], feed % (b"They met. " * 80)),
        "/2": (200, [HTML], PAGE),
    }
    own, linked, gone, looped = fetch(f"{site.address}/feed")
    assert (own.id, b"Own words" in own.content) == (f"{site.address}/1", True)
    assert (linked.id, linked.content) == (f"{site.address}/2", PAGE)
    assert linked.published == "2024-05-22T07:56:00+09:00"
    assert (gone.id, "404" in gone.reason) == (f"{site.address}/gone", True)
    assert "a feed" in looped.reason


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://2130706433:9/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0:9/",
    ],
)
def test_a_private_address_is_refused(address):
    """Without leave, nothing that is not of the open internet is connected to."""
    (found,) = discover([address], fetching=Fetching(pause=0.0))
    assert "no address of the open internet" in found.reason


@pytest.mark.parametrize(
    ("ip", "is_public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(ip, is_public):
    """An address inside another counts as what it leads to."""
    assert public(ip) is is_public


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """What a redirect leads to is checked as what was named."""
    site.answers["/1"] = (302, [("Location", f"http://localhost:{site.server.server_port}/2")], b"")
    monkeypatch.setattr("legation.pages.connection.public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr("socket.getaddrinfo", leading({"localhost": "127.0.0.2"}))
    (found,) = discover([f"{site.address}/1"], fetching=Fetching(pause=0.0))
    assert "localhost is 127.0.0.2" in found.reason


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://news.example/1", "an address of 'ftp'"),
        ("http:///1", "names no host"),
        ("http://me:secret@news.example/", "a user's name"),
        ("http://news.example:port/", "no address"),
        ("http://[::1", "no address"),
        ("http://" + "a" * 70 + ".example/", "no address"),
    ],
)
def test_what_is_no_web_address_is_said(address, said):
    """An address that cannot be asked for gives its reason without asking."""
    (found,) = discover([address])
    assert said in found.reason
    with pytest.raises(PageError):
        cleaned(address)


def test_addresses_may_be_forbidden(site):
    """With no fetching at all, an address is a reason and nothing is asked."""
    (found,) = discover([f"{site.address}/1"], fetching=None)
    assert "may not be fetched" in found.reason and not site.asked


def test_addresses_are_cleaned():
    """Hosts and paths beyond ASCII are written as servers want them."""
    assert cleaned("HTTP://Bücher.example/ä b?q=ö#x") == (
        "http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%B6"
    )
