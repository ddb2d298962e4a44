"""What a country was probably meant to be: a hint for people, never a reading."""

from __future__ import annotations

import re

from riskctl.facts.countries import COUNTRIES
from riskctl.facts.country_names import country_code

_THREE_LETTERS = """
AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS
AW:ABW AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM
BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK
CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV
CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY
EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD
GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM
GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN
IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM
KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA
LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL
MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI
MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU
NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI
PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC
SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD
ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS
TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY
UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF
ZM:ZMB ZW:ZWE
"""
"""ISO 3166-1 alpha-2 and alpha-3 codes."""
_NATIVE = {
    "AT": "österreich",
    "BE": "belgië belgique belgien",
    "BR": "brasil",
    "CH": "schweiz suisse svizzera",
    "CN": "中国 中國",
    "CZ": "česko čechy",
    "DE": "deutschland allemagne alemania germania",
    "DK": "danmark",
    "EE": "eesti",
    "ES": "españa spanien espagne",
    "FI": "suomi",
    "FR": "frankreich francia",
    "GR": "hellas ellada el ελλάδα",
    "HR": "hrvatska",
    "HU": "magyarország",
    "ID": "indonesien",
    "IE": "éire irland",
    "IT": "italia italien italie",
    "JP": "日本 japon",
    "KR": "한국 대한민국 rok",
    "LT": "lietuva",
    "LU": "luxemburg",
    "LV": "latvija",
    "MX": "méxico mexiko",
    "NL": "nederland niederlande holland",
    "NO": "norge noreg norwegen",
    "PL": "polska polen",
    "PT": "portogallo",
    "RO": "românia",
    "RU": "россия ussr su",
    "SA": "ksa",
    "SE": "sverige schweden",
    "SI": "slovenija",
    "SK": "slovensko",
    "TR": "türkei turquie",
    "TW": "台灣 台湾 臺灣 roc",
    "UA": "україна",
    "US": "america",
    "VN": "việtnam",
    "AE": "emirates dubai abu-dhabi",
    "GB": "britain",
}
# A region as a country would quietly be no country at all: "EU" matches no rule on DE.
_REGIONS = (
    "eu eea efta apac emea asean gcc latam mena amer americas schengen eu/eea benelux dach nordics cis sadc "
    "europe asia africa oceania north-america south-america latin-america middle-east european-union "
    "european-economic-area asia-pacific worldwide global international world all any everywhere"
)
_PARTS = {
    "US": "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma "
    "oregon pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia washington "
    "west-virginia wisconsin wyoming",
    "CA": "alberta british-columbia manitoba ontario quebec québec nova-scotia saskatchewan new-brunswick",
    "DE": "bavaria bayern berlin hesse hessen saxony hamburg bremen baden-württemberg north-rhine-westphalia",
    "AU": "new-south-wales queensland victoria tasmania western-australia south-australia",
    "ES": "catalonia cataluña madrid andalusia",
    "BE": "flanders wallonia brussels",
    "IN": "karnataka maharashtra delhi kerala gujarat tamil-nadu",
}
_SUBDIVISION = re.compile(r"([A-Za-z]{2})[-_][A-Za-z0-9]{1,3}")


def country_hint(text: str) -> str:
    """What to say after a text that is no country code: a code it may mean, or that it names a region."""
    word = " ".join(text.casefold().replace(".", "").split())
    key = word.replace(" ", "-")
    # Regions first: "eu" and "dach" would else be taken for misspelt countries.
    if key in _REGIONS.split():
        return f" ({text} is no country but a region; list the countries that are meant, such as DE and FR)"
    code = _code(text, word)
    if code:
        return f" (did you mean {code}, {COUNTRIES[code]}?)"
    for code, parts in _PARTS.items():
        if key in parts.split():
            return f" (did you mean {code}, {COUNTRIES[code]}, of which it is a part?)"
    code = _nearest(word)
    if code:
        return f" (did you mean {code}, {COUNTRIES[code]}?)"
    if len(word) == 2:
        return " (no country has this code)"
    return " (two capital letters, such as DE)"


def _code(text: str, word: str) -> str:
    """The code of a spelling that can mean one country alone."""
    if word.upper() in COUNTRIES:
        return word.upper()
    named = country_code(word)
    if named:
        return named
    for pair in _THREE_LETTERS.split():
        two, _, three = pair.partition(":")
        if word.upper() == three:
            return two
    # A name of its own people is a hint alone: lists of sanctions use the English names.
    for code, names in _NATIVE.items():
        if word.replace(" ", "-") in names.split():
            return code
    # ISO 3166-2, such as US-CA: rules on states ask in a fact of their own.
    match = _SUBDIVISION.fullmatch(text.strip())
    if match is None:
        return ""
    country = match[1].upper()
    return country if country in COUNTRIES else ""


def _nearest(word: str) -> str:
    """The country whose English name is spelt almost like this; empty when none is."""
    from riskctl.text.suggest import did_you_mean

    # Three letters are one slip away from too many names.
    if len(word) < 4:
        return ""
    names = {name.casefold(): code for code, name in COUNTRIES.items()}
    near = did_you_mean(word, names, limit=1)
    return names[near[0]] if near else ""
