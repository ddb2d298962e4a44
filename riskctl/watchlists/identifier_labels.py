"""The schemes of identifiers, and the labels under which lists and people give them."""

from __future__ import annotations

LABELS = {
    "uscc": (
        "unified social credit code|unified social credit identifier|unified social credit number|"
        "united social credit code|uscc|unified social credit code uscc|"
        "united social credit code certificate|united social credit code certificate usccc"
    ),
    "lei": "lei|lei code|lei number|legal entity identifier|leicode",
    "registration": (
        "registration number|registration id|company number|commercial registry number|regnumber|"
        "business registration number|business registration document|business number|enterprise number|"
        "c r no|certificate of incorporation number|uk company number|public registration number|"
        "matricula mercantil no|chamber of commerce number|legal entity number|identification number|"
        "folio mercantil no|ogrn|ogrncode|registrationnumber|reg number|reg no|registration no|"
        "company no|company reg no|company registration no|crn|business registration no|business no|"
        "state registration number|primary state registration number|psrn|commercial register number|"
        "commercial registration number|commercial registration no|trade register number|"
        "trade register no|company id|entity number|uen|siren|siret|krs|regon|cnpj|"
        "registered number|trade license no|registered charity no|company registration number|"
        "economic register number"
    ),
    "tax": (
        "tax id no|tax id|tax id number|tax identification number|tax identification no|tax number|"
        "tax no|tin|taxpayer identification number|taxpayer id|taxpayer number|tax registration number|"
        "vat|vat no|vat id|kpp|v a t number|vat number|rfc|r f c|us fein|nit|ruc|"
        "italian fiscal code|rif|taxnumber|inn|inn code|inncode|fiscalcode|fiscal code|c u i t|vatcode"
    ),
    "passport": "passport|passport no|passport number|diplomatic passport|passportnumber",
    "national-id": (
        "national id no|national identification number|cedula no|c u r p|d n i|ssn|personal id card|"
        "id|national foreign id number|idnumber|identification|tazkira|turkish identification number|"
        "citizen s card number|national identifier number"
    ),
    "bic": "swift bic|swift|swift code|bic code|swift bic code|swiftbic|bic",
    "imo": (
        "vessel registration identification|imo no|imo ship number|ship imo number|"
        "vessel registration identification imo|imo|imo number|imonumber"
    ),
    "imo-company": "company number imo|identification number imo",
    "mmsi": "mmsi|mmsi number|maritime mobile service identity",
    "call-sign": "call sign|vessel call sign|callsign",
    "hull": "hull identification number|hull identification number hin|hin",
    "isin": "isin",
    "duns": "duns|d u n s number|dunscode|duns number",
    "aircraft-serial": (
        "aircraft manufacturer s serial number msn|aircraft construction number|"
        "aircraft manufacturer s serial number|aircraft serial identification"
    ),
    "aircraft-tail": "aircraft tail number",
}
"""Labels by scheme, in small letters and words set apart by blanks, with bars between."""
