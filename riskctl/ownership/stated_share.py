"""A share as a file of our own form states it: percent as a number, or in words that say so."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from riskctl.ownership.amounts import Number, Share, one, read_share
from riskctl.ownership.share_words import read_share_words
from riskctl.text.display import safe


def stated_share(share: Share) -> tuple[int, int]:
    """Lowest and highest value in billionths of a percent, as :func:`read_share`, of words and percent signs too.

    ``0.6`` without a percent sign may be meant as 0.6 percent or as 60, and nothing in a file says which. Raises
    ``ValueError`` for that, with both readings, and for anything that is no share.
    """
    if twice := _two_readings(share):
        raise ValueError(twice)
    if isinstance(share, str) and _number(share) is None:
        if ends := read_share_words(share):
            return ends
        raise ValueError(
            f"'{safe(share, 40)}' is not understood as a whole; a share is a number of percent from 0 to 100, "
            "such as 49.9, or null when it is not known"
        )
    if isinstance(share, list) and len(share) == 2:
        # A range may have its percent signs inside: ["25 %", "50 %"].
        return read_share([_bare(end) for end in share])
    return read_share(share)


def _two_readings(share: Share) -> str:
    ends = share if isinstance(share, list | tuple) else [share]
    numbers = [_number(end) for end in ends]
    most = max((number for number in numbers if number is not None), default=Decimal(0))
    # Zero is zero in both readings, and more than one cannot be a fraction.
    if None in numbers or not 0 < most <= 1:
        return ""
    low, whole = one(read_share(str(most))[0]), one(read_share(str(most * 100))[0])
    return f"{low} can be read as {low} percent or as {whole} percent; write '{low} %' or {whole}"


def _number(end: object) -> Decimal | None:
    """The number that an end is, when it is nothing else."""
    if isinstance(end, bool) or not isinstance(end, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(end).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _bare(end: Number) -> Number:
    """An end of a range without its percent sign."""
    return end.strip().removesuffix("%").strip() if isinstance(end, str) else end
