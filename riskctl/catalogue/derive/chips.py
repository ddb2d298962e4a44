"""What follows from the chips a route is served on, and from those a model was trained on."""

from __future__ import annotations

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.parties import vendor_lists
from riskctl.catalogue.derive.steps import Derivation, derivation
from riskctl.facts.sets import mapped, members, union
from riskctl.facts.values import UNKNOWN, Fact, Known, Partial, Value

DESIGNERS, CONTROLS = "route.chip_designer_countries", "route.chip_controls"
MAKERS, TRAINED = "route.chip_maker_lists", "model.trained_on_controls"


def chip_derivations(catalogue: Catalogue, as_of: str) -> tuple[Derivation, ...]:
    """What follows from the serving chips, and from the training chips."""
    return (
        derivation(
            lambda board: _put_serving(board, catalogue, as_of), DESIGNERS, CONTROLS, MAKERS
        ),
        derivation(lambda board: _put_training(board, catalogue, as_of), TRAINED),
    )


def _put_serving(board: Board, catalogue: Catalogue, as_of: str) -> None:
    """Designers' countries, controls and makers' listings of the serving chips."""
    served = board.get("route.served_on")
    designers: list[Fact] = []
    controls: list[Fact] = []
    makers: list[Fact] = []

    def designer(chip_id: str) -> Value:
        chip = catalogue.chips.get(chip_id)
        return Known(frozenset({chip.designer_country})) if chip else UNKNOWN

    def control(chip_id: str) -> Value:
        fact = _controls(catalogue, chip_id, as_of)
        controls.append(fact)
        return fact.value

    def maker_lists(chip_id: str) -> Value:
        facts = _maker_lists(catalogue, chip_id, as_of)
        makers.extend(facts)
        return union([fact.value for fact in facts]) if facts else UNKNOWN

    note = "from the profiles of the serving chips"
    value = mapped(served.value, designer)
    board.put(board.joined(DESIGNERS, value, [served, *designers], note))
    value = _without_excluded(catalogue, mapped(served.value, control), served.value, as_of)
    board.put(board.joined(CONTROLS, value, [served, *controls], note))
    value = mapped(served.value, maker_lists)
    board.put(board.joined(MAKERS, value, [served, *makers], note))


def _put_training(board: Board, catalogue: Catalogue, as_of: str) -> None:
    """Controls of the training chips."""
    trained = board.get("model.trained_on")
    controls: list[Fact] = []

    def control(chip_id: str) -> Value:
        fact = _controls(catalogue, chip_id, as_of)
        controls.append(fact)
        return fact.value

    value = mapped(trained.value, control)
    note = "from the profiles of the training chips"
    board.put(board.joined(TRAINED, value, [trained, *controls], note))


def _without_excluded(catalogue: Catalogue, controls: Value, served: Value, as_of: str) -> Value:
    """A control is excluded when every chip known to be under it is excluded from serving."""
    # Where chips are known in full there is nothing to exclude.
    if not isinstance(controls, Partial) or not isinstance(served, Partial) or not served.excluded:
        return controls
    # Any other chip of the catalogue may be among those that serve.
    open_chips = set(catalogue.chips) - served.excluded
    possible = frozenset().union(
        *(members(_controls(catalogue, chip, as_of).value) for chip in sorted(open_chips))
    )
    reached = frozenset().union(
        *(members(_controls(catalogue, chip, as_of).value) for chip in served.excluded)
    )
    return Partial(controls.members, reached - possible - controls.members)


def _controls(catalogue: Catalogue, chip_id: str, as_of: str) -> Fact:
    return catalogue.once(
        ("chip-controls", chip_id, as_of), lambda: _stated_controls(catalogue, chip_id, as_of)
    )


def _stated_controls(catalogue: Catalogue, chip_id: str, as_of: str) -> Fact:
    chip = catalogue.chips.get(chip_id)
    if chip is None or "controls" not in chip.claims:
        return Fact("route.chip_controls")
    claims = read_claims(
        {"chip_controls": chip.claims["controls"]}, "route", catalogue.sources(chip), chip_id
    )
    return resolve("route.chip_controls", claims["route.chip_controls"], as_of)


def _maker_lists(catalogue: Catalogue, chip_id: str, as_of: str) -> list[Fact]:
    chip = catalogue.chips.get(chip_id)
    if chip is None:
        return []
    # Designer and maker may be one vendor, whose lists are then read once.
    ids = dict.fromkeys(name for name in (chip.designer, chip.maker) if name in catalogue.vendors)
    return [vendor_lists(catalogue, "route.chip_maker_lists", name, as_of) for name in ids]
