"""What a page may run and style: the one script and the one style sheet that stand in it, by their hashes."""

from __future__ import annotations

import base64
import hashlib

from riskctl.messages.language import say

SCRIPTS = ("report.js", "report-table.js", "report-findings.js")
"""Files that make the script of a page, in this order."""

POLICY_PLACE = "policy-of-this-page"
"""Stands in the head of a page, before any text of an assessment, until its hashes are known."""


def script_words() -> dict[str, str]:
    """What the script shows, by the names it uses."""
    return {
        "search table": say("Search this table"),
        "rows shown": say("{count} of {total} rows"),
        "search findings": say("Search findings"),
        "findings shown": say("{count} of {total} findings"),
        "state": say("State"),
        "all states": say("all"),
        "expand all": say("Expand all"),
        "collapse all": say("Collapse all"),
    }


def with_policy(page: str) -> str:
    """The page with its Content-Security-Policy, made from the style and script that it holds."""
    # The first style and the last script are ours: texts of a document stand escaped between them.
    style = page.partition("<style>")[2].partition("</style>")[0]
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    # Once: the place stands before any text, and a text that names it is not to be replaced.
    return page.replace(POLICY_PLACE, policy(style, script), 1)


def policy(style: str, script: str) -> str:
    """A policy by hashes: nothing is loaded, and nothing runs or styles but these two texts."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
