"""Find a model by any of its ids: catalogue id, former id, API id, hub id, mode, family or product name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.catalogue.profiles import Alias, Model
from riskctl.text.dates import within

PREFIXES = ("hf:", "huggingface:", "https://huggingface.co/")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The model an id means on a day, and what the user should know about the id.

    ``namesake`` is the model whose catalogue id is the text itself, when an alias leads elsewhere: an API id may be
    answered by a successor while the weights of that name stay what they were.
    """

    model_id: str
    notes: tuple[str, ...] = ()
    namesake: str = ""


@dataclass(slots=True)
class AliasIndex:
    """Aliases by folded id. Building is linear in the aliases, a look-up is constant time."""

    ids: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, list[tuple[str, Alias]]] = field(default_factory=dict)

    @classmethod
    def build(cls, models: Mapping[str, Model]) -> AliasIndex:
        """Index every id of every model."""
        index = cls()
        for model_id, model in sorted(models.items()):
            index.ids[fold(model_id)] = model_id
            # Never over an id in use: `taken_ids` refuses that, and the order of the files must not
            # decide.
            for old in model.formerly:
                index.ids.setdefault(fold(old), model_id)
            for alias in model.aliases:
                index.aliases.setdefault(fold(alias.id), []).append((model_id, alias))
        return index

    def names(self) -> list[str]:
        """Every id that can be looked up, for did-you-mean."""
        return sorted({*self.ids, *self.aliases})

    def find(self, text: str, as_of: str) -> Resolved | None:
        """The model meant by ``text`` on a day, or None. An alias outside its dates says so and still resolves."""
        key = fold(text)
        rows = self.aliases.get(key, [])
        # An alias of the day comes before the id: what an API answers today is what a user of the
        # id gets.
        current = [candidate for candidate in rows if _holds(candidate[1], as_of)]
        if current:
            return self._from_alias(text, *current[0], as_of)
        if key in self.ids:
            return Resolved(self.ids[key])
        return self._from_alias(text, *rows[0], as_of) if rows else None

    def _from_alias(self, text: str, model_id: str, alias: Alias, as_of: str) -> Resolved:
        # Told and not refused: whoever asks about a retired id has to learn what serves in its
        # place.
        notes = []
        target = (
            self.ids.get(fold(alias.redirects_to), model_id) if alias.redirects_to else model_id
        )
        if alias.redirects_to:
            notes.append(
                f"the {alias.kind} id {text} is answered by {alias.redirects_to}{_since(alias)}"
            )
        if alias.through and alias.through < as_of:
            notes.append(f"{text} was retired on {alias.through}")
        elif alias.since and alias.since > as_of:
            notes.append(f"{text} begins only on {alias.since}")
        if alias.kind == "mode":
            notes.append(f"{text} is a mode of {target}, not a model of its own")
        if alias.note:
            notes.append(alias.note)
        # The same words may be an API id that is redirected and weights that still exist under the
        # name.
        ids = self.ids.get(fold(text), "")
        return Resolved(target, tuple(notes), ids if ids != target else "")


def _since(alias: Alias) -> str:
    return f" since {alias.since}" if alias.since else ""


def _holds(alias: Alias, as_of: str) -> bool:
    return within(alias.since, alias.through, as_of)


def fold(text: str) -> str:
    """The form ids are compared in: prefix dropped, case folded, underscores and blanks as hyphens."""
    for prefix in PREFIXES:
        text = text.removeprefix(prefix)
    return "-".join(text.casefold().replace("_", " ").split())
