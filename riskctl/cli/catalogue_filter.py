"""Which profiles ``riskctl catalogue list`` shows: by words, country, developer, operator and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.catalogue.profiles import Profile

PLACES = ("processing_countries", "storage_countries")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader asked for; an empty field asks for nothing."""

    text: str = ""
    country: str = ""
    developer: str = ""
    operator: str = ""
    open_weights: bool = False

    def check(self, book: Catalogue) -> None:
        """Raise :class:`UsageProblem` for a vendor that nobody has."""
        from riskctl.text.display import safe
        from riskctl.text.suggest import hint

        asked = (
            ("--developer", self.developer, book.vendors),
            ("--operator", self.operator, (*book.vendors, "actor")),
        )
        for option, value, known in asked:
            if value and value not in known:
                text = f"{option}: no such id '{safe(value, 40)}'{hint(value, known)}"
                raise UsageProblem(text)

    def admits(self, kind: str, key: str, profile: Profile, book: Catalogue) -> bool:
        """Whether a profile is shown. A field that a kind does not have admits none of it."""
        words = self.text.casefold()
        if words and not any(words in name for name in _names(key, profile)):
            return False
        if self.developer and getattr(profile, "developer", "") != self.developer:
            return False
        if self.operator and getattr(profile, "operator", "") != self.operator:
            return False
        if self.open_weights and not _is_open(kind, profile):
            return False
        return not self.country or self.country in _countries(kind, profile, book)


def _is_open(kind: str, profile: Profile) -> bool:
    from riskctl.catalogue.catalogue import is_open
    from riskctl.catalogue.profiles import Model

    return kind == "models" and isinstance(profile, Model) and is_open(profile)


def _countries(kind: str, profile: Profile, book: Catalogue) -> set[str]:
    """Where a vendor or a model's developer is established, a route serves from, a chip was designed."""
    if kind == "models":
        return _stated(book.vendors[getattr(profile, "developer", "")], "country")
    if kind == "vendors":
        return _stated(profile, "country")
    if kind == "chips":
        return {getattr(profile, "designer_country", "")}
    return set().union(*(_stated(profile, place) for place in PLACES))


def _stated(profile: Profile, claim: str) -> set[str]:
    """Values of the claim, all statements of its history together."""
    from riskctl.catalogue.claims import entries

    raw = profile.claims.get(claim, ())
    codes: set[str] = set()
    for entry in entries(raw):
        for value in (entry.value, entry.includes):
            codes.update(value if isinstance(value, list | tuple) else [value] if value else [])
    return codes


def _names(key: str, profile: Profile) -> list[str]:
    names = [key, profile.name, *profile.formerly]
    for field in ("brands", "native_names", "endpoints"):
        names += getattr(profile, field, ())
    names += [getattr(alias, "id", alias) for alias in getattr(profile, "aliases", ())]
    names += [
        getattr(profile, field, "") for field in ("developer", "operator", "designer", "family")
    ]
    return [name.casefold() for name in names]
