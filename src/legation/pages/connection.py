"""One question to one web server: within a time, within a size, and to public hosts only."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, quote, urlsplit

from legation.errors import PageError, TryLater
from legation.pages.sniff import MAX_BYTES, too_large

_STALL = 15.0
_CHUNK = 65_536
_KEPT = "/%:?#[]@!$&'()*+,;=~-._"
_OTHER = re.compile(r"\s*(?:(?:image|audio|video|font)/|application/(?:pdf|zip|vnd\.))")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; header names in lower case, the body of a 200 to a GET as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


def cleaned(url: str) -> str:
    """The address as it is asked for: host in ASCII, no fragment, what may not stand escaped.

    Raises PageError where it is no http or https address, or names a user.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host and ":" not in host else host
    except ValueError as error:
        raise PageError(f"it is no address ({error}); wanted http:// or https://") from error
    if parts.scheme not in ("http", "https"):
        raise PageError(f"it is an address of {parts.scheme[:20]!r}; wanted http:// or https://")
    if not ascii_host:
        raise PageError("the address names no host; wanted one such as https://news.example/story")
    if parts.username is not None or parts.password is not None:
        raise PageError("the address holds a user's name; wanted an address open to everybody")
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    return SplitResult(
        parts.scheme,
        netloc if port is None else f"{netloc}:{port}",
        quote(parts.path or "/", safe=_KEPT),
        quote(parts.query, safe=_KEPT),
        "",
    ).geturl()


def public(written: str) -> bool:
    """Whether an IP address is one of the open internet.

    Private, loopback, link-local, reserved and multicast ones are not, nor is an IPv6 address
    that leads to such an IPv4 one.
    """
    ip: IP = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def ask(
    url: str,
    headers: dict[str, str],
    *,
    private: bool,
    patience: float,
    body: bytes | None = None,
) -> Answer:
    """The answer to a GET of a cleaned address, or to a POST of a body; no redirect is followed.

    What is answered to a POST is its status and headers alone.

    The host's addresses are looked up here and the connection made to the one that was checked,
    so a name cannot lead elsewhere in between. `patience` is the seconds the whole answer may
    take once the connection stands. Raises PageError for every failure.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    late = threading.Event()
    try:
        with (
            _connected(host, port, private=private, patience=patience) as plain,
            # Its own handle on the same connection: TLS takes the first one over.
            plain.dup() as handle,
        ):
            timer = threading.Timer(patience, _hang_up, (handle, late))
            timer.daemon = True
            timer.start()
            try:
                answer = _asked(plain, parts, headers, body)
            finally:
                timer.cancel()
                timer.join()
    except ssl.SSLCertVerificationError as error:
        raise PageError(
            f"{host} shows a certificate that is not trusted ({error.verify_message}), and was not "
            "asked; wanted one that the system trusts: check the address, or name the authority's "
            "file in SSL_CERT_FILE"
        ) from error
    except TimeoutError:
        late.set()
    except (OSError, http.client.HTTPException, ValueError) as error:
        if not late.is_set():
            said = str(error) or type(error).__name__
            raise TryLater(f"{host} could not be asked ({said}): try again later") from error
    if late.is_set():
        raise TryLater(f"{host} took longer than {patience:g} seconds: try again later")
    return answer


def _connected(host: str, port: int, *, private: bool, patience: float) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ips = list(dict.fromkeys(str(info[4][0]) for info in found))
    open_ips = [ip for ip in ips if private or public(ip)]
    if not open_ips:
        at = "" if host in ips else f"{', '.join(ips[:3])}, which is "
        raise PageError(
            f"{host} is {at}no address of the open internet, and was not asked; wanted one that "
            "is: save the page and give its path, or allow it with legation watch --private"
        )
    failed: OSError | None = None
    for ip in open_ips[:3]:
        try:
            return socket.create_connection((ip, port), timeout=min(_STALL, patience))
        except OSError as error:
            failed = error
    assert failed is not None
    raise failed


def _hang_up(handle: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _asked(
    plain: socket.socket, parts: SplitResult, headers: dict[str, str], body: bytes | None
) -> Answer:
    host = parts.hostname or ""
    stream = plain
    if parts.scheme == "https":
        stream = _trust().wrap_socket(plain, server_hostname=host, suppress_ragged_eofs=False)
    connection = http.client.HTTPConnection(host, 80)
    connection.sock = stream
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        said_of_us = {"Host": parts.netloc, **headers}
        connection.request("GET" if body is None else "POST", target, body, said_of_us)
        response = connection.getresponse()
        said = {name.lower(): str(value) for name, value in reversed(response.headers.items())}
        if response.status != 200 or body is not None:
            return Answer(response.status, said, b"")
        if _OTHER.match(said.get("content-type", "").lower()):
            raise PageError(f"it is {said['content-type'][:60]}; wanted text or HTML")
        return Answer(response.status, said, _body(response, said))
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, said: dict[str, str]) -> bytes:
    parts: list[bytes] = []
    length = 0
    while chunk := response.read(_CHUNK):
        length += len(chunk)
        if length > MAX_BYTES:
            raise PageError(too_large(None))
        parts.append(chunk)
    stated = said.get("content-length", "")
    if stated.isdecimal() and "transfer-encoding" not in said and length < int(stated[:15]):
        raise TryLater(f"the answer breaks off after {length} of {stated} bytes: try again later")
    return b"".join(parts)
