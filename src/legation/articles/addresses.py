"""Addresses as pages state them: some are none, and must not end a run."""

from __future__ import annotations

from urllib.parse import urlsplit


def host(address: str | None) -> str:
    """The host that an address names, "" where there is none or the address cannot be read."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def is_address(address: str) -> bool:
    """Whether an address can be taken apart: "http://[x" cannot."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
