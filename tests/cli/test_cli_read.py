from __future__ import annotations

import json

import pytest

from legation import Diary, claims
from legation.views.json import reading_dict


def objects(result):
    return [json.loads(row) for row in result.stdout.splitlines()]


def test_json_is_an_object_a_page_in_order(run, pages):
    """Data goes to standard output, the receipt to standard error."""
    result = run("read", "--json", pages)
    assert result.exit_code == 0
    assert [told["id"].rpartition("/")[2] for told in objects(result)] == [
        "1-plan.txt",
        "2-met.txt",
    ]
    assert result.stderr == "read 2, failed 0\n"


def test_quotes_slice_out(run, pages):
    """Every evidence stands where it says in the text that is printed with it."""
    for told in objects(run("read", "--json", pages)):
        text = told["article"]["text"]
        for claim in told["claims"]:
            for quote in claim["evidence"]:
                assert text[quote["start"] : quote["end"]] == quote["text"]


def test_reading_for_a_person(run, pages):
    """Without --json a page is told in words, without colour through a pipe."""
    result = run("read", pages / "1-plan.txt")
    assert result.exit_code == 0
    assert "Norwegian minister to visit Ottawa" in result.stdout
    assert "○ planned" in result.stdout and "“" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_standard_input_and_options(run):
    """`-` reads standard input; what options state outranks the page."""
    result = run(
        "read", "--json", "-", "--published", "2024-05-22", "--zone", "+09:00",
        "--url", "https://news.example/1", stdin="A title\n\nNothing happened on Monday.\n",
    )  # fmt: skip
    (told,) = objects(result)
    assert result.exit_code == 0
    assert (told["url"], told["article"]["zone"]) == ("https://news.example/1", "+09:00")
    assert told["article"]["anchor_day"] == "2024-05-22"


@pytest.mark.parametrize("command", ["read", "explain", "add"])
def test_failures_are_listed_and_the_rest_goes_on(run, pages, command):
    """A missing, an empty and a binary page do not stop the others; the exit code is 1."""
    (pages / "0-empty.txt").write_bytes(b"")
    (pages / "9-binary.txt").write_bytes(bytes(range(256)) * 20)
    result = run(command, "--json", "missing.txt", pages)
    assert result.exit_code == 1
    assert len(objects(result)) == 2
    *failed, receipt = result.stderr.splitlines()
    assert receipt == "read 2, failed 3"
    for row, name in zip(failed, ("missing.txt", "0-empty.txt", "9-binary.txt"), strict=True):
        assert row.startswith("legation: ") and f"{name}: " in row


