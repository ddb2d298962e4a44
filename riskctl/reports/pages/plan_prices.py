"""What each constraint costs, or stands in the way of, as a block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.reports.pages.counting import counted
from riskctl.reports.pages.model import Line, PageBlock, listed, signed, whole

Json = Mapping[str, Any]
HEAD = ("without", "USD a month", "difference", "note")
_NO_COST = {"infeasible": "no plan", "none-found": "none found"}
"""In place of a cost: there is none, by proof, or none was found in the time."""
_EASED = ("without surviving", "without fallbacks")
"""Changes by which less is asked of a plan, not more done."""
NOT_ALIKE = "costs do not compare where less or more is covered"


def price_block(document: Json) -> PageBlock:
    """The price of each constraint; without a plan, which limits stand in its way."""
    prices = document["prices"]
    heading = "What each constraint costs"
    if not document["assignments"]:
        heading = "What would make a plan possible"
        prices = [price for price in prices if price["cost_usd_month"] is not None]
    if not prices:
        return PageBlock(heading, listed(()), name="Prices")
    rows = tuple(_rows(prices, document))
    unlike = any(remarks for *_, remarks in rows)
    lines = (NOT_ALIKE,) if unlike else ()
    return PageBlock(heading, lines, (HEAD, *rows), name="Prices")


def _rows(prices: list[Json], document: Json) -> Iterator[Line]:
    for price in prices:
        cost, difference = price["cost_usd_month"], price["difference_usd_month"]
        change = price["change"].removeprefix("without ")
        shown = _NO_COST.get(price.get("status", ""), "no plan") if cost is None else whole(cost)
        apart = "" if difference is None else signed(difference)
        yield change, shown, apart, ", ".join(_unlike(price, document))


def _unlike(price: Json, document: Json) -> Iterator[str]:
    """In what the plan at this price covers less, or more, than the one it is set beside."""
    counts = (
        ("use case", "served", len(price["unserved"]), len(document["unserved"])),
        ("pair", "covered", price["uncoverable"], len(document["uncoverable"])),
        (
            "use case",
            "given all its fallbacks",
            price.get("short_of_fallbacks", 0),
            len(document.get("short_of_fallbacks", ())),
        ),
    )
    for noun, verb, now, before in counts:
        if now > before:
            yield f"{counted(now - before, noun)} less {verb}"
        elif now < before and price["change"].startswith(_EASED):
            yield f"{counted(before - now, noun)} not to be {verb}"
        elif now < before:
            yield f"{counted(before - now, noun)} more {verb}"
