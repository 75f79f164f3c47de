"""What a host asks of robots, as RFC 9309 says it is to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

_MOST = 512_000
_LINE = re.compile(r"\s*([\w-]+)\s*:\s*([^#\r\n]*)")
_KEPT = "/%:?#[]@!$&'()*+,;=~-._"


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host for one robot; `delay` is the seconds it asks between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched: the longest rule that fits decides, else yes."""
        parts = urlsplit(url)
        path = quote(parts.path or "/", safe=_KEPT) + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


def rules(content: bytes, agent: str) -> Rules:
    """The rules of a robots.txt for the robot `agent`: those of its name, else those for all."""
    groups: list[_Group] = []
    naming = False
    for line in content[:_MOST].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            if not naming:
                groups.append(_Group())
            groups[-1].agents.append(value.lower())
            naming = True
        elif groups:
            naming = False
            if key in ("allow", "disallow") and value:
                groups[-1].rules.append((quote(value, safe=_KEPT), key == "allow"))
            elif key == "crawl-delay":
                groups[-1].delay = _seconds(value)
    own = [group for group in groups if agent.lower() in group.agents]
    chosen = own or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in chosen if group.delay is not None]
    return Rules(tuple(rule for group in chosen for rule in group.rules), max(delays, default=None))


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else None


def _fits(rule: str, path: str) -> bool:
    """Whether a rule, in which * is any characters and a last $ the end, begins the path."""
    whole = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not others:
        return not whole or at == len(path)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if whole else last in path[at:]
