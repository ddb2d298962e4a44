"""The first policy of an organisation: what its code uses today, a use case, and a regulator's starting points."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from riskctl.discovery.usage import Usage
from riskctl.gate.profiles import RegulatorProfile
from riskctl.text.display import safe

_WIDTH = 110
_HEAD = (
    "Policy of `riskctl gate`, started by `riskctl init`. Keep it outside of the changes that it judges:"
    " on the base branch, or in another repository."
)


def start_policy(
    usages: Iterable[Usage], use_case: str, profile: RegulatorProfile | None = None
) -> bytes:
    """The text of a ``riskctl.toml``. Nothing is allowed by it that the gate would not allow without it."""
    rows = list(usages)
    settings = {"fail-on": "needs-information", **(profile.settings if profile else {})}
    lines = [*_comment(_HEAD), "", "[gate]", f"use-case = {_quoted(use_case)}"]
    if profile:
        lines += ["", *_about(profile)]
    lines += [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    lines += ["", *_in_use(rows)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _about(profile: RegulatorProfile) -> Iterator[str]:
    yield from _comment(
        f"Starting points after {profile.authority}: {profile.instrument} ({profile.date}; source: {profile.grade})."
    )
    yield from _comment(f"It says: {profile.states}")
    yield from _comment(profile.url)


def _in_use(usages: list[Usage]) -> Iterator[str]:
    """What the code uses today, as lists that wait for somebody to agree to them."""
    yield from _comment(
        "In use when this was written. Take out what should not be, then take away the #: any other fails from then on."
    )
    for key, names in (
        ("allowed-operators", {usage.operator for usage in usages}),
        ("allowed-developers", {usage.developer for usage in usages}),
        ("allowed-regions", {usage.host_region for usage in usages}),
    ):
        listed = ", ".join(_quoted(name) for name in sorted(filter(None, names)))
        yield f"# {key} = [{listed}]"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(safe(text, 1000), _WIDTH)]


def _quoted(text: str) -> str:
    return json.dumps(safe(text, 200))
