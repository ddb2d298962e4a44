"""Facts a model inherits from the models it derives from."""

from __future__ import annotations

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import Derivation, derivation
from riskctl.facts.sets import is_complete, members, union
from riskctl.facts.values import UNKNOWN, Fact, Known, Partial, Provenance, Value

BASES = "model.base_models"
INHERITED = (
    "model.lineage_developers",
    "model.lineage_affiliates",
    "model.lineage_countries",
    "model.lineage_licence_limits",
)


def lineage_derivation(catalogue: Catalogue, model_id: str, as_of: str) -> Derivation:
    """The derivation of what a model inherits."""
    return derivation(
        lambda board: put_lineage_facts(board, catalogue, model_id, as_of), BASES, *INHERITED
    )


def put_lineage_facts(board: Board, catalogue: Catalogue, model_id: str, as_of: str) -> None:
    """Base models, the developers behind them with their affiliates and countries, and inherited licence limits."""
    stated = _base_fact(catalogue, model_id)
    board.put_if_unknown(stated)
    base = board.get(BASES)
    lineage, complete = _ancestors(catalogue, model_id, base.value, as_of)
    developers = {catalogue.models[name].developer for name in lineage} | _named_developers(
        catalogue, lineage
    )
    facts = [base]

    def put(path: str, parts: list[Value]) -> None:
        whole = union(parts)
        value = whole if complete else Partial(members(whole))
        board.put(
            board.joined(
                path, value, facts, "developers of the model and of every model it derives from"
            )
        )

    put("model.lineage_developers", [Known(frozenset(developers))])
    put(
        "model.lineage_affiliates",
        [Known(frozenset(developers)), *_claims(catalogue, developers, "affiliates", as_of)],
    )
    put("model.lineage_countries", _claims(catalogue, developers, "country", as_of))
    limits = [
        _model_claim(catalogue, name, "licence_limits", as_of)
        for name in sorted(lineage - {model_id})
    ]
    put("model.lineage_licence_limits", limits or [Known(frozenset())])


def _base_fact(catalogue: Catalogue, model_id: str) -> Fact:
    return catalogue.once(("base-models", model_id), lambda: _declared_bases(catalogue, model_id))


def _declared_bases(catalogue: Catalogue, model_id: str) -> Fact:
    """The declared base models; a profile that declares none says nothing about them."""
    model = catalogue.models[model_id]
    # Not "from scratch": a silent model card hides most derivations.
    if model.base_models is None:
        return Fact("model.base_models")
    known = frozenset(base.model for base in model.base_models if base.model)
    sources = catalogue.sources(model)
    first = next((base for base in model.base_models if base.source), None)
    provenance = Provenance("model profile", "", "", "vendor", "declared base models", model_id)
    if first:
        source = sources[first.source]
        provenance = Provenance(
            source.title, source.url, source.date or "", first.grade, first.note, model_id
        )
    return Fact(
        "model.base_models",
        # A base that is named and not in the catalogue keeps the set open.
        Partial(known) if len(known) < len(model.base_models) else Known(known),
        provenance,
    )


def _ancestors(
    catalogue: Catalogue, model_id: str, bases: Value, as_of: str
) -> tuple[set[str], bool]:
    """The model with every ancestor known on the day, and whether the whole line is. Linear in the ancestors."""
    ancestors, queue, complete = {model_id}, sorted(members(bases)), is_complete(bases)
    while queue:
        name = queue.pop()
        # Each once: profiles may name one another as their base.
        if name in ancestors or name not in catalogue.models:
            continue
        ancestors.add(name)
        fact = _base_fact(catalogue, name)
        # A dated claim comes before the undated list of the profile.
        claimed = _model_claim(catalogue, name, "base_models", as_of)
        value = claimed if claimed != UNKNOWN else fact.value
        complete = complete and is_complete(value)
        queue += sorted(members(value))
    return ancestors, complete


def _named_developers(catalogue: Catalogue, lineage: set[str]) -> set[str]:
    return {
        base.developer
        for name in lineage
        for base in catalogue.models[name].base_models or ()
        if base.developer in catalogue.vendors
    }


def _claims(catalogue: Catalogue, vendors: set[str], name: str, as_of: str) -> list[Value]:
    """One claim of several vendors, scalars as sets of one."""
    return [_vendor_claim(catalogue, vendor_id, name, as_of) for vendor_id in sorted(vendors)]


def _vendor_claim(catalogue: Catalogue, vendor_id: str, name: str, as_of: str) -> Value:
    return catalogue.once(
        ("vendor-claim", vendor_id, name, as_of),
        lambda: _stated_of_vendor(catalogue, vendor_id, name, as_of),
    )


def _stated_of_vendor(catalogue: Catalogue, vendor_id: str, name: str, as_of: str) -> Value:
    vendor = catalogue.vendors[vendor_id]
    claims = read_claims(
        {name: vendor.claims[name]} if name in vendor.claims else {},
        "developer",
        catalogue.sources(vendor),
        vendor_id,
    )
    rows = claims.get(f"developer.{name}", [])
    value = resolve(f"developer.{name}", rows, as_of).value
    return Known(members(value)) if is_complete(value) else value


def _model_claim(catalogue: Catalogue, model_id: str, name: str, as_of: str) -> Value:
    return catalogue.once(
        ("model-claim", model_id, name, as_of),
        lambda: _stated_of_model(catalogue, model_id, name, as_of),
    )


def _stated_of_model(catalogue: Catalogue, model_id: str, name: str, as_of: str) -> Value:
    model = catalogue.models[model_id]
    if name not in model.claims:
        return UNKNOWN
    claims = read_claims({name: model.claims[name]}, "model", catalogue.sources(model), model_id)
    return resolve(f"model.{name}", claims[f"model.{name}"], as_of).value
