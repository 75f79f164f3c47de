from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from legation.web.app import make_app
from legation.web.headers import CONTENT_SECURITY_POLICY

ANSWERS = [
    "/",
    "/?country=NOR",
    "/?country=Atlantis",
    "/nowhere",
    "/static/style.css",
    "/api/nowhere",
]


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_forbids_what_is_not_ours(client, address):
    """Found or not, an answer carries the policy: nothing inline, nothing from elsewhere."""
    answer = client.get(address)
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nowhere", 404, "There is nothing at /nowhere"),
        ("/?country=Atlantis", 400, "country=Atlantis is no country"),
        ("/?since=soon", 400, "since=soon is no date"),
        ("/?kind=party", 400, "kind=party is none; wanted one of visit, meeting"),
        ("/?first=0", 400, "first=0 is no count"),
        ("/?person=" + "x" * 201, 400, "person has more than 200 characters"),
    ],
)
def test_a_failure_is_told_readably(client, address, status, told):
    """What cannot be answered is a page that says what was wanted."""
    answer = client.get(address)
    assert answer.status_code == status
    assert told in answer.text and "<h1>" in answer.text


def test_what_fails_under_api_is_a_problem(client):
    """A script is told in JSON what a person is told in words."""
    answer = client.get("/api/nowhere")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code == 404


def test_what_nobody_foresaw_tells_nothing_of_the_inside(database):
    """A fault of ours is a readable page without its traceback."""
    app = make_app(database)

    @app.get("/fault")
    def fault() -> None:
        raise RuntimeError("the inside")

    with TestClient(app, raise_server_exceptions=False, base_url="http://localhost") as client:
        answer = client.get("/fault")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text and "inside" not in answer.text


def test_a_file_asked_for_by_its_version_may_be_kept(client):
    """The address in a page has the version; without one, the file is asked for anew."""
    assert "immutable" in client.get("/static/style.css?v=1").headers["Cache-Control"]
    assert client.get("/static/style.css").headers["Cache-Control"] == "no-cache"
