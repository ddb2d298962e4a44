"""Who owns the parties: the proof in every format, hostile names, circles and long chains."""

from __future__ import annotations

import copy
import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from markdown_it import MarkdownIt
from pdf_reader import text as pdf_text
from report_samples import NASTY, load, replaced
from rich.cells import cell_len
from test_report_html import Page, _check_inert

from riskctl.document.errors import DocumentError
from riskctl.reports.sections import build
from riskctl.reports.sections.ownership_tree import DEEPEST, MOST, lead, short, words
from riskctl.reports.terminal import Look
from riskctl.reports.terminal import render as terminal
from riskctl.reports.write import render


def stake(holder: str, holds: str, counts: bool = True) -> dict[str, Any]:
    share = {"low": 0.0, "high": 100.0}
    return {
        "holder": holder,
        "label": holder.title(),
        "percent": share,
        "counts": counts,
        "holds": holds,
        "because": "x",
    }


def node(party: str, role: str, because: str, *stakes: dict[str, Any]) -> dict[str, Any]:
    return {
        "party": party,
        "label": party.title(),
        "role": role,
        "because": because,
        "stakes": list(stakes),
    }


NODES = (
    node("seller", "target", "55 percent, which is enough", stake("middle", "45 percent"),
         stake("kestrel", "10 percent"), stake("osprey", "20 percent", counts=False)),
    node("middle", "passes-on", "51 percent, which is enough", stake("kestrel", "51 percent")),
    node("kestrel", "top", "listed: us.entity-list"),
)  # fmt: skip
TREE = [
    "Seller: 55 percent, which is enough",
    "├─ 45 percent  Middle: 51 percent, which is enough",
    "│  └─ 51 percent  Kestrel: listed: us.entity-list",
    "├─ 10 percent  Kestrel: as drawn above",
    "└─ 20 percent  Osprey: not counted",
]


