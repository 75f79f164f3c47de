"""The hand-written readings stand beside the tests of the linking."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "engagements"))
