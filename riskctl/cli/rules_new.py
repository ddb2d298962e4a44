"""``riskctl rules new``: a commented ruleset to fill in, which loads and passes the lints as it stands."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Force

_NAME = re.compile(r"([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)")
_FILL_IN = (
    "title: what the rules are about",
    "sources: the law you read, its address, the day, and how good the copy was",
    "the rule's title, effect, object, windows, condition, reason and measures",
    "tests: one for every way the condition can turn out",
)

TEMPLATE = """\
# A ruleset of riskctl: law as data. All texts below are placeholders; replace every one of them.
# Check it with: riskctl rules check {file}
# Every word it may use: riskctl schema ruleset, and docs/rule-authoring.md.
ruleset: {name}
title: "PLACEHOLDER: what these rules are about"
jurisdiction: {jurisdiction}
# The check fails after this day, so that the sources are read again.
review_by: {review_by}
sources:
  placeholder-law:
    # How a lawyer cites it, its full name and its address.
    citation: "PLACEHOLDER: section and number"
    title: "PLACEHOLDER: full name of the law"
    url: https://example.org/placeholder
    # The day you read it, and how good the copy was: official, third-party, vendor, unverified.
    # With an unverified source the rule asks and never rejects.
    retrieved: {today}
    grade: unverified
rules:
  - id: {name}.placeholder
    title: "PLACEHOLDER: what is wrong when the rule applies"
    # sanctions, export-control, data-residency or supply-chain
    dimension: data-residency
    # block, approval, filing, condition, assessment, exposure or watch
    effect: condition
    # How much it weighs, a step of the rubric in data/scoring.yaml; an exposure must have one, a watch has none.
    strength: low
    # What the law reaches; see docs/rule-authoring.md.
    object: [data-processing]
    # When it holds, both ends inclusive; status: in-force, suspended or announced.
    windows:
      - {{from: {today}, status: in-force, source: placeholder-law}}
    # When it applies. Test first who is bound, then whether the duty is still open.
    when:
      all:
        - {{fact: data.personal, is: true}}
        - not: {{fact: evidence.dpia, within_years: 3}}
    because: >-
      PLACEHOLDER. One or two neutral sentences: what the law asks, and why this route meets it.
    mitigations:
      - {{do: "PLACEHOLDER: make and date the document", owner: data protection officer,
         clears: {{evidence.dpia: {today}}}}}
    # Every test of a fact must be seen true and false; a fact left out is unknown.
    tests:
      - name: personal data without the document
        as_of: {today}
        facts: {{data.personal: true, evidence.dpia: none}}
        expect: triggered
      - name: document held
        as_of: {today}
        facts: {{data.personal: true, evidence.dpia: {today}}}
        expect: clear
      - name: no personal data
        as_of: {today}
        facts: {{data.personal: false, evidence.dpia: none}}
        expect: clear
      - name: document not known
        as_of: {today}
        facts: {{data.personal: true}}
        expect: unknown
        asks: [evidence.dpia]
"""


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="JURISDICTION.TOPIC", help="Id of the ruleset, e.g. my.procurement."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it here; without, print it."),
    ] = None,
    force: Force = False,
) -> None:
    """Start a ruleset: a commented file that passes the checks, with placeholders to fill in."""
    from riskctl.cli import console
    from riskctl.cli.files import check_target, save_text
    from riskctl.cli.today import day
    from riskctl.text.display import safe

    match = _NAME.fullmatch(name)
    if not match or len(name) > 80:
        raise UsageProblem(
            f"a ruleset id is JURISDICTION.TOPIC in small letters, e.g. my.procurement; not '{safe(name, 80)}'"
        )
    if output:
        check_target(output, force)
    text = ruleset_text(name, day(None), output.name if output else f"{match[2]}.yaml")
    _prove(text)
    if output is None:
        console.write_text(text)
        return
    save_text(output, text, force)
    console.say(f"wrote {safe(str(output))}; fill in:")
    for line in _FILL_IN:
        console.say(f"  - {line}")
    console.say(f"then run: riskctl rules check {safe(str(output))}")


def ruleset_text(name: str, today: str, file: str) -> str:
    """The text of a new ruleset, to be reviewed within a year."""
    jurisdiction = name.partition(".")[0]
    year = (datetime.date.fromisoformat(today) + datetime.timedelta(days=365)).isoformat()
    code = jurisdiction.upper() if len(jurisdiction) == 2 else jurisdiction
    return TEMPLATE.format(name=name, jurisdiction=code, review_by=year, today=today, file=file)


def _prove(text: str) -> None:
    """Load what is about to be written, so that no broken file leaves this command."""
    from riskctl.facts.reference import References
    from riskctl.rules.load import load_ruleset
    from riskctl.text.located import parse

    load_ruleset(parse(text, "the new ruleset"), References({}, {}))
