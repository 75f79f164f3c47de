"""What people decide through forms and the API: made, seen, undone, in their names."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from jsonschema import Draft202012Validator

from legation.diary import Diary
from legation.engagements import rulings
from legation.model import Query
from legation.web import openapi


def diary_of(client) -> Diary:
    kept: Diary = client.app.state.diary
    return kept


def meeting(client):
    """The meeting that was held."""
    return next(
        one for one in diary_of(client).find(Query()) if one.kind == "meeting" and one.claims
    )


def visit(client):
    return next(one for one in diary_of(client).find(Query()) if one.kind == "visit")


def signed_in(client, words):
    form = client.get("/sign-in")
    client.post("/sign-in", data={"csrf": word_of(form), "token": words, "next": "/"})
    return client


def word_of(answer):
    """The word that a form of a page carries."""
    return re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text)[1]


def sent(client, act, **fields):
    """The page that one is led to after sending a form."""
    return client.post(f"/decide/{act}", data={"csrf": word_of(client.get("/")), **fields})


def undo(client, answer):
    """The page after the button that takes a decision back."""
    id = re.search(r'name="decision" value="([0-9a-f]+)"', answer.text)[1]
    return sent(client, "undo", decision=id)


def test_a_value_is_put_right_seen_and_taken_back(guarded):
    """Only what differs from what the form was filled with is put right, all in one act."""
    client, words = guarded
    signed_in(client, words)
    one = meeting(client)
    answer = sent(
        client,
        "correct",
        engagement=one.id,
        reason="it was across the river",
        **{"was-place": "Ottawa", "place": "Gatineau", "was-topic": "-", "topic": "trade"},
        **{"was-status": one.status.value, "status": one.status.value},
    )
    assert answer.url.path == f"/engagement/{one.id}"
    assert "Gatineau" in answer.text and "it was across the river" in answer.text
    assert "Put right by hand" in answer.text and "Ada" in answer.text
    assert {c.aspect.value for c in meeting(client).corrections} == {"place", "topic"}
    after = undo(client, answer)
    assert "Taken back" in after.text and "Put right by hand" not in after.text
    now = meeting(client)
    assert now.place.name == "Ottawa" and now.topic is None and now.corrections == ()
    assert "not in force any more" in client.get("/decisions").text


@pytest.mark.parametrize(
    ("act", "fields", "seen"),
    [
        ("confirm", {"engagement": "{meeting}"}, "right as it stands"),
        ("merge", {"engagement": "{meeting}", "other": "{visit}"}, "one engagement"),
        ("part", {"engagement": "{meeting}", "other": "{visit}"}, "different engagements"),
        ("rename", {"name": "Melanie Joly", "country": "CAN", "to": "Mélanie Joly"}, "Mélanie"),
        ("series", {"engagement": "{meeting}", "series": "Arctic talks"}, "Arctic talks"),
        ("reject", {"claims": "{visit}"}, "the page does not say so"),
    ],
)  # fmt: skip
def test_each_act_has_its_form_and_is_taken_back(guarded, act, fields, seen):
    """It stands among the decisions with its author; undone, the diary is as it was."""
    client, words = guarded
    signed_in(client, words)
    before = diary_of(client).find(Query())
    ids = {"meeting": meeting(client).id, "visit": visit(client).id}
    answer = sent(client, act, **{k: v.format(**ids) for k, v in fields.items()})
    assert answer.status_code == 200
    told = client.get("/decisions").text
    assert seen in unescape(told) and "Ada" in told
    assert len(rulings.acts(diary_of(client).decided())) == 1
    undo(client, client.get("/decisions"))
    assert diary_of(client).find(Query()) == before


def test_claims_are_split_from_their_engagement(guarded):
    """Those that were ticked speak of another engagement."""
    client, words = guarded
    signed_in(client, words)
    one, two = meeting(client).id, visit(client)
    sent(client, "merge", engagement=one, other=two.id)
    assert len(diary_of(client).find(Query())) == 1
    sent(client, "split", engagement=one, claims=[claim.id for claim in two.claims])
    assert len(diary_of(client).find(Query())) == 2


@pytest.mark.parametrize(
    ("act", "fields", "status", "told"),
    [
        ("correct", {"engagement": "{id}", "was-status": "held", "status": "done"}, 422,
         "wanted one of possible"),
        ("correct", {"engagement": "{id}", "was-status": "held", "status": "held"}, 422,
         "wanted one or more"),
        ("merge", {"engagement": "{id}", "other": "{id}"}, 422, "wanted two"),
        ("merge", {"engagement": "{id}"}, 400, "other"),
        ("reject", {}, 400, "claims"),
        ("confirm", {"engagement": "ffff"}, 404, "ffff"),
        ("undo", {"decision": "zz"}, 422, "0 decisions"),
        ("praise", {}, 404, "There is nothing"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_told(guarded, act, fields, status, told):
    """The page says what was wanted, and nothing is appended."""
    client, words = guarded
    signed_in(client, words)
    id = meeting(client).id
    answer = sent(client, act, **{k: v.format(id=id) for k, v in fields.items()})
    assert answer.status_code == status and told in answer.text
    assert diary_of(client).decided() == ()


def test_who_is_not_signed_in_decides_nothing(guarded):
    """The form leads to where one signs in, a script is told 401, and a made-up word is refused."""
    client, words = guarded
    id = meeting(client).id
    page = client.get(f"/engagement/{id}")
    assert 'action="/decide' not in page.text and "Sign in" in page.text
    answer = client.post("/decide/confirm", data={"engagement": id}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
    asked = client.post("/api/decide/confirm", json={"engagement": id})
    assert asked.status_code == 401 and "wanted Authorization" in asked.json()["detail"]
    signed_in(client, words)
    refused = client.post("/decide/confirm", data={"engagement": id, "csrf": "0" * 64})
    assert refused.status_code == 403
    assert diary_of(client).decided() == ()


@pytest.mark.parametrize(
    ("answer", "engagements"), [("merge", 2), ("part", 3)], ids=["the same", "different"]
)
def test_an_unsure_pair_is_asked_about_once(questioned, answer, engagements):
    """Either answer settles it; taken back, it is asked again."""
    client, words = questioned
    (pair,) = diary_of(client).unsure(Query())
    signed_in(client, words)
    page = client.get("/review")
    assert "One engagement, or two?" in page.text and "data-key" in page.text
    after = sent(client, answer, engagement=pair.one.id, other=pair.two.id, back="/review")
    assert after.url.path == "/review" and "Decided" in after.text
    assert "One engagement, or two?" not in after.text
    assert len(diary_of(client).find(Query())) == engagements
    undo(client, after)
    assert "One engagement, or two?" in client.get("/review").text


def bearer(words):
    return {"Authorization": f"Bearer {words}"}


def test_a_script_decides_with_a_token(guarded):
    """The same act by the API: told with the engagement as it is now, listed, undone."""
    client, words = guarded
    one = meeting(client)
    made = client.post(
        "/api/decide/correct",
        headers=bearer(words),
        json={"engagement": one.id[:8], "values": {"place": "Gatineau"}, "reason": "seen"},
    ).json()
    assert made["engagement"]["place"]["name"] == "Gatineau"
    (told,) = client.get("/api/decisions").json()["decisions"]
    assert (told["by"], told["reason"], told["before"]) == ("Ada", "seen", "Ottawa")
    back = client.post(
        "/api/decide/undo", headers=bearer(words), json={"decision": made["decision"]}
    )
    assert back.json()["engagement"]["place"]["name"] == "Ottawa"


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"values": {"status": "held"}}, 400, "engagement"),
        ({"engagement": "{id}", "values": {"status": "done"}}, 422, "wanted one of possible"),
        ({"engagement": "{id}", "values": {"name": "x"}}, 422, "no value of an engagement"),
        ({"engagement": "{id}", "values": {"age": "x"}}, 400, "values"),
        ([], 400, "body"),
    ],
)
def test_a_script_is_told_what_was_wanted(guarded, body, status, told):
    """As a problem, and nothing is appended."""
    client, words = guarded
    text = json.dumps(body).replace("{id}", meeting(client).id)
    answer = client.post(
        "/api/decide/correct",
        headers={**bearer(words), "Content-Type": "application/json"},
        content=text,
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert diary_of(client).decided() == ()


def shapes(client):
    return client.get("/api/openapi.json").json()


def test_every_answer_has_the_shape_that_is_told(questioned):
    """What each address of the API gives is as its OpenAPI document says."""
    client, words = questioned
    document = shapes(client)
    Draft202012Validator.check_schema({"$defs": document["components"]["schemas"]})
    one = meeting(client).id
    decided = [
        client.post(f"/api/decide/{act}", headers=bearer(words), json=body).json()
        for act, body in (
            ("confirm", {"engagement": one}),
            ("correct", {"engagement": one, "values": {"when": "2024-05-15"}}),
            ("merge", {"engagement": one, "other": visit(client).id}),
        )
    ]
    told = [("Decided", each) for each in decided]
    for path, shape in (
        ("/api/engagements", "Engagements"),
        (f"/api/engagements/{one}", "Engagement"),
        ("/api/review", "Review"),
        ("/api/decisions", "Decisions"),
        ("/api/engagements?kind=party", "Problem"),
    ):
        told.append((shape, client.get(path).json()))
    for shape, answer in told:
        schema = {"$ref": f"#/components/schemas/{shape}", "components": document["components"]}
        assert [e.message for e in Draft202012Validator(schema).iter_errors(answer)] == []


def test_the_page_of_the_api_tells_every_address(client):
    """What the document has, a person reads: addresses, parameters and shapes."""
    page = client.get("/api").text
    document = shapes(client)
    for one in openapi.endpoints(document):
        assert one.path in page
    for name in openapi.schemas():
        assert f'id="{name}"' in page
    assert set(re.findall(r'href="#([A-Za-z]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))
    assert "://" not in page.replace("http://localhost/", "").replace("http://www.w3.org", "")
