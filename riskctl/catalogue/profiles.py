"""What vendor, model, route and chip files hold. Everything a rule can test lives under ``claims``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from riskctl.facts.grades import Grade
from riskctl.text.model import Date, Replaces, Strict

SELF = "actor"
"""The operator of a self-hosted route: the organisation itself, which is no vendor of the catalogue."""


# Every kind of profile holds the models made at once: made when a kind is first read, they would be made for each.
class SourceEntry(Strict, defer_build=False):
    """A page or document that statements cite; ``date`` is when it was published or read."""

    title: str
    url: str = ""
    date: Date | None = None
    citation: str = ""
    note: str = ""


class ClaimEntry(Strict, defer_build=False):
    """One dated statement of one fact. Exactly one of the five value shapes is given."""

    # Any, as the shape of a value hangs on its fact, which the model of a file does not know.
    value: Any = None
    includes: Any = None
    excludes: Any = None
    between: Any = None
    unknown: str | None = None
    source: str
    observed: Date
    grade: Grade
    expires: Date | None = None
    note: str = ""

    def shape(self) -> dict[str, Any]:
        """The value keys that are present, as :func:`riskctl.facts.read.read_value` takes them."""
        names = ("value", "includes", "excludes", "between", "unknown")
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}


def _one_or_many(raw: object) -> str:
    return "many" if isinstance(raw, list | tuple) else "one"


Claims = dict[
    str,
    Annotated[
        Annotated[ClaimEntry, Tag("one")] | Annotated[tuple[ClaimEntry, ...], Tag("many")],
        Discriminator(_one_or_many),
    ],
]
"""A claim is one mapping or its history, a list; told apart first, so that a mistake is told once."""


class Statement(Strict, defer_build=False):
    """A dated remark that no rule tests: an incident, a certification, a restriction, a legal entity."""

    text: str
    on: Date | None = None
    source: str
    grade: Grade


class Owner(Strict):
    """A stake, of the capital in ``percent`` and of the votes in ``votes``.

    ``owner`` is a vendor id or ``name`` says who; an absent ``percent`` is unknown, two are a range.
    """

    owner: str = ""
    name: str = ""
    country: str = ""
    percent: Any = None
    votes: Any = None
    control: bool = False
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    source: str
    grade: Grade
    note: str = ""


class ClaimedListing(Strict):
    """An entry of the vendor on an official list: published, effective from ``from``, withdrawn after ``through``."""

    list: str
    since: Date = Field(alias="from")
    through: Date | None = None
    published: Date | None = None
    citation: str = ""
    entry: str = ""
    source: str
    observed: Date | None = None
    grade: Grade
    note: str = ""


class NotListed(Strict):
    """Lists in which the vendor was looked for and not found, in the copy of that day."""

    lists: tuple[str, ...] = Field(min_length=1)
    checked: Date
    source: str
    grade: Grade
    note: str = ""


class Watch(Strict):
    """A statement short of a listing, in neutral words: who made it, and what the vendor or its state answered."""

    kind: str
    body: str
    on: Date
    through: Date | None = None
    source: str
    grade: Grade
    response: str = ""
    note: str = ""


class Profile(Strict):
    """What every catalogue file carries. The file name is the id; ``formerly`` keeps old ids alive."""

    name: str
    formerly: tuple[str, ...] = ()
    summary: str = ""
    note: str = ""
    claims: Claims = {}
    sources: dict[str, SourceEntry] = {}
    statements: dict[str, tuple[Statement, ...]] = {}
    replaces: Replaces | None = None


class Vendor(Profile):
    """A legal entity, with its brands, identifiers, owners and listing statements.

    ``owners_unknown`` says in words why no owner is stated: an empty list would not tell it apart from an oversight.
    """

    brands: tuple[str, ...] = ()
    native_names: tuple[str, ...] = ()
    identifiers: dict[str, str] = {}
    roles: tuple[
        Literal[
            "developer", "operator", "host", "owner", "chip-designer", "chip-maker", "subprocessor"
        ],
        ...,
    ] = ()
    headquarters: str = ""
    incorporation: str = ""
    parent: str = ""
    owners: tuple[Owner, ...] = ()
    # Said expressly, since a list of owners is rarely the whole of them.
    owners_complete: bool = False
    owners_unknown: str = ""
    listings: tuple[ClaimedListing, ...] = ()
    not_listed: tuple[NotListed, ...] = ()
    watch: tuple[Watch, ...] = ()
    hub_organisations: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class Alias(Strict):
    """Another id of a model: API or hub id, mode, family or product name; ``redirects_to`` names what serves now."""

    id: str
    kind: Literal["api", "hub", "mode", "family", "product", "name"]
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    redirects_to: str = ""
    note: str = ""


class BaseModelEntry(Strict):
    """A model that this one derives from: a catalogue id, or a name when it is not in the catalogue."""

    model: str = ""
    name: str = ""
    developer: str = ""
    relation: Literal[
        "fine-tune",
        "distillation",
        "merge",
        "quantised",
        "continued-pretraining",
        "adapter",
        "unstated",
    ]
    source: str = ""
    grade: Grade = "unverified"
    note: str = ""


class Model(Profile):
    """Weights, or a served model."""

    developer: str
    family: str = ""
    released: Date | None = None
    aliases: tuple[Alias, ...] = ()
    # None is "not declared"; an empty list is "from scratch".
    base_models: tuple[BaseModelEntry, ...] | None = None
    parameters: dict[str, str] = {}
    modalities: dict[str, tuple[str, ...]] = {}
    context_tokens: int | None = None
    prices: dict[str, Any] = {}
    benchmarks: tuple[dict[str, Any], ...] = ()


class Served(Strict):
    """A model that a route serves, under an API id and for a time; ``claims`` are facts of the route for it alone."""

    model: str
    api_id: str = ""
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    claims: Claims = {}
    note: str = ""


class FurtherParty(Strict):
    """A further legal entity of the route."""

    vendor: str
    role: Literal["host", "owner", "subprocessor", "reseller", "operator", "contract-party"]
    note: str = ""


class Route(Profile):
    """One way to reach models: an operator, its endpoints, places, chips and terms."""

    operator: str
    models: tuple[str, ...] | Literal["any-open-weights"] = ()
    served: tuple[Served, ...] = ()
    endpoints: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    parties: tuple[FurtherParty, ...] = ()
    region: str = ""


class Chip(Profile):
    """An accelerator; its ``controls`` are dated claims."""

    designer: str
    maker: str = ""
    designer_country: str
    maker_country: str = ""
    aliases: tuple[str, ...] = ()
    family: str = ""
    node: str = ""
    released: str = ""
    memory: str = ""
    dram_bandwidth_tb_s: float | None = None
    tpp: float | None = None
    eccn: str = ""


KINDS: dict[str, type[Profile]] = {
    "vendors": Vendor,
    "models": Model,
    "routes": Route,
    "chips": Chip,
}
"""Profile class by folder of the catalogue."""
