"""An archive read by many processes: every page is accounted for, whatever befalls them."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import archive
import pytest

from legation import cluster, reading
from legation.cluster import Folder, tables
from legation.errors import ClusterError
from legation.model import NotRead, Reading, Working
from legation.pages import discover
from legation.store import codec

pytestmark = pytest.mark.timeout(400)


def read(inputs, out, **given):
    given = {"most": 10} | given
    return list(cluster.backfill(list(map(str, inputs)), out, **given))


def readings(out):
    """Every row of the readings, by page."""
    found = [
        row for path in sorted((out / "readings").glob("*.parquet")) for row in tables.rows(path)
    ]
    return {row["page"]: row for row in found}


def errors(out):
    found = [
        row for path in sorted((out / "errors").glob("*.parquet")) for row in tables.rows(path)
    ]
    return {row["page"]: (row["failure"], row["reason"]) for row in found}


def content(out):
    """The bytes of every table, by its name."""
    return {path.name: path.read_bytes() for path in sorted(out.glob("[re]*/*.parquet"))}


def test_an_archive_is_read_as_its_pages_are(tmp_path):
    """Each row holds what `read` gives for the page; one that says nothing has no reading."""
    path = archive.lines(tmp_path / "a.jsonl", 24)
    rows = read([path], tmp_path / "out", workers=2)
    assert sorted(row.pages for row in rows) == [4, 10, 10]
    told = readings(tmp_path / "out")
    for page in discover([str(path)]):
        row = told[page.id]
        wanted = replace(reading.as_kept(page, reading.read(page)), working=Working())
        assert row["claims"] == len(wanted.claims)
        if row["claims"]:
            assert codec.loads(Reading, row["reading"]) == wanted
            assert row["content"] == page.content
        else:
            assert (row["reading"], row["content"]) == (None, None)
    assert sum(row["claims"] > 0 for row in told.values()) == 16
    assert len(told) == 24
    assert errors(tmp_path / "out") == {}


def test_finished_shards_are_not_read_again(tmp_path):
    """Until their bytes, their order or what is stated of them is another."""
    path, out = archive.warc(tmp_path / "a.warc.gz", 2), tmp_path / "out"
    assert [row.new for row in read([path], out)] == [True]
    assert [row.new for row in read([path], out)] == [False]
    assert [row.new for row in read([path], out, stated=cluster.Stated(zone="Asia/Tokyo"))] == [
        True
    ]
    archive.warc(path, 3)
    assert [(row.new, row.pages) for row in read([path], out)] == [(True, 3)]


def test_what_was_half_written_is_written_again(tmp_path):
    """A missing table or a damaged row makes a shard unfinished; leftovers are swept away."""
    path, out = archive.lines(tmp_path / "a.jsonl", 3), tmp_path / "out"
    (row,) = read([path], out)
    before = content(out)
    Folder(out).errors(row.shard).unlink()
    (out / "readings" / ".x.parquet.1.part").write_bytes(b"PAR1")
    assert [row.new for row in read([path], out)] == [True]
    (out / "manifest" / f"{row.shard}.json").write_text('{"shard":')
    assert [row.new for row in read([path], out)] == [True]
    assert content(out) == before
    assert not list(out.glob("*/.*.part"))


def test_pages_that_break_kill_or_hang_are_a_row_each(tmp_path, evil):
    """The others of their shard are read as ever."""
    words = ["fine", "BREAKS", "KILLS", "HANGS", "SPINS", "SWELLS", "DIES ONCE", "fine"]
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    told = [{"id": f"{n} {word}", "text": archive.story(3) + word} for n, word in enumerate(words)]
    told.append({"id": "8 nothing", "text": " "})
    path.write_text("".join(json.dumps(one) + "\n" for one in told))
    (row,) = read([path], out, seconds=2.0)
    assert sorted(readings(out)) == ["0 fine", "6 DIES ONCE", "7 fine"]
    found = errors(out)
    assert found == {
        "1 BREAKS": ("fault", "ZeroDivisionError: a fault of ours"),
        "2 KILLS": ("killed", "whoever read it was ended by SIGKILL"),
        "3 HANGS": ("killed", "whoever read it hung"),
        "4 SPINS": ("slow", "it took more than 2 s"),
        "5 SWELLS": ("fault", "MemoryError: "),
        f"{path}:9": ("refused", found[f"{path}:9"][1]),
    }
    assert row.failures == {"fault": 2, "killed": 2, "refused": 1, "slow": 1}
    assert row.pages == row.read + sum(row.failures.values()) == len(told)


def test_what_cannot_be_opened_is_told(tmp_path):
    """A path that is none ends nothing."""
    path = archive.lines(tmp_path / "a.jsonl", 1)
    missing, row = read([tmp_path / "none", path], tmp_path / "out")
    assert isinstance(missing, NotRead)
    assert row.pages == 1


def test_two_at_once_do_not_mix(tmp_path):
    """A second backfill into a folder waits for nobody: it says that another one writes there."""
    path = archive.lines(tmp_path / "a.jsonl", 1)
    folder = Folder(tmp_path / "out")
    folder.make()
    with folder.locked(), pytest.raises(ClusterError, match="another backfill"):
        read([path], tmp_path / "out")
    assert [row.pages for row in read([path], tmp_path / "out")] == [1]


def test_a_file_that_cannot_grow_stops_the_run(tmp_path, monkeypatch):
    """A full disk is said once, leaves nothing half written, and the next run goes on."""
    path, out = archive.lines(tmp_path / "a.jsonl", 4), tmp_path / "out"
    read([path], out, most=2)
    whole = content(out)
    folder = tmp_path / "full"
    (folder / "sitecustomize.py").parent.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))"
    )
    with monkeypatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        with pytest.raises(ClusterError, match="cannot be written: File too large"):
            read([path], tmp_path / "new", most=2)
    assert content(tmp_path / "new") == {}
    assert list((tmp_path / "new").glob("*/*")) == []
    read([path], tmp_path / "new", most=2)
    assert content(tmp_path / "new") == whole
