"""The libraries that Legation stands on: pinned, hashed, consistent, and without known holes.

    python tools/audit.py LOCK...

Offline it checks that each lock file pins every library to one version with its hashes, that the
locks agree, and that what is installed fits together. Known vulnerabilities are asked of
`pip-audit`, where it is installed and reaches its database; where not, that is said: then they
were not looked for. The exit code is 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = "--hash=sha256:"
_PATIENCE = 120


def main() -> None:
    """Check the lock files that are named, then what is installed, then what is known of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("locks", nargs="+", type=Path)
    locks: list[Path] = parser.parse_args().locks
    wrong = [*unpinned(locks), *misfits()]
    holes, reason = vulnerable(locks[-1])
    wrong += holes
    for line in wrong:
        sys.stdout.write(f"audit: {line}\n")
    if reason:
        sys.stdout.write(
            f"audit: pins, hashes and conflicts were checked; known vulnerabilities were NOT "
            f"looked for: {reason}\n"
        )
    elif not wrong:
        sys.stdout.write("audit: nothing is known against any library of the lock files\n")
    sys.exit(bool(wrong))


def unpinned(locks: list[Path]) -> list[str]:
    """What the lock files leave open, or say differently."""
    wrong: list[str] = []
    versions: dict[str, str] = {}
    for lock in locks:
        text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in filter(None, map(str.strip, text.splitlines())):
            if line.startswith("#"):
                continue
            found = _PINNED.match(line)
            if found is None:
                wrong.append(f"{lock.name}: {line[:60]!r} is pinned to no version")
                continue
            name, version = found[1].lower(), found[2]
            if _HASH not in line:
                wrong.append(f"{lock.name}: {name} has no hash")
            if versions.setdefault(name, version) != version:
                wrong.append(f"{lock.name}: {name} is {version}, elsewhere {versions[name]}")
    return wrong


def misfits() -> list[str]:
    """What is installed and does not fit the rest."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], check=False, capture_output=True, text=True
    )
    if done.returncode and "No module named pip" not in done.stderr:
        return done.stdout.strip().splitlines()
    return []


def vulnerable(lock: Path) -> tuple[list[str], str | None]:
    """What is known against the libraries, or why it could not be asked."""
    if importlib.util.find_spec("pip_audit") is None:
        return [], "pip-audit is not installed (pip install pip-audit)"
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "-r", lock]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return [], f"its database did not answer within {_PATIENCE} s"
    if done.returncode == 0:
        return [], None
    if "known vulnerabilit" in done.stderr:
        return [line for line in done.stdout.splitlines()[2:] if line.strip()], None
    said = done.stderr.strip().splitlines()
    return [], f"pip-audit failed ({said[-1][:200] if said else done.returncode})"


if __name__ == "__main__":
    main()
