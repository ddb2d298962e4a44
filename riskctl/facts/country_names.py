"""Country names as lists and people write them, turned into ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from riskctl.facts.countries import COUNTRIES
from riskctl.text.display import safe
from riskctl.text.folding import fold
from riskctl.text.suggest import did_you_mean

# Spellings met on official lists; regions without a code count to the country they are listed
# under.
_VARIANTS = """
AE: uae
BA: bosnia, bosnia herzegovina
BN: brunei darussalam
BO: plurinational state of bolivia, bolivia plurinational state of
BS: the bahamas, bahamas the
CD: democratic republic of the congo, democratic republic of congo, congo democratic republic of the, congo kinshasa, \
congo democratic republic, zaire, drc
CG: republic of the congo, congo republic of the, congo brazzaville, congo republic
CI: cote d ivoire, ivory coast
CN: china prc, people s republic of china, peoples republic of china, china people s republic of, prc, mainland china
CV: cape verde
CZ: czech republic
FM: micronesia federated states of, federated states of micronesia
GB: uk, great britain, united kingdom of great britain and northern ireland, england, scotland, wales, northern ireland
GM: the gambia, gambia the
HK: hong kong sar, hong kong china, hong kong special administrative region
IR: islamic republic of iran, iran islamic republic of
KG: kyrgyz republic
KP: democratic people s republic of korea, dprk, korea north, north korea dprk, korea democratic people s republic of
KR: republic of korea, korea south, korea republic of, korea
LA: lao people s democratic republic, lao pdr
LY: libyan arab jamahiriya, state of libya
MD: republic of moldova, moldova republic of
MK: macedonia, the former yugoslav republic of macedonia, republic of north macedonia, \
macedonia the former yugoslav republic of
MM: burma, myanmar burma, burma myanmar, union of myanmar
MO: macau, macau sar, macao sar
PS: palestinian, state of palestine, palestinian territories, palestinian territory, west bank, gaza, \
occupied palestinian territory, palestinian territory occupied, region gaza
RU: russian federation
SY: syrian arab republic
SZ: swaziland
TL: east timor
TR: turkiye, republic of turkiye, turkey
TW: taiwan province of china, taiwan roc, republic of china taiwan
TZ: united republic of tanzania, tanzania united republic of
UA: crimea, crimea region of ukraine, crimea occupied, region crimea
US: usa, united states of america, u s a, u s
VA: vatican city, holy see vatican city state, vatican
VC: st vincent and the grenadines
VE: bolivarian republic of venezuela, venezuela bolivarian republic of
VG: british virgin islands, virgin islands british, bvi
VI: us virgin islands, united states virgin islands
VN: viet nam, socialist republic of vietnam
KN: st kitts and nevis
LC: st lucia
XK: kosovo under unscr 1244
"""
# Kept apart from the variants: a list that says "America" may mean the continent.
_SPOKEN = {
    "abu dhabi": "AE",
    "america": "US",
    "brasil": "BR",
    "deutschland": "DE",
    "dubai": "AE",
    "emirates": "AE",
    "espana": "ES",
    "holland": "NL",
    "italia": "IT",
    "ksa": "SA",
    "nippon": "JP",
    "osterreich": "AT",
    "polska": "PL",
    "rok": "KR",
    "rsa": "ZA",
    "saudi": "SA",
    "schweiz": "CH",
    "suisse": "CH",
    "السعودية": "SA",
    "الامارات": "AE",
    "ประเทศไทย": "TH",
    "日本国": "JP",
    "中國": "CN",
    "台湾": "TW",
    "臺灣": "TW",
    "한국": "KR",
}
"""Names that people say and lists do not."""
_GROUPS = {"eu": "the European Union", "eea": "the European Economic Area", "asean": "ASEAN"}
"""What is often given for a country and is none."""
_PARENTHESIS = re.compile(r"\([^)]*\)")


def _fold(text: str) -> str:
    # Decomposed first, so that the accents fall away and the letters under them stay.
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ")).split())


def _names() -> dict[str, str]:
    known = {_fold(name): code for code, name in COUNTRIES.items()}
    for line in _VARIANTS.replace("\\\n", "").strip().splitlines():
        code, _, names = line.partition(": ")
        known |= {name.strip(): code for name in names.split(",")}
    return known


_KNOWN = _names()


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The code of a country named in English or by its code; empty for anything else, never a guess."""
    bare = text.strip()
    if bare in COUNTRIES:
        return bare
    # A parenthesis is part of some names ("Holy See (Vatican City State)") and a remark on others.
    for candidate in (bare, _PARENTHESIS.sub(" ", bare)):
        folded = _fold(candidate)
        # The whole first: "the gambia" is in the table with its article.
        for spelling in (folded, folded.removeprefix("the ")):
            if spelling in _KNOWN:
                return _KNOWN[spelling]
    return ""


def country_codes(texts: Iterable[str | None]) -> list[str]:
    """Codes of those texts that name a country, sorted, each once."""
    codes = {country_code(text) for text in texts if text}
    return sorted(codes - {""})


def spoken_country(text: str) -> str:
    """The code of a country as people name it: any case, dots in it, local names; empty for anything else."""
    bare = text.strip().rstrip(".!")
    letters = bare.replace(".", "")
    # Two letters are a code in any case: "uk" is none, and is found among the names.
    if len(letters) == 2 and letters.isascii() and letters.upper() in COUNTRIES:
        return letters.upper()
    spoken = country_code(bare) or country_code(letters) or _SPOKEN.get(fold(bare), "")
    return spoken or _own_names().get(letters) or _own_names().get(fold(bare), "")


@lru_cache
def _own_names() -> dict[str, str]:
    """Codes by the country's name in its own languages, folded, and by the three-letter code in capitals."""
    text = Path(__file__).with_name("country_own_names.txt").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        codes, _, own = line.partition(":")
        code, _, three = codes.partition(" ")
        names |= {name: code for name in (three, *own.strip().split(", ")) if name}
    return names


def not_a_country(text: str) -> str:
    """What to say of a text that names no country: what it is, or which country was probably meant."""
    shown = safe(text, 40)
    folded = _fold(text)
    if folded in _GROUPS:
        return f"'{shown}' is {_GROUPS[folded]} and no country; name its members one by one"
    code = spoken_country(text)
    if code:
        return f"'{shown}' is no country code (did you mean {code}, {COUNTRIES[code]}?)"
    near = did_you_mean(text, COUNTRIES.values(), limit=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"'{shown}' is no country{hint}; give its name or two-letter code"
