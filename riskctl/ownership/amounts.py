"""Shares as whole billionths of a percent: sums are exact, and no order of adding changes them."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

# Floats would decide cases at exactly fifty percent by their rounding.
UNIT = 10**9
"""One percent."""
FULL = 100 * UNIT
"""The whole of a company."""
HALF = 50 * UNIT

Number = str | int | float | Decimal
Share = Number | tuple[Number, Number] | list[Number] | None
"""A share in percent: one number, the two ends of a range, or nothing when it is not known."""

_LEAST = Decimal("1e-9")
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{1,40})?")
_WRONG = "a share is a number of percent from 0 to 100, such as 49.9"


def read_share(share: Share) -> tuple[int, int]:
    """Lowest and highest value in billionths of a percent; an unknown share may be anything.

    Digits beyond the ninth widen the range outward. Raises ``ValueError`` for anything that is no share.
    """
    if share is None:
        return 0, FULL
    ends = list(share) if isinstance(share, list | tuple) else [share, share]
    if len(ends) != 2:
        raise ValueError("a range of shares has two ends, such as [25, 50]")
    low, high = (_decimal(end) for end in ends)
    if low > high:
        raise ValueError("the lower end of a range of shares comes first, such as [25, 50]")
    return _whole(low, ROUND_FLOOR), _whole(high, ROUND_CEILING)


def _decimal(number: Number) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, str | int | float | Decimal):
        raise ValueError(_WRONG)
    text = number.strip() if isinstance(number, str) else str(number)
    # Decimal also reads "1e1", " 5" and digits of other scripts.
    if isinstance(number, str) and not _PLAIN.fullmatch(text):
        raise ValueError(_WRONG)
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(_WRONG) from None
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValueError(_WRONG)
    return value


def _whole(value: Decimal, rounding: str) -> int:
    return int(value.quantize(_LEAST, rounding).scaleb(9))


def shown(low: int, high: int) -> str:
    """The share in words for people, without the percent sign: ``50``, ``25 to 50``, ``an unknown share``."""
    if low == high:
        return one(low)
    if is_open(low, high):
        return "an unknown share"
    # "More than 25" is kept as one least unit above 25, and said as it was written.
    least = f"more than {one(low - 1)}" if _just_above(low) else one(low)
    most = f"less than {one(high + 1)}" if _just_above(high + 2) else one(high)
    if low <= 0:
        return most if _just_above(high + 2) else f"at most {most}"
    return f"{least} to {most}"


def is_open(low: int, high: int) -> bool:
    """Whether nothing is known of a share."""
    return low <= 0 and high >= FULL and low != high


def _just_above(amount: int) -> bool:
    """Whether the amount is an end that itself is left out, as in "more than 50"."""
    # Nobody states nine decimals: an amount one unit above a rounder one was made by "more than".
    return amount > 1 and (amount - 1) % 1000 == 0


def one(amount: int) -> str:
    """One amount as a plain decimal number of percent."""
    if _just_above(amount):
        return f"more than {one(amount - 1)}"
    whole, fraction = divmod(amount, UNIT)
    return f"{whole}.{fraction:09d}".rstrip("0").rstrip(".")


def percent(amount: int) -> float:
    """The amount as a number for programs."""
    return amount / UNIT
