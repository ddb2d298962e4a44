"""Cross-checks of one profile against the vocabulary, the lists and the rest of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import check_claims, check_entries, entries
from riskctl.catalogue.profiles import SELF, Chip, Claims, Model, Profile, Route, Vendor
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.reference import References
from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.facts.vocabulary.party import WATCH_KINDS
from riskctl.text.located import Located, Problem
from riskctl.text.suggest import hint

KeyPath = tuple[str | int, ...]
SHARE = FactSpec("percent", "percent", "", "sanctions")
PREFIX = {"vendors": "developer", "models": "model", "routes": "route", "chips": "chip"}


def check_profile(
    located: Located, kind: str, profile: Profile, catalogue: Catalogue, references: References
) -> list[Problem]:
    """Every problem of one profile that its shape alone does not show."""
    checker = _Checker(located, profile, catalogue, references)
    checker.claims(profile.claims, PREFIX[kind], ("claims",))
    for name, rows in profile.statements.items():
        for index, claim in enumerate(rows):
            checker.source(claim.source, ("statements", name, index, "source"))
    by_kind: dict[str, Callable[[Any], None]] = {
        "vendors": checker.vendor,
        "models": checker.model,
        "routes": checker.route,
        "chips": checker.chip,
    }
    by_kind[kind](profile)
    return checker.problems


class _Checker:
    def __init__(
        self, located: Located, profile: Profile, catalogue: Catalogue, references: References
    ) -> None:
        self.problems: list[Problem] = []
        self._located = located
        self._catalogue = catalogue
        self._sources = catalogue.sources(profile)
        self._lists = references.official_lists

    def _say(self, at: KeyPath, message: str) -> None:
        self.problems.append(self._located.problem(at, message))

    def _known(self, kind: str, value: str, among: Collection[str], at: KeyPath) -> None:
        if value not in among:
            self._say(at, f"unknown {kind} {value!r}{hint(value, among)}")

    def source(self, key: str, at: KeyPath) -> None:
        self._known("source", key, self._sources, at)

    def _share(self, raw: Any, at: KeyPath) -> None:
        if raw is None:
            return
        try:
            read_value(SHARE, raw)
        except BadValueError as bad:
            for inside, message in bad.each:
                self._say((*at, *inside), message)

    def claims(self, claims: Claims, prefix: str, at: KeyPath) -> None:
        if prefix == "chip":
            # Chips have no facts of their own: their controls become facts of routes and models.
            return self._chip_claims(claims, at)
        self.problems += check_claims(self._located, claims, prefix, self._sources, at)
        for name, raw in claims.items():
            spec = VOCABULARY.get(f"{prefix}.{name}")
            among = {
                "vendor": self._catalogue.vendors,
                "chip": self._catalogue.chips,
                "model": self._catalogue.models,
            }
            if spec and spec.of in among:
                for place, member in _members(raw, (*at, name)):
                    self._known(spec.of, member, among[spec.of], place)
        return None

    def _chip_claims(self, claims: Claims, at: KeyPath) -> None:
        for name in claims:
            self._known("chip claim", name, ("controls",), (*at, name))
        if "controls" in claims:
            spec, raw = VOCABULARY["route.chip_controls"], claims["controls"]
            self.problems += check_entries(
                self._located, spec, raw, self._sources, (*at, "controls")
            )

    def vendor(self, vendor: Vendor) -> None:
        if vendor.parent:
            self._known("vendor", vendor.parent, self._catalogue.vendors, ("parent",))
        # Both at once would let a reader choose which to believe.
        if vendor.owners and vendor.owners_unknown:
            self._say(("owners_unknown",), "owners are stated; remove `owners_unknown`")
        for index, owner in enumerate(vendor.owners):
            at: KeyPath = ("owners", index)
            self.source(owner.source, (*at, "source"))
            # Neither leaves an owner nobody can look up; both may name two.
            if bool(owner.owner) == bool(owner.name):
                self._say(at, "an owner has either `owner` (a vendor id) or `name`")
            if owner.owner:
                self._known("vendor", owner.owner, self._catalogue.vendors, (*at, "owner"))
            if owner.country:
                self._known("country", owner.country, COUNTRIES, (*at, "country"))
            self._share(owner.percent, (*at, "percent"))
            self._share(owner.votes, (*at, "votes"))
        for index, listing in enumerate(vendor.listings):
            self.source(listing.source, ("listings", index, "source"))
            self._known("list", listing.list, self._lists, ("listings", index, "list"))
        for index, absence in enumerate(vendor.not_listed):
            self.source(absence.source, ("not_listed", index, "source"))
            for i, name in enumerate(absence.lists):
                self._known("list", name, self._lists, ("not_listed", index, "lists", i))
        for index, watch in enumerate(vendor.watch):
            self.source(watch.source, ("watch", index, "source"))
            self._known("kind of statement", watch.kind, WATCH_KINDS, ("watch", index, "kind"))

    def model(self, model: Model) -> None:
        self._known("vendor", model.developer, self._catalogue.vendors, ("developer",))
        for index, base in enumerate(model.base_models or ()):
            at: KeyPath = ("base_models", index)
            if bool(base.model) == bool(base.name):
                self._say(at, "a base model has either `model` (a catalogue id) or `name`")
            if base.model:
                self._known("model", base.model, self._catalogue.models, (*at, "model"))
            if base.source:
                self.source(base.source, (*at, "source"))
        for index, alias in enumerate(model.aliases):
            if alias.redirects_to:
                self._known(
                    "model",
                    alias.redirects_to,
                    self._catalogue.models,
                    ("aliases", index, "redirects_to"),
                )

    def route(self, route: Route) -> None:
        if route.operator != SELF:
            self._known("vendor", route.operator, self._catalogue.vendors, ("operator",))
        for index, party in enumerate(route.parties):
            self._known(
                "vendor", party.vendor, self._catalogue.vendors, ("parties", index, "vendor")
            )
        for index, served in enumerate(route.served):
            self._known("model", served.model, self._catalogue.models, ("served", index, "model"))
            self.claims(served.claims, "route", ("served", index, "claims"))
        if route.models != "any-open-weights":
            for index, model in enumerate(route.models):
                self._known("model", model, self._catalogue.models, ("models", index))
        # Such a route would never be assessed, and its mistakes never seen.
        if not route.models and not route.served:
            self._say((), "the route serves no model; add `served` or `models`")

    def chip(self, chip: Chip) -> None:
        self._known("vendor", chip.designer, self._catalogue.vendors, ("designer",))
        self._known("country", chip.designer_country, COUNTRIES, ("designer_country",))
        if chip.maker:
            self._known("vendor", chip.maker, self._catalogue.vendors, ("maker",))


def _members(raw: Any, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    is_tuple = isinstance(raw, tuple)
    for index, entry in enumerate(entries(raw)):
        base = (*at, index) if is_tuple else at
        for key in ("value", "includes", "excludes"):
            found = getattr(entry, key)
            for i, member in enumerate(
                found if isinstance(found, list) else [found] if found else []
            ):
                yield ((*base, key, i) if isinstance(found, list) else (*base, key)), str(member)
