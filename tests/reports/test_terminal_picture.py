"""The terminal as a picture: the same words, the same bytes, and nothing loaded from anywhere."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from typing import Any

from riskctl.reports.terminal import Look, render
from riskctl.reports.terminal.picture import WIDTH, picture


def test_the_picture_shows_the_words_of_the_panel(reject: dict[str, Any]) -> None:
    svg = picture([reject])
    root = ET.fromstring(svg)
    shown = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    words = re.findall(r"\w+", render(reject, Look(width=WIDTH)))
    assert set(words) <= set(re.findall(r"\w+", html.unescape(shown)))


def test_the_picture_loads_nothing_and_repeats(reject: dict[str, Any]) -> None:
    svg = picture([reject])
    assert svg == picture([reject])
    assert re.findall(rb"https?://[^\" ]+", svg) == [b"http://www.w3.org/2000/svg"]
    assert b"url(" not in re.sub(rb"url\(#", b"", svg)
