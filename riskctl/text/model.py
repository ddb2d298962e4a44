"""The base of every file model, and the field types they share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from riskctl.text.dates import is_date


def _checked(text: str) -> str:
    if not is_date(text):
        raise ValueError(f"takes a date such as 2026-11-23, not {text!r}")
    return text


Date = Annotated[str, AfterValidator(_checked)]
"""An ISO date in a pydantic model; dates compare as text."""


class Strict(BaseModel):
    """Base of every file model: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Replaces(Strict):
    """What a file of a higher layer puts itself in the place of, by id and by the hash of the replaced file."""

    id: str
    sha256: str
