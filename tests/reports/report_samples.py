"""Sample documents and hostile texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"
NAMES = ("reject", "conditions", "hostile")
NASTY = (
    "\x1b[31mred\x1b]8;;http://evil.example\x07link\r\nsecond\x00line\x9b31m",
    "a\u202egnp.exe\u2066b\u200b\u2028c\ufeff",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'",
    "{{ 7*7 }}{% for x in y %}{{ config.__class__ }}",
    '#panic("x") *b* $x$ @ref <lbl> `raw` // \\ #read("/etc/passwd")',
    "[bold red]rich[/] [link=http://evil.example]x[/link] [/x]",
    "| a | [x](javascript:alert(1)) ![i](http://evil.example/x.png) @octocat #1 www.evil.example",
    "javascript:alert(1)",
    "深度求索人工智能 ไทย العربية עברית 한국어 🇲🇾👩‍👩‍👧",
    "W" * 300,
    "",
)


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def replaced(value: Any, text: str) -> Any:
    """The same shape with every text replaced, closed values and dates too."""
    if isinstance(value, dict):
        return {key: replaced(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, text) for item in value]
    return text if isinstance(value, str) else value
