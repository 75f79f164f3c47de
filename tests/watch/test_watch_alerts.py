"""Alerts: what changed, told at each door at least once and in order."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from watched import PLAN_ITEM, PUT_OFF_ITEM

from legation.model import Door, Query
from legation.watch import signature

SECRET = "0123456789abcdef-secret"


@contextmanager
def webhook(*answers):
    """A receiver that gives these answers in turn, then 200; what it was sent."""
    left, got = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = left.pop(0) if left else (200, [])
            got.append((status, dict(self.headers), body))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield Door(address=f"http://127.0.0.1:{server.server_port}/hook"), got
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_what_changed_is_told_with_its_reason_once(watching):
    """With the engagement, the words and the link; the next round tells nothing again."""
    watching.save(Door(address="-"))
    feed = watching.feed(PUT_OFF_ITEM, PLAN_ITEM)
    watching.look(feed)
    first, second = watching.shown
    assert second["reason"] == "status planned → postponed, says the ministry"
    assert first["engagement"] == second["engagement"]
    assert second["quote"].startswith("Norway's Foreign Minister")
    assert second["link"] == f"{watching.site.address}/off"
    watching.later(hours=3)
    assert watching.look(feed).doors == ()
    assert len(watching.shown) == 2


def test_a_search_is_told_what_answers_it(watching):
    watching.save(Door(address="-"), query=Query(countries=("JPN",)))
    watching.look(watching.feed(PLAN_ITEM))
    assert watching.shown == []


def test_each_alert_is_a_line_of_its_file(watching, tmp_path):
    """Also behind a line that a kill cut short."""
    file = tmp_path / "alerts.jsonl"
    file.write_text('{"id": "cut')
    watching.save(Door(address=str(file)))
    watching.look(watching.feed(PLAN_ITEM))
    cut, line = file.read_text().splitlines()
    assert cut == '{"id": "cut' and json.loads(line)["search"] == "all"


def test_a_webhook_is_told_with_a_signature(watching):
    """It is the HMAC-SHA256 of id, time and body; a forged body has another."""
    with webhook() as (door, got):
        watching.save(door)
        watching.look(watching.feed(PLAN_ITEM), secret=SECRET)
    ((_, headers, body),) = got
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert json.loads(body)["id"] == headers["webhook-id"]
    assert signature(SECRET.encode(), "a", 1, b"{}") != signature(SECRET.encode(), "a", 1, b"{} ")


def test_a_webhook_in_trouble_is_tried_again_at_once(watching):
    with webhook((500, []), (503, [])) as (door, got):
        watching.save(door)
        (told,) = watching.look(watching.feed(PLAN_ITEM), secret=SECRET).doors
    assert (told.told, told.waiting) == (1, 0)
    assert len({headers["webhook-id"] for _, headers, _ in got}) == 1
    assert watching.slept == [1.0, 3.0]


def test_what_is_not_taken_waits_in_order(watching):
    """It is kept, tried at a later round, and the rest comes behind it."""
    with webhook((400, [])) as (door, got):
        watching.save(door)
        feed = watching.feed(PUT_OFF_ITEM, PLAN_ITEM)
        (told,) = watching.look(feed, secret=SECRET).doors
        assert (told.told, told.waiting) == (0, 2) and "answered 400" in told.reason
        assert watching.look(feed, secret=SECRET).doors == ()
        watching.later(minutes=2)
        (told,) = watching.look(feed, secret=SECRET).doors
    assert (told.told, told.waiting) == (2, 0)
    reasons = [json.loads(body)["reason"].partition(",")[0] for _, _, body in got]
    assert reasons == ["new: planned", "new: planned", "status planned → postponed"]


def test_a_receiver_that_asks_for_patience_is_given_it(watching):
    with webhook((429, [("Retry-After", "3600")])) as (door, got):
        watching.save(door)
        feed = watching.feed(PLAN_ITEM)
        watching.look(feed, secret=SECRET)
        watching.later(minutes=50)
        watching.look(feed, secret=SECRET)
        assert len(got) == 1
        watching.later(minutes=11)
        watching.look(feed, secret=SECRET)
    assert len(got) == 2


@pytest.mark.parametrize("secret", [None, "short", "whsec_%"])
def test_nothing_is_sent_unsigned(watching, secret):
    with webhook() as (door, got):
        watching.save(door)
        (told,) = watching.look(watching.feed(PLAN_ITEM), secret=secret).doors
    assert got == [] and told.waiting == 1 and "secret" in told.reason


def test_no_secret_is_kept(watching, tmp_path):
    file = tmp_path / "hook.secret"
    file.write_text(SECRET)
    with webhook() as (door, got):
        watching.save(Door(address=door.address, secret=str(file)))
        watching.look(watching.feed(PLAN_ITEM))
    assert len(got) == 1
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("legation.db*"))
    assert SECRET.encode() not in kept


def test_a_page_that_is_forgotten_is_not_told(watching):
    with webhook((400, [])) as (door, _):
        watching.save(door)
        feed = watching.feed(PLAN_ITEM)
        watching.look(feed, secret=SECRET)
        watching.diary.forget(f"{watching.site.address}/plan", by="Ana", reason="")
        watching.later(days=1)
        assert watching.look(feed, secret=SECRET).doors == ()
