"""The process that runs templates of others: limits first, then one report, then its end.

It is given plain data on its input and answers on its output: a line of JSON, then the bytes of the report. It knows
nothing but that data, and its environment names no proxy, no home and no cache.
"""

from __future__ import annotations

import json
import os
from typing import Any

from riskctl.reports.custom.limits import MOST_OUTPUT, set_limits


def main(cpu_seconds: int, memory_bytes: int) -> None:
    """Answer the one request on the input."""
    try:
        set_limits(cpu_seconds, memory_bytes)
        content = _answer(_request())
        head: dict[str, Any] = {"ok": True}
    except _Refused as refused:
        head, content = {"ok": False, "problems": refused.problems}, b""
    except OSError as error:
        head, content = {"ok": False, "problems": [["", 0, str(error)]]}, b""
    with os.fdopen(1, "wb") as answer:
        answer.write(json.dumps(head).encode() + b"\n" + content)


class _Refused(Exception):  # noqa: N818 - what happened to the templates
    def __init__(self, problems: list[list[Any]]) -> None:
        super().__init__()
        self.problems = problems


def _request() -> dict[str, Any]:
    with os.fdopen(0, "rb") as source:
        request: dict[str, Any] = json.load(source)
        return request


def _answer(request: dict[str, Any]) -> bytes:
    from riskctl.reports.custom.check import check
    from riskctl.reports.custom.faults import located
    from riskctl.reports.custom.model import CustomTemplate

    templates = {entry[0]: CustomTemplate(*entry) for entry in request["templates"]}
    if request["kind"] == "check":
        return json.dumps(check(templates)).encode()
    faults = check(templates, parts=True)
    if faults:
        raise _Refused([list(fault) for fault in faults])
    try:
        content = _render(request, templates)
    except (
        Exception
    ) as error:  # whatever a template of somebody else makes go wrong has a place there
        raise _Refused([list(located(error, templates))]) from None
    if len(content) > MOST_OUTPUT:
        raise _Refused([["", 0, f"the report has more than {MOST_OUTPUT:,} bytes"]])
    return content


def _render(request: dict[str, Any], templates: Any) -> bytes:
    from riskctl.reports.formats.environment import environment

    if request["kind"] == "html":
        from riskctl.reports.formats.html import page

        return page(request["data"], environment(templates)).encode()
    from riskctl.reports.formats.environment import typst_environment
    from riskctl.reports.formats.pdf import set_pages

    return set_pages(request["data"], environment(templates), typst_environment(templates))
