"""Notices at the head of page reports: what departs from the bundled data, and what was not looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.document.reading import Node
from riskctl.reports.pages.model import PageBlock
from riskctl.reports.sections.notices import page_notices


def notice_blocks(
    standing: Mapping[str, Any] | None, heading: str = "Notices"
) -> tuple[PageBlock, ...]:
    """A block of sentences; none for an answer from sound bundled data alone, or of an earlier version."""
    lines = page_notices(Node(standing or {}))
    return (PageBlock(heading, lines, name=heading),) if lines else ()
