"""Read an ownership file of any known form, and find parties in it by id or name."""

from __future__ import annotations

from pathlib import Path

from riskctl.ownership.graph import OwnershipGraph
from riskctl.ownership.read_bods import read_bods
from riskctl.ownership.read_case import Case, read_case
from riskctl.ownership.read_ftm import read_ftm
from riskctl.ownership.read_json import read_objects
from riskctl.text.located import InputError, Problem, load
from riskctl.text.suggest import hint

JSON = (".json", ".jsonl", ".ndjson")
YAML = (".yaml", ".yml")


def read_file(path: Path, name: str | None = None) -> Case:
    """The graph of a file: our own YAML, FollowTheMoney JSON lines or BODS 0.4 JSON, told apart by what they hold.

    Raises :class:`InputError` with all problems.
    """
    suffix = path.suffix.lower()
    if suffix in YAML:
        return read_case(load(path, name))
    if suffix not in JSON:
        known = ", ".join((*YAML, *JSON))
        raise InputError(
            [
                Problem(
                    name or str(path), 1, 1, f"the form of the file is told by its ending: {known}"
                )
            ]
        )
    objects = read_objects(path, name)
    first = next(iter(objects), None)
    # Told apart by the first object, as both forms come under the same endings.
    if first and "schema" in first[1]:
        return read_ftm(objects)
    if first and not ({"recordType", "statementType", "statementId"} & first[1].keys()):
        text = (
            "neither FollowTheMoney (schema) nor BODS 0.4 (recordType) is found in the first object"
        )
        raise InputError([objects.problem(first[0], text)])
    return read_bods(objects)


def find_party(graph: OwnershipGraph, words: str) -> str:
    """The id of the party of this id or exact name. Raises ``ValueError`` when there is none or several."""
    if graph.knows(words):
        return words
    parties = sorted(party.id for party in graph.parties.values() if party.name == words)
    if len(parties) == 1:
        return parties[0]
    if parties:
        raise ValueError(
            f"'{words}' is the name of {len(parties)} parties; give the id: {', '.join(parties[:10])}"
        )
    names = {party.name for party in graph.parties.values() if party.name} | graph.ids()
    # Comparing a mistyped name with a million others would take longer than the assessment.
    near = hint(words, names) if len(names) <= 20_000 else ""
    raise ValueError(f"no party '{words}' in the file{near}")
