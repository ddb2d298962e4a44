from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from report_samples import load

from riskctl.document.errors import ReportError
from riskctl.reports.formats.html import embedded, render
from riskctl.reports.formats.json_ import canonical
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render as write_report

POLICY = (
    "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
LOADING = {
    "img",
    "link",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "source",
    "base",
    "form",
    "input",
    "use",
    "image",
}
VOID = {"meta", "br", "rect", "line"}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _check_inert(page: Page) -> None:
    scripts = [attrs for tag, attrs in page.tags if tag == "script"]
    assert scripts == [
        {"type": "application/json", "id": "assessment"},
        {"type": "application/json", "id": "options"},
        {"type": "application/json", "id": "words"},
        {},
    ]
    for tag, attrs in page.tags:
        assert tag not in LOADING
        assert not [
            name
            for name in attrs
            if name.startswith("on") or name in ("src", "srcset", "style", "xlink:href")
        ]
        if "href" in attrs:
            assert tag == "a"
            address = attrs["href"] or ""
            assert address.startswith(("#", "https://", "http://"))
            assert address.startswith("#") or attrs["rel"] == "noopener noreferrer"


def _hash(text: str, tag: str) -> str:
    inside = text.rpartition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    return base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()


def test_the_page_loads_nothing_and_runs_its_one_script(document: dict[str, Any]) -> None:
    text = render([document]).decode()
    page = Page(text)
    _check_inert(page)
    assert page.open == []
    policies = [
        attrs["content"]
        for tag, attrs in page.tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [POLICY.format(_hash(text, "style"), _hash(text, "script"))]
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style and "@import" not in style and "@font-face" not in style


def test_the_script_is_the_same_for_every_assessment(poisoned: dict[str, Any]) -> None:
    pages = [render([load("reject")]).decode(), render([poisoned]).decode()]
    assert len({_hash(page, "script") + _hash(page, "style") for page in pages}) == 1


def test_poison_in_any_text_stays_inert(poisoned: dict[str, Any]) -> None:
    text = render([poisoned]).decode()
    _check_inert(Page(text))
    assert embedded(text) == canonical(poisoned).decode()


def test_the_embedded_assessment_round_trips(document: dict[str, Any]) -> None:
    text = render([document]).decode()
    assert embedded(text) == canonical(document).decode()
    data = text.partition('id="assessment">')[2].partition("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data) == document


@pytest.mark.parametrize(
    "text",
    ["<p>no</p>", '<script id="assessment">{</script>', '<script id="assessment">1</script>' * 2],
)
def test_a_page_without_one_assessment_is_refused(text: str) -> None:
    with pytest.raises(ReportError):
        embedded(text)


def test_headings_never_skip_a_level(document: dict[str, Any]) -> None:
    for documents in ([document], [document, document]):
        levels = Page(render(documents).decode()).headings
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_language_and_table_headers(reject: dict[str, Any]) -> None:
    page = Page(render([reject]).decode())
    tags = [tag for tag, _ in page.tags]
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert {"header", "main", "nav", "footer"} <= set(tags)
    assert all(attrs.get("scope") == "col" for tag, attrs in page.tags if tag == "th")
    drawn = [attrs for tag, attrs in page.tags if tag == "svg" and attrs.get("class") != "hidden"]
    bars = [attrs for attrs in drawn if str(attrs["class"]).startswith("bar")]
    assert len(bars) == 5
    assert all(attrs["role"] == "img" and attrs["aria-label"] for attrs in drawn)


@pytest.mark.parametrize("several", [1, 2])
def test_ids_are_unique_and_inner_links_lead_somewhere(
    reject: dict[str, Any], several: int
) -> None:
    page = Page(render([reject] * several).decode())
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = {
        (attrs["href"] or "")[1:]
        for _, attrs in page.tags
        if (attrs.get("href") or "").startswith("#")
    }
    assert inner <= set(ids)
    named = {
        name for _, attrs in page.tags for name in (attrs.get("aria-labelledby") or "").split()
    }
    assert named <= set(ids)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_text_colour_has_aa_contrast_in_light_and_dark(reject: dict[str, Any]) -> None:
    style = render([reject]).decode().partition("<style>")[2].partition("</style>")[0]
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in style.split(":root {")[1:3]
    ]
    for theme in themes:
        tones = ("good", "fair", "open", "warn", "bad", "calm")
        pairs = [(tone, ground) for tone in tones for ground in ("sheet", f"{tone}-wash")]
        pairs += [
            (text, ground)
            for text in ("ink", "soft", "link")
            for ground in ("paper", "sheet", "good-wash")
        ]
        pairs += [("soft", f"{tone}-wash") for tone in tones]
        for text, ground in pairs:
            light, dark = sorted((_luminance(theme[text]), _luminance(theme[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_a_page_of_another_language_marks_what_stays_in_english(reject: dict[str, Any]) -> None:
    title = reject["findings"][0]["title"]
    page = write_report([reject], "html", ReportOptions(language="zh")).decode()
    assert f'<h4><span lang="en">{title}</span></h4>' in page
    plain = write_report([reject], "html").decode().replace('<html lang="en"', "")
    assert 'lang="en"' not in plain
