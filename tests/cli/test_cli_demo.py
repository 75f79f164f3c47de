from __future__ import annotations

import json


def test_demo_shows_diary_history_and_series(run, tmp_path):
    """A newcomer sees the diary, one history with quotes, a gap, and what to do next."""
    before = set(tmp_path.rglob("*"))
    result = run("demo")
    assert result.exit_code == 0, result.stderr
    shown = result.stdout
    assert "● held" in shown
    assert "“" in shown
    assert "years ─" in shown
    assert max(map(len, shown.splitlines())) <= 80
    *_, read, keep = shown.splitlines()
    assert "legation read" in read and "legation add" in keep
    assert set(tmp_path.rglob("*")) == before


def test_demo_json(run):
    """The same as one object."""
    told = json.loads(run("demo", "--json").stdout)
    assert list(told) == ["engagements", "engagement", "series"]
    assert told["engagement"]["id"] in {one["id"] for one in told["engagements"]}
    assert told["series"]["gaps"]
