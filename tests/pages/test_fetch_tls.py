"""Fetching over TLS from a server on this computer, with certificates made for the test."""

import socket
import ssl
import time
from datetime import UTC, datetime

import pytest
import trustme
from websites import HTML, PAGE, fetch, leading, serving

from legation.model import Media, NotRead
from legation.pages import Fetching, connection, discover


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    """Let the system trust the authority for the length of a test."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    connection._trust.cache_clear()
    yield
    connection._trust.cache_clear()


def secure(authority, *names, **how):
    """What a server needs that is to show a certificate of this authority for these names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names or ("127.0.0.1",), **how).configure_cert(context)
    return context


@pytest.fixture
def site(authority):
    with serving(secure(authority)) as site:
        site.answers["/1"] = (200, [HTML], PAGE)
        yield site


@pytest.mark.usefixtures("trusted")
def test_a_page_comes_over_tls(site):
    """robots.txt and page are asked for over https, and the page keeps its address."""
    (page,) = fetch(f"{site.address}/1")
    assert site.address.startswith("https://")
    assert (page.url, page.content, page.media) == (f"{site.address}/1", PAGE, Media.HTML)
    assert site.paths == ["/robots.txt", "/1"]


@pytest.mark.usefixtures("trusted")
def test_a_host_is_checked_by_its_name(authority, monkeypatch):
    """The certificate is asked for by the address's name, wherever that leads."""
    monkeypatch.setattr("socket.getaddrinfo", leading({"news.example": "127.0.0.1"}))
    with serving(secure(authority, "news.example")) as site:
        site.answers["/1"] = (200, [HTML], PAGE)
        (page,) = fetch(f"https://news.example:{site.port}/1")
    assert page.content == PAGE


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("names", "how", "said"),
    [
        (["other.example"], {}, "not valid for '127.0.0.1'"),
        ([], {"not_after": datetime(2020, 1, 1, tzinfo=UTC)}, "has expired"),
        ([], {"not_before": datetime(2200, 1, 1, tzinfo=UTC)}, "not yet valid"),
        (None, {}, "unable to get local issuer"),
    ],
)
def test_a_certificate_that_is_not_trusted_is_refused(authority, names, how, said):
    """Of another name, another time or an authority nobody knows: nothing is asked for."""
    made_by = trustme.CA() if names is None else authority
    with serving(secure(made_by, *names or [], **how)) as site:
        (refused,) = fetch(f"{site.address}/1")
    assert isinstance(refused, NotRead)
    assert said in refused.reason
    assert "a certificate that is not trusted" in refused.reason
    assert "check the address" in refused.reason
    assert site.paths == []


def test_an_authority_that_the_system_does_not_trust(site):
    """Unless somebody names the authority, its hosts are refused."""
    (refused,) = fetch(f"{site.address}/1")
    assert "a certificate that is not trusted" in refused.reason and site.paths == []


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_to_http_is_followed(site):
    """The other address's robots.txt is asked first; the page's address is where it led."""
    with serving() as plain:
        plain.answers["/2"] = (200, [HTML], PAGE)
        site.answers["/1"] = (301, [("Location", f"{plain.address}/2")], b"")
        (page,) = fetch(f"{site.address}/1")
        assert (page.id, page.url) == (f"{site.address}/1", f"{plain.address}/2")
        assert plain.paths == ["/robots.txt", "/2"]


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_to_a_private_address_is_refused(site, monkeypatch):
    """TLS on the way there makes no private address public."""
    monkeypatch.setattr("legation.pages.connection.public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr("socket.getaddrinfo", leading({"localhost": "127.0.0.2"}))
    with serving() as plain:
        site.answers["/1"] = (302, [("Location", f"http://localhost:{plain.port}/2")], b"")
        (refused,) = discover([f"{site.address}/1"], fetching=Fetching(pause=0.0))
        assert "localhost is 127.0.0.2, which is no address of the open internet" in refused.reason
        assert plain.paths == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("asked_as", ["https", "http"])
def test_a_server_that_speaks_otherwise_is_a_reason(authority, asked_as):
    """http to a TLS port and https to a plain one end with a reason, soon."""
    with serving(secure(authority) if asked_as == "http" else None) as site:
        (refused,) = fetch(f"{asked_as}://127.0.0.1:{site.port}/1")
    assert "could not be asked" in refused.reason


@pytest.mark.usefixtures("trusted")
def test_an_answer_cut_short_is_refused(site):
    """Where TLS is not ended as it should be, somebody may have cut the page."""

    def cut(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Minis")

    site.answers["/1"] = cut
    (refused,) = fetch(f"{site.address}/1")
    assert "could not be asked" in refused.reason


@pytest.mark.usefixtures("trusted")
def test_a_silent_server_is_left():
    """A port that takes a connection and says nothing ends with our patience."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        (refused,) = fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/1", patience=0.4)
    assert "try again later" in refused.reason
    assert time.monotonic() - begun < 3
