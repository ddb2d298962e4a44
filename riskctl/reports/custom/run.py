"""Run templates of others in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

from riskctl.document.errors import MissingExtra, ReportError
from riskctl.reports.custom.limits import CPU_SECONDS, MEMORY_BYTES, WALL_SECONDS
from riskctl.reports.custom.model import CustomTemplate
from riskctl.text.problems import InputError, Problem

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from riskctl.reports.custom.worker import main; main(*map(int, sys.argv[2:]))"
)
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that does not answer, so that an engine which wants a package from the network gets none."""


def run(kind: str, templates: Sequence[CustomTemplate], data: dict[str, Any]) -> bytes:
    """The answer of the process: a report (``html``, ``pdf``) or what is wrong with the templates (``check``).

    Raises InputError at the place in a template, ReportError where there is none.
    """
    if kind == "pdf":
        _require_engine()
    sent = [[entry.name, entry.text, entry.place] for entry in templates]
    request = json.dumps({"kind": kind, "templates": sent, "data": data}).encode()
    with tempfile.TemporaryDirectory(prefix="riskctl-") as empty:
        answer = _process(request, empty, ", ".join(entry.place for entry in templates))
    line, _, content = answer.partition(b"\n")
    head = _head(line)
    if not head["ok"]:
        raise _refused(head["problems"])
    return content


def _require_engine() -> None:
    from importlib.util import find_spec

    if find_spec("typst") is None:
        raise MissingExtra("PDF output", "pdf")


def _process(request: bytes, empty: str, places: str) -> bytes:
    # Isolated Python starts with a path of its own: ours is handed over, without the folder one
    # stands in.
    path = json.dumps([entry for entry in sys.path if entry])
    # `-I` reads neither the user's packages nor PYTHON variables, `-B` leaves no file behind.
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, path]
    command += [str(CPU_SECONDS), str(MEMORY_BYTES)]
    try:
        made = subprocess.run(
            command,
            input=request,
            capture_output=True,
            cwd=empty,
            env=_environment(empty),
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ReportError(f"{places}: took more than {WALL_SECONDS} seconds") from None
    if made.returncode:
        raise ReportError(f"{places}: {_ended(made.returncode, made.stderr)}")
    return made.stdout


def _environment(empty: str) -> dict[str, str]:
    # Nothing of our environment goes along: keys and tokens stand there. Python does not
    # start on Windows without this one.
    kept = {key: os.environ[key] for key in ("SYSTEMROOT",) if key in os.environ}
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), empty)
    proxies = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"), _NOWHERE)
    lower = {key.lower(): address for key, address in proxies.items()}
    # One thread, so that the room an engine reserves for threads does not count as memory it uses.
    return {**kept, **homes, **proxies, **lower, "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


def _ended(code: int, errors: bytes) -> str:
    # SIGXCPU, or SIGKILL at the hard limit.
    if code in (-24, -9):
        return f"took more than {CPU_SECONDS} seconds of processor time"
    # Without memory a library aborts or is killed at a bad address before Python can say so.
    if b"memory" in errors.lower() or code in (-6, -11):
        return f"needs more than {MEMORY_BYTES // 2**20} MB of memory"
    return f"the process that ran it ended with {code}"


def _head(line: bytes) -> dict[str, Any]:
    try:
        head: dict[str, Any] = json.loads(line)
    except ValueError:
        raise ReportError("the process that ran the templates gave no answer") from None
    return head


def _refused(problems: list[list[Any]]) -> Exception:
    if any(place for place, _, _ in problems):
        return InputError(Problem(place, line, 1, text) for place, line, text in problems)
    return ReportError("templates: " + "; ".join(text for _, _, text in problems))
