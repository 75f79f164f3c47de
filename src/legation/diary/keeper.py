"""The diary itself: what is added, asked, decided and kept, over one file and its pages."""

from __future__ import annotations

from legation.diary.deciding import Deciding
from legation.diary.persons import Persons
from legation.diary.upkeep import Upkeep
from legation.diary.watching import Watching


class Diary(Persons, Deciding, Watching, Upkeep):
    """The diary kept in one file, its pages in a folder beside it ("legation.pages").

    Or in a PostgreSQL database, "postgresql://…", its pages in `archive` or the current folder.

    `lexicon`, `language` and `layouts` are what its pages are read by; `today`, where given, is the
    day on which plans are past or still to come. `keep` tells whether what is added keeps its page,
    or, where that may not be stored, its quotes alone. Raises DiaryError where the file cannot be
    used.
    """
