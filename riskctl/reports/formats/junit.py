"""JUnit XML: a test suite for each assessment, so that any build server shows the findings.

What applies is a failure. What cannot be judged is an error, never a pass: a pipeline must not read not knowing as
clear. What is waived, or only informs, is skipped or passes with its text.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from riskctl.explanations.words import Sign
from riskctl.messages.language import say
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import Report, build
from riskctl.reports.sections.findings import Finding

# What is certain fails; what is only possible is an error, so that a build can tell "no" from "not
# known".
_FAILS = ("block", "triggered")
_ERRS = ("possible-block", "unconfirmed", "unknown")
_OUTCOMES = {"reject": "failure", "escalate": "failure", "needs-information": "error"}


def render(documents: Documents, options: ReportOptions) -> bytes:
    """UTF-8 XML. Raises DocumentError."""
    suites = Element("testsuites", name="riskctl")
    for document in documents:
        _suite(suites, build(document, options))
    totals = {key: sum(int(suite.get(key, "0")) for suite in suites) for key in _TOTALS}
    for key, total in totals.items():
        suites.set(key, str(total))
    indent(suites)
    text: bytes = tostring(suites, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


_TOTALS = ("tests", "failures", "errors")
"""Of all suites; the schema of the Jenkins xUnit plugin knows no total of what is skipped."""
_TAGS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def _suite(suites: Element, report: Report) -> None:
    cover = report.cover
    suite = SubElement(suites, "testsuite", name=cover.subject, time="0")
    properties = SubElement(suite, "properties")
    stated = {
        "as-of": cover.as_of,
        "use-case": cover.use_case or say("no use case given"),
        "outcome": report.decision.outcome.key,
        "overall": report.scores.overall.points,
        **{score.key: score.points for score in report.scores.dimensions},
        "digest": cover.digest,
    }
    for key, value in stated.items():
        SubElement(properties, "property", name=key, value=value)
    for notice in report.notices:
        SubElement(properties, "property", name="notice", value=notice)
    _decision(suite, report)
    for finding in report.findings:
        _finding(suite, finding)
    suite.set("tests", str(len(suite.findall("testcase"))))
    for key, tag in _TAGS.items():
        suite.set(key, str(len(suite.findall(f"testcase/{tag}"))))


def _decision(suite: Element, report: Report) -> None:
    outcome = report.decision.outcome
    case = SubElement(suite, "testcase", classname="decision", name="decision", time="0")
    text = f"{outcome.word}. {report.decision.headline}"
    tag = _OUTCOMES.get(outcome.key, "")
    if tag:
        _verdict(case, tag, outcome, text)
    else:
        SubElement(case, "system-out").text = text


def _finding(suite: Element, finding: Finding) -> None:
    name = f"{finding.id}: {finding.title}"
    case = SubElement(suite, "testcase", classname=finding.dimension or "none", name=name, time="0")
    text = _text(finding)
    # Before all else: an accepted risk must not fail a build, whatever its state.
    if finding.waived:
        SubElement(case, "skipped", message=say("accepted by a waiver"))
    # A finding that only informs never counts as a failure, though it is triggered.
    elif finding.state.key in _FAILS and not finding.informs:
        _verdict(case, "failure", finding.state, text)
    elif finding.state.key in _ERRS:
        _verdict(case, "error", finding.state, text)
    elif finding.state.key == "horizon":
        SubElement(case, "skipped", message=finding.window or finding.state.word)
    SubElement(case, "system-out").text = text


def _verdict(case: Element, tag: str, sign: Sign, text: str) -> None:
    SubElement(case, tag, message=sign.word, type=sign.key).text = text


def _text(finding: Finding) -> str:
    parts = [
        finding.because,
        f"{say('Legal basis')}: {finding.citation}" if finding.citation else "",
    ]
    parts.append(f"{say('Points')}: {finding.points}")
    parts += [f"{say('Not known:')} {ask}" for ask in finding.asks]
    return "\n".join(part for part in parts if part)
