"""Who may write, from where, how much and how often."""

from __future__ import annotations

import re

import pytest

from legation.web import make_app
from legation.web.limits import MOST_BYTES


def word_of(answer):
    """The word that a form of a page carries."""
    return re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text)[1]


def sign_in(client, words, next="/search"):
    """Ask for the form and send it."""
    form = client.get("/sign-in")
    return client.post(
        "/sign-in",
        data={"csrf": word_of(form), "token": words, "next": next},
        follow_redirects=False,
    )


def test_who_shows_a_token_is_signed_in_and_out_again(guarded):
    """The way back is the page one came from; the cookie is out of scripts' and others' reach."""
    client, words = guarded
    answer = sign_in(client, words)
    assert (answer.status_code, answer.headers["location"]) == (303, "/search")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    page = client.get("/search")
    assert "Signed in as <b>Ada</b>" in page.text
    client.post("/sign-out", data={"csrf": word_of(page)})
    assert "Signed in as" not in client.get("/search").text


def test_a_wrong_token_signs_nobody_in(guarded):
    """Neither one made up nor one of which half is right; the page says so."""
    client, words = guarded
    for wrong in ("nothing", words[:-1], words.partition(".")[0]):
        answer = sign_in(client, wrong)
        assert answer.status_code == 403 and "no token of this diary" in answer.text


def test_a_revoked_token_holds_no_longer(guarded):
    """At once, for who is signed in as well."""
    client, words = guarded
    sign_in(client, words)
    client.app.state.diary.tokens.revoke("Ada")
    assert "Signed in as" not in client.get("/").text
    assert sign_in(client, words).status_code == 403


def test_no_secret_is_kept(guarded, tmp_path):
    """The file holds a token's hash, not its words."""
    _, words = guarded
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("guarded.db*"))
    assert words.partition(".")[2].encode() not in kept


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        ({}, {}),
        ({"csrf": "0" * 64}, {}),
        ("own", {"Origin": "http://elsewhere.example"}),
    ],
    ids=["no word", "wrong word", "from elsewhere"],
)
def test_a_form_from_elsewhere_is_refused(guarded, form, headers):
    """Without the word of our page, or from another site's, nothing is done."""
    client, words = guarded
    sign_in(client, words)
    sent = {"csrf": word_of(client.get("/"))} if form == "own" else form
    assert client.post("/sign-out", data=sent, headers=headers).status_code == 403
    assert "Signed in as" in client.get("/").text


@pytest.mark.parametrize("cookie", ["", "a.b.c", "é.1.x.é", "x" * 3000, "a.1.b." + "0" * 64])
def test_a_cookie_made_up_signs_nobody_in(guarded, cookie):
    """Whatever stands in it."""
    client, _ = guarded
    header = f"legation_session={cookie}".encode()
    answer = client.get("/", headers={b"Cookie": header})
    assert answer.status_code == 200 and "Signed in as" not in answer.text


@pytest.mark.parametrize(
    "next",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:1", ""],
)
def test_signing_in_leads_nowhere_else(guarded, next):
    """Only to addresses of this server."""
    client, words = guarded
    assert sign_in(client, words, next).headers["location"] == "/"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8321", 200),
        ("127.0.0.1", 200),
        ("[::1]:8321", 200),
        ("192.0.2.7", 200),
        ("diary.example", 200),
        ("elsewhere.example", 421),
        ("", 421),
    ],
)
def test_it_answers_to_its_own_names(tmp_path, before, host, status):
    """A page whose name was made to lead here learns nothing."""
    with before(make_app(tmp_path / "named.db", names=("diary.example",))) as client:
        assert client.get("/codebook", headers={"Host": host}).status_code == status


def test_a_long_body_is_refused(guarded):
    """Whether it states its length or not."""
    client, _ = guarded
    long = b"x" * (MOST_BYTES + 1)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/sign-in", content=long, headers=kind).status_code == 413
    assert client.post("/sign-in", content=iter([long]), headers=kind).status_code == 413


def test_who_writes_too_often_waits(guarded):
    """And is told how long."""
    client, _ = guarded
    answers = [client.post("/sign-in", data={}) for _ in range(40)]
    refused = [one for one in answers if one.status_code == 429]
    assert refused and all(int(one.headers["retry-after"]) >= 1 for one in refused)
    assert client.get("/").status_code == 200
