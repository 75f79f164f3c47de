from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys

import httpx

SERVE = [sys.executable, "-m", "legation", "serve"]


def test_a_diary_is_served_until_it_is_stopped(run, pages):
    """The address is told, answers, and is gone after Ctrl-C."""
    run("add", pages)
    with subprocess.Popen([*SERVE, "--port", "0"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        answer = httpx.get(found[0], trust_env=False)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(20) in (0, 130)
    assert answer.status_code == 200 and "Legation" in answer.text
    assert "Traceback" not in rest


def test_no_diary_is_made_by_serving(run):
    """A mistyped path is told and nothing is made there."""
    result = run("serve", "--diary", "none.db")
    assert result.exit_code == 1 and "there is no diary at none.db" in result.stderr


def test_a_port_that_is_taken_is_told(run, pages):
    """One line says which port is taken and what to do."""
    run("add", pages)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", taken.getsockname()[1])
    assert result.exit_code == 1
    assert "cannot listen on 127.0.0.1 port" in result.stderr and "another --port" in result.stderr
