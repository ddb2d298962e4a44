"""Ask the peer: run :mod:`screening_peer` under the interpreter that has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("screening_peer.py")


class Peer:
    """nomenklatura under another interpreter; without one it answers ``None`` to everything."""

    def __init__(self, python: Path | None) -> None:
        self.python = python
        self.versions: dict[str, str] = {}

    def scores(self, pairs: list[tuple[str, str, str]]) -> list[float] | None:
        """logic-v2 of every (schema, left, right)."""
        answer = self._ask({"pairs": pairs})
        return None if answer is None else [float(one) for one in answer["scores"]]

    def search(
        self, entries: Path, queries: list[dict[str, str]], single: int = 0
    ) -> dict[str, Any] | None:
        """Its index over the entries, and what it finds; ``single`` queries are also asked one at a time."""
        answer = self._ask({"entries": str(entries), "queries": queries, "single": single})
        return None if answer is None else dict(answer["search"])

    def _ask(self, job: dict[str, Any]) -> dict[str, Any] | None:
        if self.python is None:
            return None
        command = [str(self.python), str(SCRIPT)]
        done = subprocess.run(
            command,
            input=json.dumps(job),
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        self.versions = answer["versions"]
        return answer
