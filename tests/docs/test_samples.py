"""What the docs show in Python runs as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from legation import examples
from legation.diary import Diary
from legation.model import Media, RawPage

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAMPLES = {
    path.name: BLOCK.findall(path.read_text("utf-8"))
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
LAYOUT = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the files that the docs speak of, and a diary of the example pages."""
    monkeypatch.chdir(tmp_path)
    pages = examples.folder()
    shutil.copy(pages / "eu_japan_2023-07-13_summit.html", "story.html")
    shutil.copy(pages / "trilateral_summit_2024-05-27_held.txt", "macron_scholz.txt")
    (layout,) = LAYOUT.findall((ROOT / "docs" / "articles.md").read_text("utf-8"))
    Path("sites.toml").write_text(layout, "utf-8")
    with Diary("asia.db") as diary:
        for page in sorted(pages.iterdir()):
            diary.add(page)


@pytest.mark.parametrize("name", [name for name, blocks in SAMPLES.items() if blocks])
def test_a_sample_runs_as_it_is_written(desk, name):
    """Those of a document run one after another, as its reader would type them."""
    words = b"PARIS, May 8, 2024 - The ministers met in Paris on Wednesday, the ministry said."
    given = {"pages": [RawPage(id=f"{n}.txt", content=words, media=Media.TEXT) for n in range(2)]}
    for sample in SAMPLES[name]:
        exec(compile(sample, name, "exec"), given)
