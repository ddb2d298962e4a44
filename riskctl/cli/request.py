"""From the options of a command to what an assessment needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Subject
    from riskctl.assessment.request import Request
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.catalogue.use_case import UseCase
    from riskctl.facts.values import Fact
    from riskctl.text.located import Located
    from riskctl.workspace.workspace import Workspace


def new_request(
    workspace: Workspace,
    date: str,
    use_case: Path | None,
    settings: Sequence[str],
    scenario: str | None = None,
    waivers: Path | None = None,
) -> Request:
    """The request of one run. Raises :class:`UsageProblem` with every problem of the settings."""
    from riskctl.assessment.assessor import Assessor
    from riskctl.assessment.request import Request
    from riskctl.assessment.scenario import NO_SCENARIO
    from riskctl.catalogue.use_case import load_use_case
    from riskctl.rules.overlays import load_overlays
    from riskctl.text.located import load
    from riskctl.workspace.config import find_config, read_config
    from riskctl.workspace.screener import party_screening

    located = load(use_case) if use_case else None
    case = load_use_case(located) if located else None
    facts = read_settings(settings)
    check_ids(case, located, facts, workspace.catalogue)
    chosen = NO_SCENARIO
    if scenario is not None:
        try:
            chosen = workspace.scenario(scenario)
        except KeyError as error:
            raise UsageProblem(str(error.args[0])) from None
    waivers = waivers or read_config(find_config()).waivers
    overlays = load_overlays(load(waivers), workspace.rules) if waivers else ()
    assessor = Assessor(
        workspace.catalogue,
        workspace.rules,
        workspace.references,
        workspace.policy,
        date,
        chosen,
        overlays,
        party_screening(date),
    )
    return Request(
        assessor, case, workspace.rulesets, workspace.policy_sha256, workspace.watchlists, facts
    )


def read_settings(settings: Sequence[str]) -> dict[str, Fact]:
    """What-if facts by path."""
    from riskctl.assessment.suppose import BadSettingError, read_setting

    problems: list[str] = []
    facts: dict[str, Fact] = {}
    for text in settings:
        try:
            fact = read_setting(text)
            if fact.path in facts:
                problems.append(f"--set {fact.path} is given twice; keep one of them")
            facts[fact.path] = fact
        except BadSettingError as error:
            problems.append(str(error))
    if problems:
        raise UsageProblem("\n".join(problems))
    return facts


def check_ids(
    case: UseCase | None, located: Located | None, facts: Mapping[str, Fact], catalogue: Catalogue
) -> None:
    """Chips, vendors and models that the user names must be in the catalogue: an unknown one has no known controls.

    Raises :class:`InputError` for the use case, read from ``located``, and :class:`UsageProblem` for what-if facts.
    """
    from riskctl.catalogue.references import unknown_ids
    from riskctl.text.problems import InputError

    if case and located:
        wrong = []
        for fact in case.hosting.values():
            name = fact.path.removeprefix("route.")
            key = name if name in located.data["self_hosting"] else "chips"
            wrong += [
                located.problem(("self_hosting", key), text)
                for text in unknown_ids(fact, catalogue)
            ]
        if wrong:
            raise InputError(wrong)
    problems = [text for fact in facts.values() for text in unknown_ids(fact, catalogue)]
    if problems:
        raise UsageProblem("\n".join(problems))


def read_subjects(request: Request, texts: Sequence[str]) -> list[Subject]:
    """The subjects a user names: one by ``MODEL@ROUTE``, one a route by ``MODEL``; each once."""
    from riskctl.assessment.subjects import UnknownSubjectError, read_subject

    found: list[Subject] = []
    problems: list[str] = []
    for text in texts:
        try:
            some = read_subject(text, request.assessor.catalogue, request.assessor.as_of)
        except UnknownSubjectError as error:
            problems.append(str(error))
            continue
        if not some:
            problems.append(f"no route to {text} is known; add one under data/routes")
        found += some
    if problems:
        raise UsageProblem("\n".join(problems))
    return list(dict.fromkeys(found))
