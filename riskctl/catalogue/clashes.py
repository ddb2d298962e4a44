"""Aliases that mean two models on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from riskctl.catalogue.aliases import AliasIndex
from riskctl.catalogue.profiles import Alias
from riskctl.text.located import Located, Problem


def clashing_aliases(index: AliasIndex, files: Mapping[str, Located]) -> Iterator[Problem]:
    """A problem for each pair; ``files`` are the model files by id. Quadratic only in the models of one alias."""
    for rows in index.aliases.values():
        for (model_id, alias), (other_id, other) in combinations(rows, 2):
            if (alias.redirects_to or model_id) != (other.redirects_to or other_id) and _overlap(alias, other):
                text = f"alias {other.id!r} of {other_id} also means {model_id} at the same time; date one of them"
                yield files[other_id].problem(("aliases",), text)


def _overlap(one: Alias, other: Alias) -> bool:
    latest = "9999-12-31"
    return (one.since or "") <= (other.through or latest) and (other.since or "") <= (one.through or latest)
