from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pdf_reader
import pytest

from riskctl.document.errors import DocumentError
from riskctl.explanations.words import OUTCOMES, label
from riskctl.reports.sections import build
from riskctl.reports.sections.links import href
from riskctl.reports.sections.numbers import percent, span
from riskctl.reports.write import render

Change = Callable[..., dict[str, Any]]


def test_every_finding_is_shown_once_with_its_own_citations(document: dict[str, Any]) -> None:
    report = build(document)
    assert len(report.findings) == len(document["findings"])
    by_title = sorted(len(finding.sources) for finding in report.findings)
    assert by_title == sorted(len(finding["sources"]) for finding in document["findings"])


def test_states_follow_effect_verdict_and_confirmation(reject: dict[str, Any]) -> None:
    states = {finding.id: finding.state.key for finding in build(reject).findings}
    assert states["my.pdpa.transfer"] == "block"
    assert states["us.ear.gp10-ascend"] == "unknown"
    assert states["us.ear.affiliates-50"] == "horizon"
    assert states["my.rmit.exit-and-register"] == "triggered"


@pytest.mark.parametrize(
    ("effect", "verdict", "confirmed", "state"),
    [
        ("block", "triggered", True, "block"),
        ("block", "triggered", False, "possible-block"),
        ("block", "unknown", True, "possible-block"),
        ("exposure", "triggered", False, "unconfirmed"),
        ("exposure", "unknown", False, "unknown"),
        ("block", "suspended", True, "horizon"),
    ],
)
def test_an_unconfirmed_block_is_only_possible(
    reject: dict[str, Any], effect: str, verdict: str, confirmed: bool, state: str
) -> None:
    reject["findings"] = [
        {**reject["findings"][0], "effect": effect, "verdict": verdict, "confirmed": confirmed}
    ]
    assert build(reject).findings[0].state.key == state


def test_the_most_pressing_finding_of_a_dimension_comes_first(reject: dict[str, Any]) -> None:
    residency = next(group for group in build(reject).groups if group.key == "data-residency")
    assert residency.findings[0].id == "my.pdpa.transfer"


def test_questions_that_could_change_the_decision_come_first(reject: dict[str, Any]) -> None:
    assert reject["gaps"][0]["could_change_decision"] is False
    assert [question.decisive for question in build(reject).questions] == [True, False, False]


def test_a_wide_interval_names_the_question_behind_it(reject: dict[str, Any]) -> None:
    drivers = {score.key: score.driver for score in build(reject).scores.dimensions}
    assert drivers["export-control"] == "serving chips unknown"
    assert drivers["sanctions"] == ""


def test_a_question_shows_what_its_answers_lead_to(reject: dict[str, Any]) -> None:
    reject["sensitivity"][0]["changes"] = [
        {
            "kind": "fact",
            "text": "",
            "facts": [{"fact": "route.served_on", "value": ["x"], "shown": "x"}],
        }
    ]
    answers = build(reject).questions[0].answers
    assert [(answer.value, answer.outcome.key) for answer in answers] == [
        ("x", "needs-information")
    ]


def test_a_waived_finding_says_so(conditions: dict[str, Any]) -> None:
    waived = {finding.id for finding in build(conditions).findings if finding.waived}
    assert waived == {"eval.security.agent-hijack"}


def test_an_unknown_outcome_is_shown_as_it_is(changed: Change) -> None:
    sign = build(changed("decision", "outcome", to="wait-and-see")).decision.outcome
    assert (sign.word, sign.tone) == ("wait and see", "calm")


def test_the_first_five_reasons_are_shown_and_the_others_counted(reject: dict[str, Any]) -> None:
    reject["decision"]["reasons"] *= 3
    decision = build(reject).decision
    assert (len(decision.reasons), decision.more) == (5, 10)


def test_no_use_case_no_reasons_no_findings(reject: dict[str, Any]) -> None:
    reject.update(
        use_case=None,
        findings=[],
        gaps=[],
        horizon=[],
        alternatives=[],
        screening=[],
        sensitivity=[],
    )
    reject["decision"]["reasons"] = []
    report = build(reject)
    assert (report.cover.use_case, report.groups) == ("", ())


@pytest.mark.parametrize(
    ("path", "to", "place"),
    [
        (("scores", "overall", "low"), "high", "scores.overall.low: expected a number, found text"),
        (("scores", "overall", "high"), float("nan"), "scores.overall.high: expected a number"),
        (("findings",), {}, "findings: expected a list, found an object"),
        (("findings", 1, "title"), 3, "findings[1].title: expected text, found a number"),
        (("gaps", 0), "x", "gaps[0]: expected an object, found text"),
        (("findings", 0, "confirmed"), "yes", "findings[0].confirmed: expected true or false"),
    ],
)
def test_a_wrong_document_is_refused_with_the_place(
    changed: Change, path: tuple[str | int, ...], to: Any, place: str
) -> None:
    with pytest.raises(DocumentError, match="^" + place.replace("[", r"\[").replace(".", r"\.")):
        build(changed(*path, to=to))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://user:pw@evil.example/",
        'https://ok.example/"onmouseover=x',
        "https://ok.example/\n",
        "file:///etc/passwd",
        "https://",
        "http://[",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(address: str) -> None:
    assert href(address) == ""


def test_whole_points_and_exact_shares() -> None:
    assert span(24.6, 25.4) == "25"
    assert span(24.4, 70.5) == "24-71"
    assert percent(49.99, 49.99) == "49.99 %"
    assert percent(30, 55) == "30-55 %"


def test_words_are_there_for_every_outcome_and_shape_differs() -> None:
    assert len({sign.shape for sign in OUTCOMES.values()}) == len(OUTCOMES)
    assert label("needs-review") == "needs review"


def test_the_screening_record_says_what_was_read(reject: dict[str, Any]) -> None:
    row = {"party": "p", "name": "P", "role": "developer, operator", "entry": None, "score": 0}
    read = {"checked": "2026-07-09", "grade": "official", "source": "List of July"}
    held = {**row, **read, "rows": 1234, "sha256": "ab" * 32, "outcome": "clear", "reason": "none"}
    reject["screening"] = [
        {**held, "list": "a", "title": "List A"},
        {**held, "list": "b", "title": "List B"},
        {**held, "list": "c", "title": "List C", "rows": None, "sha256": None},
        {**held, "list": "d", "title": "List D", "outcome": "review", "entry": "P Co"},
    ]
    (party,) = build(reject).parties
    assert party.role == "developer of the model, operator of the route"
    assert [line.lists for line in party.record] == ["List D", "List A; List B", "List C"]
    assert party.record[0].found == "P Co: none"
    assert [line.searched.entries for line in party.record] == ["1234", "1234", ""]
    for kind in ("html", "markdown", "pdf"):
        content = render([reject], kind)
        text = pdf_reader.text(content) if kind == "pdf" else content.decode()
        assert "1234" in text and "abababababababab" in text.replace("\u200b", "")
