"""Ids that mean two models on the same day: else a file could take over the name of another model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from riskctl.catalogue.aliases import AliasIndex, fold
from riskctl.catalogue.profiles import Alias, Model
from riskctl.text.located import Located, Problem


def clashing_aliases(index: AliasIndex, files: Mapping[str, Located]) -> Iterator[Problem]:
    """A problem for each pair; ``files`` are the model files by id. Quadratic only in the models of one alias."""
    for rows in index.aliases.values():
        for (model_id, alias), (other_id, second) in combinations(rows, 2):
            meant, also = alias.redirects_to or model_id, second.redirects_to or other_id
            if meant != also and _overlap(alias, second):
                text = f"alias {second.id!r} of {other_id} also means {model_id} at the same time; date one of them"
                yield files[other_id].problem(("aliases",), text)


def taken_ids(models: Mapping[str, Model], files: Mapping[str, Located]) -> Iterator[Problem]:
    """A problem for each id, former id or alias that is another model's id. A redirected API id may be one."""
    ids: dict[str, str] = {}
    # Ids first, then former ids: an id in use owns its name whatever another model was once called.
    for model_id in models:
        owner = ids.setdefault(fold(model_id), model_id)
        if owner != model_id:
            text = f"the id {model_id} reads the same as {owner}; choose another"
            yield files[model_id].problem((), text)
    for model_id, model in models.items():
        for index, old in enumerate(model.formerly):
            owner = ids.setdefault(fold(old), model_id)
            if owner != model_id:
                yield files[model_id].problem(("formerly", index), f"{old!r} is an id of {owner}")
    for model_id, model in models.items():
        for index, alias in enumerate(model.aliases):
            owner = ids.get(fold(alias.id), model_id)
            if owner != model_id and not alias.redirects_to:
                text = f"alias {alias.id!r} is the id of {owner}; remove it, or say what it redirects to"
                yield files[model_id].problem(("aliases", index, "id"), text)


def _overlap(alias: Alias, right: Alias) -> bool:
    latest = "9999-12-31"
    begins = max(alias.since or "", right.since or "")
    return begins <= min(alias.through or latest, right.through or latest)
