"""Make an assessment again with the data at hand, and tell what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl import __version__
from riskctl.assessment.request import Request
from riskctl.catalogue.use_case import UseCase
from riskctl.document.canonical import digest
from riskctl.document.errors import DocumentError
from riskctl.document.inputs import differing
from riskctl.text.dates import is_date
from riskctl.text.display import safe
from riskctl.workspace.session import Conditions, Session

Json = dict[str, Any]
INPUT_KINDS = ("rulesets", "watchlists", "profiles")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the same data is looked for: folders over the bundled data, the use case, the waivers."""

    data: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    use_case: Path | None = None
    waivers: Path | None = None


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What came of making a document again.

    ``missing`` says what kept it from being made; ``differences`` which inputs are not the same; ``changes`` what came
    out otherwise, the outcome first.
    """

    subject: str
    reproduced: bool
    missing: str
    differences: tuple[str, ...]
    changes: tuple[str, ...]


def reproduce(document: Json, sources: Sources, supposed: Sequence[Json] = ()) -> Reproduction:
    """Assess the same subject on the same day with the data at hand.

    ``supposed`` is what a report says of scenarios beside the assessment; it is judged again too. Raises DocumentError,
    InputError.
    """
    try:
        return _reproduce(document, sources, supposed)
    except (KeyError, TypeError, AttributeError) as error:
        raise DocumentError(
            f"a part of the assessment is missing or of another kind: {error}"
        ) from None


def _reproduce(document: Json, sources: Sources, supposed: Sequence[Json]) -> Reproduction:
    subject = safe(str(document["subject"]["id"]), 120)
    day = document["as_of"]
    if not isinstance(day, str) or not is_date(day):
        raise DocumentError("as_of: expected a date")
    session = Session.open(day, sources.data, sources.rules)
    missing = _missing(document, sources)
    if missing:
        return Reproduction(subject, False, missing, (), ())
    request, conditions = _request(document, session, sources)
    again = _again(document, session, request)
    if again is None:
        return Reproduction(subject, False, f"no subject {subject} in the data at hand", (), ())
    if digest(_content(again)) == digest(_content(document)):
        stated = [part for part in supposed if part.get("subject") == document["subject"]["id"]]
        if not stated or stated == [_supposed(document, session, request, conditions)]:
            return Reproduction(subject, True, "", (), ())
        return Reproduction(subject, False, "", (), ("scenarios differ",))
    differences, changes = _differences(document, again), _changes(document, again)
    return Reproduction(subject, False, "", tuple(differences), tuple(changes))


def _content(document: Json) -> Json:
    return {key: value for key, value in document.items() if key != "digest"}


def _missing(document: Json, sources: Sources) -> str:
    case = document["use_case"]
    if case is not None and sources.use_case is None and not case.get("source"):
        name = safe(str(case["id"]), 80)
        return f"it was made for the use case {name}; name its file with --use-case"
    if document["waivers"] and sources.waivers is None:
        return "it was made under waivers; name their file with --waivers"
    return ""


def _request(document: Json, session: Session, sources: Sources) -> tuple[Request, Conditions]:
    scenario = document["scenario"]["id"] if document["scenario"] else None
    settings = [f"{entry['fact']}={_setting(entry['value'])}" for entry in document["hypothetical"]]
    case = _use_case(document, session, sources)
    conditions = Conditions(settings, scenario, sources.waivers)
    return session.request(case, conditions), conditions


def _again(document: Json, session: Session, request: Request) -> Json | None:
    subjects = session.subjects([document["subject"]["asked"]])
    for made in session.documents(request, subjects):
        if made["subject"]["id"] == document["subject"]["id"]:
            return dict(made)
    return None


def _supposed(
    document: Json, session: Session, request: Request, conditions: Conditions
) -> Json | None:
    """What scenarios make of the subject with the data at hand."""
    for subject in session.subjects([document["subject"]["asked"]]):
        if subject.id == document["subject"]["id"]:
            return dict(session.supposed(subject, request, conditions))
    return None


def _use_case(document: Json, session: Session, sources: Sources) -> UseCase | None:
    """The file that was named, else the text that the document carries."""
    stated = document["use_case"]
    if not stated:
        return None
    if sources.use_case:
        return session.use_case(sources.use_case)
    return session.use_case_from_text(stated["source"], f"use case {safe(str(stated['id']), 80)}")


def _setting(value: Any) -> str:
    """A supposed value as ``--set`` takes it."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(str(member) for member in value) or "none"
    if isinstance(value, dict) and "includes" in value:
        return ",".join(str(member) for member in value["includes"])
    return str(value)


def _differences(before: Json, after: Json) -> Iterator[str]:
    """Inputs that are not the same, in words."""
    version = before["tool"]["version"]
    if version != __version__:
        yield f"made with riskctl {safe(str(version), 40)}, this is {__version__}"
    for kind in INPUT_KINDS:
        for (input_kind, name), old, new in differing(_hashes(before, kind), _hashes(after, kind)):
            yield f"{input_kind} {name} {_STATES[bool(old), bool(new)]}"


_STATES = {
    (True, False): "is not at hand",
    (False, True): "was not there then",
    (True, True): "differs",
}
"""By whether an input was there then, and is now."""


def _hashes(document: Json, kind: str) -> dict[tuple[str, str], str]:
    return {
        (safe(str(entry["kind"]), 40), safe(str(entry["id"]), 120)): entry["sha256"]
        for entry in document["inputs"][kind]
    }


def _changes(before: Json, after: Json) -> Iterator[str]:
    """What came out otherwise: outcome, scores, findings, then any other part."""
    old, new = before["decision"]["outcome"], after["decision"]["outcome"]
    yield f"outcome: {old} in the file, {new} now" if old != new else f"outcome: {old} in both"
    if before["scores"] != after["scores"]:
        yield "scores differ"
    changes = {entry["id"]: entry for entry in before["findings"]}
    again = {entry["id"]: entry for entry in after["findings"]}
    for key in sorted(changes.keys() | again.keys()):
        if key not in again:
            yield f"finding {safe(key, 120)} is not made now"
        elif key not in changes:
            yield f"finding {safe(key, 120)} is new"
        elif changes[key] != again[key]:
            yield f"finding {safe(key, 120)} differs"
    # Told above, or by the inputs; the rest is named part by part.
    seen = {"decision", "scores", "findings", "inputs", "tool"}
    for part in sorted((before.keys() | after.keys()) - seen - {"digest"}):
        if before.get(part) != after.get(part):
            yield f"{safe(part, 60)} differs"
