"""What OFAC's three forms of its lists have in common: kinds, programmes, remarks."""

from __future__ import annotations

import re

KINDS = {
    "individual": "person",
    "entity": "organisation",
    "vessel": "vessel",
    "aircraft": "aircraft",
}
NO_VALUE = "-0-"
_PROGRAMME_LISTS = (("CMIC-", "us.ns-cmic"),)
"""Programmes of the non-SDN file that are a list of their own here."""
_SINCE = re.compile(r"Listing Date \([^)]*\): ([^;]+)")


def list_of(own: str, programmes: list[str]) -> str:
    """The list an entry of the non-SDN file belongs to: that of its programme, if it is one of its own."""
    if own != "us.ofac-non-sdn":
        return own
    for start, list_id in _PROGRAMME_LISTS:
        if programmes and all(programme.startswith(start) for programme in programmes):
            return list_id
    return own


def person_name(last: str, first: str) -> str:
    """A person's name as OFAC prints it: ``SURNAME, Given``."""
    return f"{last}, {first}" if first and last else last or first


def since(remarks: str) -> str:
    """The day of listing, where the remarks state it."""
    match = _SINCE.search(remarks)
    return match[1] if match else ""


_NO_NUMBER = (
    "gender", "date", "risk", "website", "email", "phone", "fax", "order", "type", "section", "additional",
    "target", "vessel flag", "nationality", "established", "model", "operator", "prohibited", "sanctions",
    "issuer", "programs",
)  # fmt: skip
"""Words of labels under which OFAC keeps what is no number of the party."""


def tells_apart(label: str) -> bool:
    """Whether a label of OFAC may stand before a number of the party."""
    return not any(word in label.lower() for word in _NO_NUMBER)
