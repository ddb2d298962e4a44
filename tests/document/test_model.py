"""A document read as types is the same bytes again, and what is wrong in one is told with its place."""

from __future__ import annotations

import json

import pytest

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.decide import SEVERITY
from riskctl.assessment.request import Request
from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import DocumentError
from riskctl.document.model import OUTCOMES, Assessment, rank_of
from riskctl.document.model.base import Part


@pytest.fixture(scope="module", params=["bank", "none"])
def document(request, bundled, bank):
    loaded = bundled
    assessor = Assessor(
        loaded.catalogue, loaded.rules, loaded.references, loaded.policy, "2026-11-23"
    )
    case = bank if request.param == "bank" else None
    asked = Request(assessor, case, loaded.rulesets, loaded.policy_sha256, loaded.watchlists, {})
    subject = Subject("glm-5.2", "zai-intl")
    return assess(asked, subject, judge_routes(asked, "glm-5.2"))


def test_what_is_read_is_written_byte_by_byte(document):
    content = canonical_bytes(document)
    read = Assessment.from_json(content)
    assert read.to_json_bytes() == content
    assert Assessment.from_data(document) == read
    assert read.computed_digest() == read.digest == document["digest"]


def test_parts_are_types(document):
    read = Assessment.from_data(document)
    assert read.decision.outcome in OUTCOMES
    assert read.findings[0].window.status in ("in-force", "suspended", "announced")
    assert [gap.fact for gap in read.gaps] == [gap["fact"] for gap in document["gaps"]]


def test_every_key_of_a_document_has_its_type(document):
    """A key that the engine writes and no part declares would be read as plain data."""
    assert untyped(Assessment.from_data(document), "$") == set()


def untyped(part, place):
    """Places of keys that are kept and not declared."""
    if isinstance(part, tuple):
        return {name for member in part for name in untyped(member, place)}
    if isinstance(part, dict):
        return {name for member in part.values() for name in untyped(member, place)}
    if not isinstance(part, Part):
        return set()
    names = {f"{place}.{name}" for name in part.model_extra or {}}
    for name in type(part).model_fields:
        names |= untyped(getattr(part, name), f"{place}.{name}")
    return names


def test_a_changed_document_has_another_digest(document):
    other = {**document, "as_of": "2026-11-24"}
    assert Assessment.from_data(other).computed_digest() != document["digest"]


def test_keys_of_a_later_version_are_kept(document):
    later = {**document, "later": {"a": [1, 2.0]}}
    later["decision"] = {**document["decision"], "later": None}
    assert Assessment.from_data(later).to_json_bytes() == canonical_bytes(later)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("findings", 3, "verdict"), "clear", "$.findings[3].verdict: "),
        (("decision", "outcome"), "maybe", "$.decision.outcome: "),
        (("findings", 0, "confirmed"), "yes", "$.findings[0].confirmed: "),
        (("scores", "overall", "low"), 101, "$.scores.overall.low"),
        (("scores", "overall", "high"), True, "$.scores.overall.high"),
        (("as_of",), "23 November", "$.as_of: "),
        (("digest",), "abc", "$.digest: "),
        (("gaps",), {}, "$.gaps: "),
    ],
)
def test_a_mistake_is_told_with_its_place(document, path, value, place):
    broken = json.loads(canonical_bytes(document))
    node = broken
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    with pytest.raises(DocumentError) as caught:
        Assessment.from_data(broken)
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b'{"as_of": NaN}', b"\xff"])
def test_what_is_no_document_is_refused(content):
    with pytest.raises(DocumentError):
        Assessment.from_json(content)


def test_the_order_of_outcomes_is_one(document):
    assert SEVERITY == OUTCOMES
    assert [rank_of(outcome) for outcome in OUTCOMES] == [0, 1, 2, 3, 4]
