"""Tokens: made, listed, revoked; and who is served without one."""

from __future__ import annotations

import json


def test_a_token_is_shown_once_and_can_be_revoked(run, pages):
    """Its words are data, all else is talk; the list has no words."""
    run("add", pages)
    words = run("token", "create", "Ada Byron").stdout.strip()
    id, _, secret = words.partition(".")
    listed = run("token", "list")
    assert f"{id}  Ada Byron" in listed.stdout and secret not in listed.stdout
    assert run("token", "revoke", id).exit_code == 0
    told = json.loads(run("token", "list", "--json").stdout)
    assert told["id"] == id and told["revoked_at"]
    again = run("token", "revoke", id)
    assert again.exit_code == 1 and "legation token list" in again.stderr


def test_nobody_else_is_served_without_a_token(run, pages):
    """An address that others reach needs somebody who may decide; the refusal says what to do."""
    run("add", pages)
    refused = run("serve", "--host", "192.0.2.1", "--port", "0")
    assert refused.exit_code == 1 and "legation token create" in refused.stderr
    run("token", "create", "Ada")
    tried = run("serve", "--host", "192.0.2.1", "--port", "0")
    assert "cannot listen on 192.0.2.1" in tried.stderr
