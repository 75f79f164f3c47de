"""The diary: pages in, engagements and series out.

    with Diary("legation.db") as diary:
        diary.add("page.html")
        for engagement in diary.find(Query(countries=("CHN", "JPN"))):
            print(engagement.when, engagement.status)

What articles say is kept; engagements and series are computed from it whenever they are asked
for. `read` does the same reading and keeps nothing.
"""

from __future__ import annotations

from legation.diary.deciding import Decided
from legation.diary.filling import Added
from legation.diary.keeper import Diary
from legation.diary.opened import Keep
from legation.diary.upkeep import Forgotten, Reread
from legation.reading import explain, read

__all__ = ["Added", "Decided", "Diary", "Forgotten", "Keep", "Reread", "explain", "read"]
