"""A web server on this computer for tests of fetching, and pages as they come from it."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from legation.pages import Fetching, discover

PAGE = b"<!DOCTYPE html><title>Talks</title><p>Ministers met in Vienna on Monday.</p>"
HTML = ("Content-Type", "text/html; charset=utf-8")


class Site:
    """A web server on this computer: what it answers for each path, and what it was asked.

    With `tls`, a server's SSLContext, it speaks https.
    """

    def __init__(self, tls=None):
        self.answers = {"/robots.txt": (404, [], b"")}
        self.asked = []
        self.at = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                site.at.append(time.monotonic())
                answer = site.answers.get(self.path, (404, [], b"no"))
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                if not any(name == "Content-Length" for name, _ in headers):
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        self.port = self.server.server_port
        self.address = f"{scheme}://127.0.0.1:{self.port}"

    @property
    def paths(self):
        return [path for path, _ in self.asked]


@contextmanager
def serving(tls=None):
    """A site that answers for the length of a `with` block."""
    site = Site(tls)
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


def fetch(*addresses, archive=None, pause=0.0, patience=5.0, **stated):
    how = Fetching(archive=archive, private=True, pause=pause, patience=patience)
    return list(discover(addresses, fetching=how, **stated))


def leading(hosts):
    """A look-up by which these hosts have these addresses and the others their own."""

    def getaddrinfo(host, port, *_, **__):
        return [(2, 1, 6, "", (hosts.get(host, host), port))]

    return getaddrinfo
