"""What an answered letter says, as graded claims of profiles; every mistake at its row and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from riskctl.catalogue.catalogue import Catalogue
from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import spoken, spoken_numbers
from riskctl.questionnaire.answers import BadAnswerError, read_stated
from riskctl.questionnaire.replies import Reply
from riskctl.text.dates import date_hint
from riskctl.text.display import safe
from riskctl.text.folding import fold
from riskctl.text.problems import Problem, Problems
from riskctl.text.suggest import hint

_GRADES = {
    "": "vendor",
    "statement": "vendor",
    "published page": "vendor",
    "contract term": "official",
}
"""What the operator says of itself is its own word; a signed term binds it, and is a document held."""
_PREFIXES = {"routes": "route", "vendors": "operator"}
_MORE = (" and possibly others", " and others", ", ...", " among others", " etc", " etc.")
Entry = dict[str, Any]


@dataclass(slots=True)
class Brought:
    """What came back: claims by profile (``routes/ID``) and fact name.

    ``signatures`` say by vendor and document whether it will sign; ``unanswered`` counts the questions left open.
    """

    claims: dict[str, dict[str, Entry]] = field(default_factory=dict)
    signatures: dict[tuple[str, str], bool] = field(default_factory=dict)
    unanswered: int = 0


def bring_back(name: str, replies: Iterable[Reply], catalogue: Catalogue, as_of: str) -> Brought:
    """Read every reply. ``as_of`` dates answers that give no day. Raises :class:`InputError` with all problems."""
    reader = _ReplyReader(name, catalogue, as_of)
    for reply in replies:
        reader.take(reply)
    reader.problems.raise_all()
    return reader.brought


class _ReplyReader:
    def __init__(self, name: str, catalogue: Catalogue, as_of: str) -> None:
        self.problems = Problems()
        self.brought = Brought()
        self._name = name
        self._catalogue = catalogue
        self._as_of = as_of
        self._seen: dict[str, int] = {}

    def _say(self, reply: Reply, field_name: str, text: str) -> None:
        place = (reply.row, reply.column(field_name))
        self.problems.append(Problem(self._name, *place, text))

    def take(self, reply: Reply) -> None:
        """One line of the letter."""
        kind, _, path = reply.id.partition("/")
        key, _, fact = path.partition("#")
        # Two answers to one question: the operator has to say which holds.
        if reply.id in self._seen:
            self._say(
                reply,
                "Id",
                f"{safe(reply.id, 80)} stands in row {self._seen[reply.id]} too; keep one",
            )
            return
        self._seen[reply.id] = reply.row
        if kind == "evidence":
            self._signature(reply, key, fact)
            return
        spec = self._spec(reply, kind, key, fact)
        if spec is None:
            return
        if not reply.answer or spoken.is_open(reply.answer):
            self.brought.unanswered += 1
            return
        entry = self._entry(reply, spec)
        if entry is not None:
            self.brought.claims.setdefault(f"{kind}/{key}", {})[spec.name] = entry

    def _spec(self, reply: Reply, kind: str, key: str, fact: str) -> FactSpec | None:
        if kind not in _PREFIXES:
            self._say(
                reply,
                "Id",
                f"unknown id '{safe(reply.id, 80)}'; ids are as riskctl questions wrote them",
            )
            return None
        known: Any = self._catalogue.routes if kind == "routes" else self._catalogue.vendors
        if key not in known:
            self._say(
                reply, "Id", f"unknown {kind.removesuffix('s')} '{safe(key, 60)}'{hint(key, known)}"
            )
            return None
        prefix = _PREFIXES[kind]
        spec = VOCABULARY.get(f"{prefix}.{fact}")
        if spec is None or spec.derived:
            names = [spec.name for spec in VOCABULARY.values() if spec.prefix == prefix]
            self._say(reply, "Id", f"unknown fact '{safe(fact, 60)}'{hint(fact, names)}")
            return None
        return spec

    def _signature(self, reply: Reply, vendor: str, name: str) -> None:
        spec = VOCABULARY.get(f"evidence.{name}")
        if vendor not in self._catalogue.vendors:
            near = hint(vendor, self._catalogue.vendors)
            self._say(reply, "Id", f"unknown vendor '{safe(vendor, 60)}'{near}")
        elif spec is None:
            names = [spec.name for spec in VOCABULARY.values() if spec.prefix == "evidence"]
            self._say(reply, "Id", f"unknown document '{safe(name, 60)}'{hint(name, names)}")
        elif not reply.answer or spoken.is_open(reply.answer):
            self.brought.unanswered += 1
        elif (truth := spoken.truth(reply.answer)) is None:
            self._say(reply, "Answer", f"answer yes or no, not '{safe(reply.answer, 40)}'")
        else:
            self.brought.signatures[vendor, spec.path] = truth == "true"

    def _entry(self, reply: Reply, spec: FactSpec) -> Entry | None:
        grade = _GRADES.get(fold(reply.text("Given as")))
        if grade is None:
            listed = ", ".join(word for word in _GRADES if word)
            self._say(
                reply, "Given as", f"'{safe(reply.text('Given as'), 40)}' is not one of {listed}"
            )
        observed = self._day(reply)
        try:
            shape = _shape(spec, reply.answer, self._catalogue)
        except BadAnswerError as bad:
            self._say(reply, "Answer", str(bad))
            return None
        if grade is None or observed is None:
            return None
        entry = {
            **shape,
            "source": _source_text(reply, grade),
            "observed": observed,
            "grade": grade,
        }
        return (
            {**entry, "note": " ".join(reply.text("Remark").split())}
            if reply.text("Remark")
            else entry
        )

    def _day(self, reply: Reply) -> str | None:
        if not reply.text("Date"):
            return self._as_of
        day = spoken_numbers.date(reply.text("Date"))
        if day is None:
            both = date_hint(reply.text("Date"))
            text = f"'{safe(reply.text('Date'), 40)}' is no date; write it as 2026-01-31 or 31 January 2026{both}"
            self._say(reply, "Date", text)
        # A promise for later is no fact of today.
        elif day > self._as_of:
            self._say(
                reply,
                "Date",
                f"{day} is after {self._as_of}: an answer counts from the day it holds",
            )
            return None
        return day


def _source_text(reply: Reply, grade: str) -> str:
    """The source's title; two answers from one page share it."""
    if reply.text("Source"):
        return " ".join(reply.text("Source").split())
    return "Signed contract with the operator" if grade == "official" else "Answer of the operator"


def _shape(spec: FactSpec, text: str, catalogue: Catalogue) -> Entry:
    """The answer in one of the shapes of a claim: value, includes, between."""
    answer_text = text.strip()
    more = next((tail for tail in _MORE if answer_text.casefold().endswith(tail)), "")
    if more and spec.type == "set":
        members = read_stated(spec, spec.name, answer_text[: -len(more)], catalogue)
        return {"includes": members}
    answer = read_stated(spec, spec.name, answer_text, catalogue)
    if isinstance(answer, list) and spec.type != "set":
        return {"between": answer}
    return {"value": answer}
