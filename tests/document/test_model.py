"""A document is what its types say: read back it is the same bytes, and what is wrong in one is told with its place."""

from __future__ import annotations

import json

import pytest
from making import assessor_of
from pydantic import TypeAdapter, ValidationError

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Subject
from riskctl.assessment.request import Request
from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import DocumentError
from riskctl.document.model.base import Count
from riskctl.document.outcomes import OUTCOMES
from riskctl.document.validate import computed_digest, read_data, read_json
from riskctl.document.version import SCHEMA_VERSION


@pytest.fixture(scope="module", params=["bank", "none"])
def document(request, bundled, bank):
    loaded = bundled
    assessor = assessor_of(loaded, "2026-11-23")
    case = bank if request.param == "bank" else None
    asked = Request(assessor, case, loaded.rulesets, loaded.policy_sha256, loaded.watchlists, {})
    subject = Subject("glm-5.2", "zai-intl")
    return assess(asked, subject, judge_routes(asked, "glm-5.2"))


def test_what_is_read_is_written_byte_by_byte(document):
    content = canonical_bytes(document)
    read = read_json(content)
    assert canonical_bytes(read) == content
    assert read_data(document) == read
    assert computed_digest(read) == read["digest"] == document["digest"]


def test_parts_are_types(document):
    read = read_data(document)
    assert read["decision"]["outcome"] in OUTCOMES
    assert read["findings"][0]["window"]["status"] in ("in-force", "suspended", "announced")
    assert read["schema_version"] == SCHEMA_VERSION


def test_a_changed_document_has_another_digest(document):
    assert computed_digest(read_data({**document, "as_of": "2026-11-24"})) != document["digest"]


def with_key(document, *path):
    """A copy with a key that no part declares, at a place."""
    copy = json.loads(canonical_bytes(document))
    node = copy
    for step in path:
        node = node[step]
    node["later"] = {"a": [1, 2.0]}
    return copy


PLACES = [(), ("decision",), ("findings", 0), ("scores", "overall"), ("findings", 0, "window")]


@pytest.mark.parametrize("path", PLACES)
def test_a_document_of_this_version_has_no_other_key(document, path):
    with pytest.raises(DocumentError, match=r"\.later: no key of this version"):
        read_data(with_key(document, *path))


@pytest.mark.parametrize("path", PLACES)
def test_keys_of_a_later_minor_version_are_kept(document, path):
    later = {**with_key(document, *path), "schema_version": "1.7"}
    assert canonical_bytes(read_data(later)) == canonical_bytes(later)


@pytest.mark.parametrize("key", ["gaps", "valid_until", "stale"])
def test_every_key_must_be_there(document, key):
    less = {name: part for name, part in document.items() if name != key}
    with pytest.raises(DocumentError, match=rf"^\$\.{key}: missing$"):
        read_data(less)


@pytest.mark.parametrize("version", ["0.9", "2.0", "10.0", "", None, 1.0])
def test_another_major_version_is_not_read(document, version):
    with pytest.raises(DocumentError, match=r"^\$\.schema_version: "):
        read_data({**document, "schema_version": version})


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("findings", 3, "verdict"), "clear", "$.findings[3].verdict: "),
        (("decision", "outcome"), "maybe", "$.decision.outcome: "),
        (("findings", 0, "confirmed"), "yes", "$.findings[0].confirmed: "),
        (("scores", "overall", "low"), 101, "$.scores.overall.low: "),
        (("scores", "overall", "high"), True, "$.scores.overall.high: "),
        (("scores", "dimensions"), {}, "$.scores.dimensions: "),
        (("gaps", 0, "fact"), "route.colour", "$.gaps[0].fact: "),
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
        read_data(broken)
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b'{"as_of": NaN}', b"\xff"])
def test_what_is_no_document_is_refused(content):
    with pytest.raises(DocumentError):
        read_json(content)


def test_many_mistakes_are_counted(document):
    broken = {**document, "gaps": [{}] * 3}
    with pytest.raises(DocumentError, match=r"; and \d+ more$"):
        read_data(broken)


@pytest.mark.parametrize(("count", "end"), [(5, ""), (6, "; and 1 more"), (8, "; and 3 more")])
def test_five_mistakes_are_shown(document, count, end):
    keys = {f"later_{number}": 1 for number in range(count)}
    with pytest.raises(DocumentError) as caught:
        read_data({**document, **keys})
    message = str(caught.value)
    assert message.count("no key of this version") == min(count, 5)
    assert message.endswith(end or "no key of this version")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "4", None])
def test_points_are_finite_numbers(document, value):
    broken = json.loads(canonical_bytes(document))
    broken["scores"]["overall"]["low"] = value
    with pytest.raises(DocumentError, match=r"^\$\.scores\.overall\.low: "):
        read_data(broken)


@pytest.mark.parametrize("value", [-1, 1.0, True, "4", None])
def test_counts_are_whole_numbers_from_zero_up(value):
    kind = TypeAdapter(Count)
    assert kind.validate_python(0) == 0
    with pytest.raises(ValidationError):
        kind.validate_python(value)


def test_long_words_of_others_are_cut(document):
    with pytest.raises(DocumentError) as caught:
        read_data({**document, "schema_version": "9" * 50})
    shown = str(caught.value).partition("version ")[2].partition(" is not")[0]
    assert len(shown) == 20
    with pytest.raises(DocumentError) as caught:
        read_data({**document, "k" * 90: 1})
    assert len(str(caught.value).removeprefix("$.").partition(": ")[0]) == 60