def finding(*nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    source = {"citation": "1 XR 2", "title": "A page", "url": "https://example.org/x", "grade": "official",
              "retrieved": "2026-11-01"}  # fmt: skip
    return {
        "party": "seller", "name": "Seller", "role": "operator", "regime": "bis-affiliates", "title": "A rule",
        "jurisdiction": "US", "test": "50 percent or more", "verdict": "blocked",
        "status": {"status": "in-force", "from": "2026-11-10", "through": None, "verify": True},
        "summary": "such parties together hold 55 percent", "percent": {"low": 55.0, "high": 60.0},
        "proof": {"nodes": list(nodes or NODES), "sentences": ["Kestrel holds 51 percent of Middle."], "cut": False},
        "red_flags": [{"id": "minority", "text": "Kestrel holds 10 percent", "source": "Red Flag 29"}],
        "sources": [source], "notes": ["A parent without a stake."], "grade": "third-party", **more,
    }  # fmt: skip


def with_findings(*findings: dict[str, Any]) -> dict[str, Any]:
    return {**load("reject"), "ownership_findings": list(findings or [finding()])}


def tree(document: dict[str, Any], unicode: bool = True) -> list[str]:
    return [lead(step, unicode) + words(step) for step in build(document).owned[0].steps]


def test_the_tree_draws_each_holder_below_what_it_holds():
    assert tree(with_findings()) == TREE
    assert tree(with_findings(), unicode=False)[1:3] == [
        "|- 45 percent  Middle: 51 percent, which is enough",
        "|  `- 51 percent  Kestrel: listed: us.entity-list",
    ]


def test_the_finding_is_put_into_words():
    one = build(with_findings()).owned[0]
    assert (one.verdict.word, one.share) == ("Counts as owned", "55-60 %")
    assert one.status == "in force from 2026-11-10, to be confirmed"
    assert [step.kind for step in one.steps] == ["target", "passes", "listed", "listed", "out"]


def test_the_most_pressing_comes_first():
    rows = [finding(verdict=verdict) for verdict in ("not-blocked", "possible", "blocked")]
    assert [one.verdict.key for one in build(with_findings(*rows)).owned] == [
        "blocked",
        "possible",
        "not-blocked",
    ]


def test_circles_end_and_long_chains_are_cut():
    circle = [
        node("a", "target", "x", stake("b", "90 percent")),
        node("b", "passes-on", "y", stake("a", "90 percent")),
    ]
    assert tree(with_findings(finding(*circle))) == [
        "A: x",
        "└─ 90 percent  B: y",
        "   └─ 90 percent  A: as drawn above",
    ]
    chain = [
        node(f"p{n}", "passes-on" if n else "target", "x", stake(f"p{n + 1}", "60 percent"))
        for n in range(40)
    ]
    one = build(with_findings(finding(*chain))).owned[0]
    assert one.cut and max(step.depth for step in one.steps) == DEEPEST
    broad = node("a", "target", "x", *[stake(f"h{n}", "1 percent") for n in range(MOST + 20)])
    one = build(with_findings(finding(broad))).owned[0]
    assert one.cut and len(one.steps) == MOST


def test_a_short_text_is_cut_by_columns():
    assert short("abc", 3) == "abc"
    assert short("abcdefgh", 6) == "abc..."
    assert cell_len(short("深度求索人工智能", 9)) <= 9


@pytest.mark.parametrize("fmt", ["html", "markdown", "pdf"])
def test_every_report_shows_the_proof(fmt: str):
    made = render([with_findings()], fmt)
    text = pdf_text(made) if fmt == "pdf" else made.decode()
    shown = " ".join(text.replace("\\", "").split())
    for part in ("Ownership by listed parties", "Counts as owned", "Middle", "51 percent", "listed: us.entity-list",
                 "not counted", "Kestrel holds 10 percent", "Red Flag 29", "1 XR 2", "A parent without"):  # fmt: skip
        assert part in shown, part


def test_nothing_is_shown_where_there_is_nothing_to_say():
    document = load("reject")
    for fmt in ("html", "markdown"):
        assert "Ownership by listed parties" not in render([document], fmt).decode()
    assert "Owners" not in terminal(document)


def test_the_panel_shows_the_tree():
    text = terminal(with_findings(), Look(100))
    for line in TREE:
        assert line in text
    assert "counts as owned: A rule, in force from 2026-11-10, to be confirmed" in text
    assert "! Kestrel holds 10 percent  Red Flag 29" in text
    assert "`- 20 percent  Osprey" in terminal(with_findings(), Look(100, unicode=False))


def test_the_panel_stops_after_a_few():
    text = terminal(with_findings(*[finding(title=f"Rule {n}") for n in range(6)]), Look(100))
    assert "Rule 3" in text and "Rule 4" not in text and "2 more regimes" in text


@pytest.mark.parametrize("several", [1, 2])
def test_the_drawing_has_a_title_a_description_and_its_table(several: int):
    page = render([with_findings()] * several, "html").decode()
    drawings = re.findall(r'<svg class="tree".*?</svg>', page, re.DOTALL)
    assert len(drawings) == several
    drawing = drawings[0]
    assert "<title>Seller: Counts as owned</title>" in drawing
    assert "<desc>Kestrel holds 51 percent of Middle.</desc>" in drawing
    assert drawing.count("<rect") == len(TREE) and drawing.count("<path") == len(TREE) - 1
    after = page.partition(drawing)[2]
    assert 0 < after.index("<table") < after.index("</section>")
    read = Page(page)
    _check_inert(read)
    assert read.open == []
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", NASTY)
def test_hostile_names_do_nothing(text: str):
    document = with_findings(replaced(finding(), text))
    page = render([document], "html").decode()
    _check_inert(Page(page))
    charts = page.count('<svg class="chart"')
    assert page.count('<svg class="tree"') == 1
    assert page.count("<desc>") == page.count("</desc>") == 1 + charts
    made = render([document], "pdf")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) > 1
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(
        render([document], "markdown").decode()
    )
    every = [token for block in tokens for token in (block, *(block.children or ()))]
    assert not [
        token for token in every if token.type in ("image", "fence", "code_block", "html_block")
    ]
    assert {token.content for token in every if token.type == "html_inline"} <= {
        "<span>",
        "</span>",
    }
    for width in (30, 80):
        shown = terminal(document, Look(width))
        assert all(cell_len(line) <= width and line == line.rstrip() for line in shown.splitlines())
        assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("key", "value"), [("percent", None), ("proof", []), ("red_flags", {}), ("name", 7)]
)
def test_a_wrong_finding_is_refused_with_its_place(key: str, value: object):
    wrong = copy.deepcopy(finding())
    wrong[key] = value
    with pytest.raises(DocumentError, match=r"ownership_findings\[0\]"):
        build(with_findings(wrong))
