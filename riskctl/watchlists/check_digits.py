"""Check digits of national and other numbers, by the label that people give them."""

from __future__ import annotations

import re
from collections.abc import Callable

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def _weighed(figures: str, weights: tuple[int, ...]) -> str:
    total = sum(int(figure) * weight for figure, weight in zip(figures, weights, strict=False))
    return str(total % 11 % 10)


def inn(figures: str) -> bool:
    """The Russian taxpayer number: ten figures with one check, or twelve with two (order of the tax service)."""
    if not figures.isdecimal():
        return False
    if len(figures) == 10:
        return _weighed(figures, _INN_10) == figures[9]
    if len(figures) == 12:
        # The second check figure is weighed over the first.
        checks = "".join(_weighed(figures, weights) for weights in _INN_12)
        return checks == figures[10:]
    return False


def ogrn(figures: str) -> bool:
    """The Russian state registration number: 13 figures (by 11), or 15 of an entrepreneur (by 13)."""
    if not figures.isdecimal() or len(figures) not in (13, 15):
        return False
    # Thirteen figures by 11, fifteen by 13: two less than their number.
    return int(figures[:-1]) % (len(figures) - 2) % 10 == int(figures[-1])


def luhn(figures: str) -> bool:
    """The check of SIREN and SIRET numbers (ISO/IEC 7812-1)."""
    digits = [int(figure) for figure in reversed(figures)]
    # Every second figure from the right counts twice, and a product of two figures as their sum.
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def siren(figures: str) -> bool:
    """The number of a French company: nine figures."""
    return figures.isdecimal() and len(figures) == 9 and luhn(figures)


def siret(figures: str) -> bool:
    """The number of a French establishment: fourteen figures; those of La Poste follow a rule of their own."""
    if not figures.isdecimal() or len(figures) != 14:
        return False
    return luhn(figures) or figures.startswith("356000000")


def isin(text: str) -> bool:
    """The number of a security (ISO 6166): letters count as their place from ten on."""
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{9}\d", text):
        return False
    return luhn("".join(str(int(char, 36)) for char in text))


def bic(text: str) -> bool:
    """The form of a business identifier code (ISO 9362), which has no check."""
    return re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", text) is not None


def mmsi(figures: str) -> bool:
    """The form of a maritime mobile service identity: nine figures."""
    return figures.isdecimal() and len(figures) == 9


SOUND: dict[str, tuple[Callable[[str], bool], str]] = {
    "inn": (inn, "INN; it has 10 or 12 figures, the last of them checks"),
    "ogrn": (ogrn, "OGRN; it has 13 or 15 figures, the last a check"),
    "siren": (siren, "SIREN; it has nine figures, the last a check"),
    "siret": (siret, "SIRET; it has fourteen figures, the last a check"),
    "isin": (isin, "ISIN; it has twelve characters, the last a check"),
    "bic": (bic, "BIC; it has eight or eleven characters"),
    "mmsi": (mmsi, "MMSI; it has nine figures"),
}
"""Test and wording by label; the label may be a scheme here or a name of one kind of number within a scheme."""