@pytest.mark.parametrize("command", ["read", "explain", "add"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "INPUT|PAGE"),
        (("x.txt", "--published", "yesterday"), "2024-05-22"),
        (("x.txt", "--zone", "Atlantis"), "Asia/Tokyo"),
        (("x.txt", "--colour"), "--colour"),
    ],
)
def test_wrong_use(run, command, arguments, said):
    """A usage error ends with 2 and says what was wanted."""
    result = run(command, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert any(word in result.stderr for word in said.split("|"))


def test_explain_json(run, pages):
    """The working has its documented keys, its offsets those of the reading's text."""
    (told,) = objects(run("explain", "--json", pages / "1-plan.txt"))
    (reading,) = objects(run("read", "--json", pages / "1-plan.txt"))
    assert list(told) == [
        "id",
        "times",
        "actors",
        "attributions",
        "triggers",
        "acts",
        "series",
        "offices",
    ]
    text = reading["article"]["text"]
    assert told["times"] and told["actors"] and told["triggers"]
    for time in told["times"]:
        assert text[time["start"] : time["end"]] == time["text"]


def test_explain_tells_who_says_what_on_any_page(run):
    """A page without a word of engagement is explained too, its headline with its body."""
    page = "Study: Coffee keeps mice awake\n\nMice sleep less after coffee, a biologist said.\n"
    (told,) = objects(run("explain", "--json", "-", stdin=page))
    (reading,) = objects(run("read", "--json", "-", stdin=page))
    text = reading["article"]["text"]
    contents = [text[a:b] for said in told["attributions"] for a, b in said["content"]]
    assert contents == ["Coffee keeps mice awake", "Mice sleep less after coffee"]
    assert not told["triggers"]


def test_explain_for_a_person(run, pages):
    """The working is told in words too."""
    result = run("explain", pages / "1-plan.txt")
    assert result.exit_code == 0
    for heading in ("TIMES", "ACTORS", "TRIGGERS"):
        assert heading in result.stdout


def courier(folder):
    """Six pages of one outlet as they were copied, a notice among their paragraphs."""
    stories = [
        ("Kenya", "Uganda", "Nairobi", "the waters of the lake", "the bridge at Busia"),
        ("Peru", "Bolivia", "Lima", "a road through the hills", "the port of Ilo"),
        ("Norway", "Latvia", "Riga", "cables on the sea bed", "patrols in the strait"),
        ("Malta", "Tunisia", "Tunis", "rescue at sea", "permits for trawlers"),
        ("Ghana", "Togo", "Lome", "the ferry over the lagoon", "the market at Aflao"),
        ("Chad", "Niger", "Niamey", "herds that cross the border", "wells in the desert"),
    ]
    for number, (host, guest, city, first, second) in enumerate(stories):
        day = f"{number + 3} June 2024"
        (folder / f"{number}.txt").write_text(
            f"{host} and {guest} speak of {first}\n\n{day}\n\n"
            f"{city.upper()} - The foreign ministers of {host} and {guest} met in {city} on Monday "
            f"to speak of {first}, officials said.\n\n{NOTICE.format(n=number)}\n\n"
            f"They also spoke of {second}, the foreign ministry of {guest} said.\n",
            encoding="utf-8",
        )


NOTICE = "The president of our readers meets the editor of the Courier in room {n}04 on Fridays."


def bodies(told):
    article = told["article"]
    return [
        article["text"][b["start"] : b["end"]] for b in article["blocks"] if b["label"] == "body"
    ]


@pytest.mark.parametrize("form", ["folder", "records", "input"])
def test_pages_of_one_command_tell_each_others_furniture(run, tmp_path, form):
    """What pages read together have in common is not read as their story, from the first on."""
    folder = tmp_path / "courier"
    folder.mkdir()
    courier(folder)
    lines = "".join(
        json.dumps({"url": f"https://courier.example/{n}", "text": path.read_text()}) + "\n"
        for n, path in enumerate(sorted(folder.iterdir()))
    )
    (tmp_path / "pages.jsonl").write_text(lines)
    inputs = {"folder": folder, "records": tmp_path / "pages.jsonl", "input": "-"}
    result = run("read", "--json", inputs[form], stdin=lines)
    assert len(objects(result)) == 6
    for told in objects(result):
        assert len(bodies(told)) == 2
        assert not [words for words in bodies(told) if "Courier" in words]
    alone = run("read", "--json", folder / "0.txt")
    assert [words for words in bodies(objects(alone)[0]) if "Courier" in words]


LAYOUTS = """[[layout]]
host = "herald.example"
body = "div.words > span"
until = 2021-03-01

[[layout]]
host = "herald.example"
body = "div.words > p"
from = 2021-03-01
"""
SAVED = """<html><head><title>Ferry back</title></head><body><h1>Ferry back</h1><div class=words>
<p>Officials of Ghana and Togo met in Lome on Thursday to speak of a ferry, both said.</p>
<span>The ferry is back, and its captain is glad of it.</span></div></body></html>"""


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize(
    ("published", "body"),
    [("2020-05-01", "The ferry is back"), ("2021-03-01", "Officials of Ghana")],
)
def test_layouts_hold_for_their_site_and_time(run, tmp_path, command, published, body):
    """What the layout of a page's day finds is its story, and nothing else."""
    (tmp_path / "sites.toml").write_text(LAYOUTS)
    (tmp_path / "saved.html").write_text(SAVED)
    result = run(
        command, "saved.html", "--json", "--layouts", "sites.toml", "--published", published,
        "--url", "https://www.herald.example/1",
    )  # fmt: skip
    assert result.exit_code == 0
    if command == "read":
        told = objects(result)[0]
    else:
        with Diary("legation.db") as diary:
            told = reading_dict(diary.reading("saved.html"))
    (words,) = bodies(told)
    assert words.startswith(body)


def test_other_layouts_are_another_reading(run, tmp_path):
    """A page of the diary is read anew once its site's layout is known, and not twice."""
    (tmp_path / "sites.toml").write_text(LAYOUTS)
    (tmp_path / "saved.html").write_text(SAVED)
    asked = ["add", "saved.html", "--published", "2022-05-01", "--url", "https://herald.example/1"]
    counts = []
    for options in ([], ["--layouts", "sites.toml"], ["--layouts", "sites.toml"]):
        assert run(*asked, *options).exit_code == 0
        with Diary("legation.db") as diary:
            counts.append(len(bodies(reading_dict(diary.reading("saved.html")))))
    assert counts == [2, 1, 1]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "cannot be opened"),
        ("[[layout]]\nbody = 'p'", "names no host; wanted host ="),
        ("[[layout]]\nhost = 'a.example'\nbody = 'p['", "wanted a CSS selector"),
        ("", "holds no table of layouts; wanted [[layout]]"),
    ],
)
def test_layouts_that_cannot_be_used_are_a_usage_error(run, pages, tmp_path, written, told):
    """The message names the file and what was wanted; nothing is read and no diary made."""
    if written is not None:
        (tmp_path / "sites.toml").write_text(written)
    result = run("add", pages, "--layouts", "sites.toml")
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split()) and "sites.toml" in result.stderr
    assert result.stdout == "" and not (tmp_path / "legation.db").exists()


def test_a_fault_of_ours_is_told_of_its_page_and_the_rest_goes_on(run, pages, monkeypatch):
    """Whatever goes wrong inside, the page is named with where it went wrong."""
    whole = claims.extract

    def failing(article, **given):
        if "Norwegian minister to visit" in article.text:
            raise KeyError("a fault")
        return whole(article, **given)

    monkeypatch.setattr(claims, "extract", failing)
    result = run("read", "--json", pages)
    assert result.exit_code == 1
    assert [told["id"].rpartition("/")[2] for told in objects(result)] == ["2-met.txt"]
    assert "1-plan.txt: reading it failed (KeyError in test_cli_read.py, line" in result.stderr
    assert "read 1, failed 1" in result.stderr
