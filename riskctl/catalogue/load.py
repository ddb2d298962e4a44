"""Load catalogue files into a checked :class:`Catalogue`, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from riskctl.catalogue.aliases import AliasIndex
from riskctl.catalogue.catalogue import Catalogue, Input
from riskctl.catalogue.profiles import KINDS, Profile, SourceEntry
from riskctl.facts.reference import References
from riskctl.text.located import Located
from riskctl.text.model import Strict, is_id
from riskctl.text.problems import Problems
from riskctl.text.schema import validate


class SourceRegister(Strict):
    """``data/sources.yaml``: sources that many profiles share."""

    sources: dict[str, SourceEntry]


def load_catalogue(
    files: Mapping[str, Iterable[Located]],
    register: Located | None,
    references: References,
    checked: bool = False,
) -> Catalogue:
    """Build the catalogue from located files by kind.

    ``checked`` says that these bytes have passed before, so only their shape is read again. Raises
    :class:`InputError` with the problems of all files.
    """
    problems = Problems()
    shared = validate(register, SourceRegister).sources if register else {}
    profiles: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    origin: dict[tuple[str, str], Located] = {}
    inputs: dict[tuple[str, str], Input] = {}
    for kind, located_files in files.items():
        for located in located_files:
            # The name of the file, so that no two files of a folder can claim one id.
            key = PurePosixPath(located.name).stem
            if not is_id(key):
                text = "the file name is the id; use small letters, digits, '.', '_' and '-'"
                problems.append(located.problem((), text))
            with problems.caught():
                profile = validate(located, KINDS[kind])
                profiles[kind][key] = profile
                origin[kind, key] = located
                word = kind.removesuffix("s")
                inputs[kind, key] = Input(key, word, located.sha256, _latest(profile))
    problems.raise_all()
    catalogue = Catalogue(
        **profiles, register=shared, inputs=inputs, aliases=AliasIndex.build(profiles["models"])
    )
    if not checked:
        # Only here, since files that have passed before need none of it.
        from riskctl.catalogue.check import check_profile
        from riskctl.catalogue.clashes import clashing_aliases, taken_ids

        for (kind, key), located in origin.items():
            problems += check_profile(located, kind, profiles[kind][key], catalogue, references)
        # Across files, so only once all of them are read.
        models = {key: located for (kind, key), located in origin.items() if kind == "models"}
        problems += clashing_aliases(catalogue.aliases, models)
        problems += taken_ids(catalogue.models, models)
    problems.raise_all()
    return catalogue


def _latest(profile: Profile) -> str:
    """The latest observation in a profile: its date in the list of inputs."""
    dates = []
    for raw in profile.claims.values():
        dates += [entry.observed for entry in (raw if isinstance(raw, tuple) else (raw,))]
    dates += [absence.checked for absence in getattr(profile, "not_listed", ())]
    return max(dates, default="")
