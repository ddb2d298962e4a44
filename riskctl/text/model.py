"""The base of every file model, and the field types they share."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from riskctl.text.case_ids import CASE_ID, CASE_ID_WORDS, is_case_id
from riskctl.text.dates import date_hint, is_date
from riskctl.text.display import safe


def _checked(text: str) -> str:
    if not is_date(text):
        raise ValueError(f"takes a date such as 2026-11-23, not {text!r}{date_hint(text)}")
    return text


Date = Annotated[str, AfterValidator(_checked)]
"""An ISO date in a pydantic model; dates compare as text."""

# No capitals: file systems that ignore case would hold two ids in one file.
ID_PATTERN = r"^[a-z0-9][a-z0-9._-]*$"
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=120)]
"""An id that people type and reports print: small letters, digits, dots, hyphens and underscores."""


def _case_id(text: str) -> str:
    if not is_case_id(text):
        raise ValueError(f"{safe(text, 80)!r} is none: {CASE_ID_WORDS}")
    return text


CaseId = Annotated[
    str, AfterValidator(_case_id), Field(json_schema_extra={"pattern": CASE_ID, "maxLength": 80})
]
"""The id of a use case."""


def is_id(text: str) -> bool:
    """Whether the text can be an id."""
    return (
        len(text) <= 120 and re.fullmatch(ID_PATTERN, text) is not None and not text.endswith("\n")
    )


class Strict(BaseModel):
    """Base of every file model: frozen, an unknown key is an error, and so is a number that is none (nan, inf)."""

    # Frozen, because one parsed file is shared by every question of a session. Validators are made when the first
    # file is read: most commands read few of the kinds there are, and making them all costs more than reading.
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        allow_inf_nan=False,
        defer_build=True,
    )


class Replaces(Strict):
    """What a file of a higher layer puts itself in the place of, by id and by the hash of the replaced file."""

    id: str
    sha256: str
