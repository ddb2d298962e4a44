"""Reports in a real browser: what the script does, what it must not do, and axe-core."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Visit, chromium, needs_axe, needs_chromium
from report_samples import load

from riskctl.messages.language import HTML_TAGS
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render

pytestmark = needs_chromium
CASES = {"single": ("reject",), "hostile": ("hostile",), "comparison": ("reject", "conditions")}
DETAILS = ("brief", "standard", "full")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for case, names in CASES.items():
        documents = [load(name) for name in names]
        for detail in DETAILS:
            path = folder / f"{case}-{detail}.html"
            path.write_bytes(render(documents, "html", ReportOptions(detail=detail)))
            made[case, detail] = path
    return made


@pytest.fixture
def visit(browser: Any, pages: dict[tuple[str, str], Path]) -> Iterator[Any]:
    opened = []

    def go(case: str = "single", detail: str = "standard", **options: Any) -> Visit:
        opened.append(Visit(browser, pages[case, detail], **options))
        return opened[-1]

    yield go
    for page in opened:
        page.close()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("detail", DETAILS)
def test_one_request_and_no_error(visit: Any, case: str, detail: str) -> None:
    seen = visit(case, detail)
    assert len(seen.requests) == 1 and seen.requests[0].startswith("file:")
    assert seen.errors == []


@needs_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("case", CASES)
def test_axe_finds_nothing(visit: Any, case: str, theme: str) -> None:
    assert visit(case, color_scheme=theme).violations() == []


@needs_axe
@pytest.mark.parametrize("language", ["ms", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("case", ["single", "comparison"])
def test_axe_finds_nothing_in_another_language(
    browser: Any, tmp_path: Path, case: str, theme: str, language: str
) -> None:
    path = tmp_path / "page.html"
    documents = [load(name) for name in CASES[case]]
    path.write_bytes(render(documents, "html", ReportOptions(language=language)))
    seen = Visit(browser, path, color_scheme=theme)
    assert seen.page.evaluate("document.documentElement.lang") == HTML_TAGS[language]
    assert (seen.violations(), seen.errors) == ([], [])
    seen.close()


@needs_axe
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_brief_at_any_width(visit: Any, width: int) -> None:
    viewport = {"width": width, "height": 800}
    assert visit("single", "brief", viewport=viewport).violations() == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("width", [320, 640])
def test_a_narrow_or_enlarged_page_does_not_scroll_sideways(
    visit: Any, case: str, width: int
) -> None:
    """320 px is a phone; 640 px is a window of 1280 px at 200 %."""
    page = visit(case, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_readable_without_scripts(visit: Any) -> None:
    page = visit(java_script_enabled=False).page
    assert page.locator("button, input, select").count() == 0
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".finding table").first.is_visible()


def test_a_column_sorts_by_keyboard_both_ways(visit: Any) -> None:
    page = visit().page
    head = page.locator("section[aria-labelledby=a-inputs] table.sortable th").first
    table = head.locator("xpath=ancestor::table")
    column = table.locator("tbody tr td:first-child")
    before = column.all_inner_texts()
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    first = column.all_inner_texts()
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert sorted(first) == sorted(before)
    assert column.all_inner_texts() == first[::-1] and first != first[::-1]


def test_outcomes_sort_by_gravity_not_by_letter(browser: Any, tmp_path: Path) -> None:
    documents = [load("reject"), load("conditions")]
    for document, outcome in zip(documents, ("escalate", "needs-information"), strict=True):
        document["decision"]["outcome"] = outcome
    path = tmp_path / "gravity.html"
    path.write_bytes(render(documents, "html"))
    seen = Visit(browser, path)
    table = seen.page.locator("section[aria-labelledby=comparison] table")
    head = table.locator("th", has_text="Outcome")
    head.locator("button").click()
    badges = table.locator("tbody .badge")
    assert [text[2:] for text in badges.all_inner_texts()] == ["Needs information", "Escalate"]
    head.locator("button").click()
    assert [text[2:] for text in badges.all_inner_texts()] == ["Escalate", "Needs information"]
    seen.close()


def test_findings_are_searched_and_filtered(visit: Any) -> None:
    page = visit().page
    section = page.locator("section.findings")
    every = section.locator(".finding")
    total = every.count()
    title = every.last.locator("h4").inner_text()
    search = section.locator("input[type=search]").first
    search.focus()
    page.keyboard.type(title.upper())
    shown = section.locator(".finding:visible h4").all_inner_texts()
    assert title in shown and len(shown) < total
    assert section.locator("[role=status]").first.inner_text() == (
        f"{len(shown)} of {total} findings"
    )
    page.keyboard.press("Escape")
    assert section.locator(".finding:visible").count() == total
    state = every.first.get_attribute("data-state")
    section.locator("select").first.select_option(state)
    states = section.locator(".finding:visible").evaluate_all(
        "nodes => [...new Set(nodes.map(node => node.dataset.state))]"
    )
    assert states == [state]


def test_a_group_without_a_match_hides_its_heading(visit: Any) -> None:
    page = visit().page
    section = page.locator("section.findings")
    section.locator("input[type=search]").first.fill("no finding holds these words")
    assert section.locator("h3:visible").count() == 0


def test_evidence_folds_by_keyboard_and_all_at_once(visit: Any) -> None:
    page = visit().page
    folds = page.locator("section.findings details.evidence")
    assert page.locator("section.findings details.evidence[open]").count() == 0
    folds.first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert folds.first.get_attribute("open") is not None
    expand, collapse = page.locator("button.fold").all()
    expand.press("Enter")
    assert page.locator("section.findings details.evidence[open]").count() == folds.count()
    collapse.press("Enter")
    assert page.locator("section.findings details.evidence[open]").count() == 0


def test_a_link_to_a_hidden_finding_shows_it(visit: Any) -> None:
    page = visit().page
    page.locator("section.findings input[type=search]").first.fill("no finding holds these words")
    link = page.locator(".reasons a").first
    target = link.get_attribute("href")
    link.click()
    page.wait_for_function("target => !document.querySelector(target).hidden", arg=target)
    assert page.locator(str(target)).is_visible()


def test_paper_shows_everything(visit: Any) -> None:
    page = visit().page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".tools:visible, .skip:visible, .toc:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_a_foreign_script_would_not_run(visit: Any) -> None:
    seen = visit()
    seen.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.hit = 1';"
        " document.body.append(s); }"
    )
    assert seen.page.evaluate("window.hit") is None
    assert any("Content Security Policy" in error for error in seen.errors)


def test_the_screenshot_of_dark_mode_is_dark(visit: Any) -> None:
    page = visit(color_scheme="dark").page
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(int(part) < 60 for part in colour.removeprefix("rgb(").rstrip(")").split(","))
