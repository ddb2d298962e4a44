"""What-if facts from the command line: ``FACT=VALUE``."""

from __future__ import annotations

from typing import Any

from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.values import Fact, Provenance
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.display import safe
from riskctl.text.suggest import hint

STATED = Provenance("what-if", grade="official", note="set on the command line", hypothetical=True)


class BadSettingError(ValueError):
    """A ``--set`` that names no fact or whose value does not fit; the message says what would."""


def read_setting(text: str) -> Fact:
    """One hypothetical fact. A set takes ``a,b`` or ``none``, a number also ``low..high``, anything ``unknown``."""
    path, sign, raw = text.partition("=")
    path = path.strip()
    if not sign:
        raise BadSettingError(f"--set takes FACT=VALUE, not '{safe(text, 80)}'")
    if path not in VOCABULARY:
        raise BadSettingError(f"unknown fact '{safe(path, 80)}'{hint(path, VOCABULARY)}")
    spec = VOCABULARY[path]
    try:
        return Fact(path, read_value(spec, _shape(spec, raw.strip())), STATED)
    except BadValueError as bad:
        raise BadSettingError(f"--set {safe(path)}: {bad}") from None


def _shape(spec: FactSpec, raw: str) -> Any:
    # Before the kinds: of a set too, `unknown` is not a member of that name.
    if raw == "unknown":
        return raw
    if spec.type == "set":
        return [] if raw in ("none", "") else [part.strip() for part in raw.strip("[]").split(",")]
    low, dots, high = raw.partition("..")
    return [low, high] if dots and spec.type in NUMERIC else raw
