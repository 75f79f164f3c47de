"""Alerts told at their doors: shown, appended to a file, or sent to a webhook and signed."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from legation.diary import Diary
from legation.errors import PageError, WatchError
from legation.model import Alert, Door
from legation.pages import ask, cleaned, later
from legation.watch.receipt import DoorTold

_PATIENCE = 15.0
_PAUSES = (1.0, 3.0)
"""Seconds before each further try within a run."""

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)
_SHORTEST_SECRET = 16
_PREFIX = "whsec_"


class _Refused(PageError):
    """A webhook did not take an alert; it may be tried again, not before `after` seconds."""

    def __init__(self, reason: str, *, again: bool, after: float = 0.0) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How alerts are told.

    `show` is handed what is told on standard output, `secret` is the secret of webhooks that name
    no file of their own, `site` the address at which the diary is served. `sleep` waits between
    two tries.
    """

    show: Callable[[dict[str, object]], None]
    secret: str | None = None
    site: str | None = None
    sleep: Callable[[float], None] = field(default=time.sleep)

    def tell(self, diary: Diary, now: datetime) -> tuple[DoorTold, ...]:
        """Tell all that is due, each door in the order in which it was learned.

        A door that takes no alert is left alone until its next try is due; what is told is noted
        at once, so that a run that is cut short tells no more than one alert again.
        """
        diary.find_alerts(now, site=self.site)
        of = {(s.name, door.address): door for s in diary.searches() for door in s.doors}
        due: dict[Door, list[Alert]] = defaultdict(list)
        for alert in diary.alerts_due(now):
            due[of[alert.search, alert.door]].append(alert)
        return tuple(self._at(diary, door, alerts, now) for door, alerts in due.items())

    def _at(self, diary: Diary, door: Door, alerts: Sequence[Alert], now: datetime) -> DoorTold:
        for number, alert in enumerate(alerts):
            try:
                self._tell(door, alert)
            except (PageError, WatchError, OSError) as error:
                tries = alert.tries + 1
                wait = min(_FIRST_WAIT * (1 << min(tries - 1, 12)), _LONGEST_WAIT)
                if isinstance(error, _Refused):
                    wait = max(wait, timedelta(seconds=error.after))
                first = replace(alert, tries=tries, reason=str(error))
                for late in (first, *alerts[number + 1 :]):
                    diary.note_alert(replace(late, due_at=now + wait))
                return DoorTold(
                    door=door.address,
                    told=number,
                    waiting=len(alerts) - number,
                    reason=str(error),
                )
            diary.note_alert(
                replace(alert, tries=alert.tries + 1, due_at=None, sent_at=now, reason=None)
            )
        return DoorTold(door=door.address, told=len(alerts))

    def _tell(self, door: Door, alert: Alert) -> None:
        told = {"id": alert.id, **json.loads(alert.body)}
        if door.address == "-":
            self.show(told)
        elif door.is_webhook:
            self._send(door, alert.id, json.dumps(told, ensure_ascii=False).encode())
        else:
            append(Path(door.address), json.dumps(told, ensure_ascii=False).encode())

    def _send(self, door: Door, id: str, body: bytes) -> None:
        secret = secret_of(door, self.secret)
        for pause in (*_PAUSES, None):
            try:
                _post(door.address, id, body, secret=secret)
            except _Refused as refused:
                if not refused.again or pause is None or refused.after > _PAUSES[-1]:
                    raise
                self.sleep(pause)
            else:
                return


def secret_of(door: Door, otherwise: str | None) -> bytes:
    """The secret with which a webhook's alerts are signed; WatchError where there is none.

    A secret that begins with "whsec_" is base64 behind it, as Standard Webhooks has it; any other
    is the bytes of its text.
    """
    text = otherwise
    if door.secret is not None:
        try:
            text = Path(door.secret).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise WatchError(
                f"the file {door.secret}, which should hold the webhook's secret, cannot be read"
            ) from error
    text = (text or "").strip()
    try:
        secret = (
            base64.b64decode(text[len(_PREFIX) :], validate=True)
            if text.startswith(_PREFIX)
            else text.encode()
        )
    except binascii.Error as error:
        raise WatchError("the webhook's secret begins with whsec_ and is no base64") from error
    if len(secret) < _SHORTEST_SECRET:
        found = f"has {len(secret)} bytes" if secret else "is missing"
        raise WatchError(
            f"the webhook's secret {found}; wanted {_SHORTEST_SECRET} or more: put one into a file "
            "(openssl rand -hex 32 > webhook.secret) and name it with --secret, or put it into "
            "the environment variable LEGATION_WEBHOOK_SECRET"
        )
    return secret


def signature(secret: bytes, id: str, timestamp: int, body: bytes) -> str:
    """The signature of a webhook's message (Standard Webhooks 1.0): HMAC-SHA256 in base64."""
    signed = b".".join((id.encode(), str(timestamp).encode(), body))
    digest = hmac.new(secret, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def append(path: Path, line: bytes) -> None:
    """Append a line to a file and see it on the disk; a line that was cut before stays alone."""
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _post(address: str, id: str, body: bytes, *, secret: bytes) -> None:
    timestamp = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"Legation/{version('legation')} (the diplomatic diary)",
        "Connection": "close",
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, id, timestamp, body),
    }
    try:
        answer = ask(cleaned(address), headers, private=True, patience=_PATIENCE, body=body)
    except PageError as error:
        raise _Refused(str(error), again=True) from error
    if not 200 <= answer.status < 300:
        in_trouble = answer.status >= 500 or answer.status in (408, 425, 429)
        raise _Refused(
            f"it answered {answer.status}; wanted 2xx",
            again=in_trouble,
            after=later(answer.headers.get("retry-after", "")),
        )
