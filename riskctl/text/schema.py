"""Validate located data with a pydantic model and say every problem with its position."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from riskctl.text.display import safe
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.suggest import hint

Model = TypeVar("Model", bound=BaseModel)

_WORDS = {
    "missing": "is missing; add it",
    "string_type": "takes text",
    "dict_type": "takes a mapping",
    "model_type": "takes a mapping",
    "list_type": "takes a list",
    "tuple_type": "takes a list",
    "too_short": "needs at least one entry",
}
_VALUES = {
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}
_SHOWN = 40
"""Characters shown of a value that is wrong."""


def validate(located: Located, model: type[Model]) -> Model:
    """The data as ``model``; raises :class:`InputError` with all problems at their lines."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        details = [dict(error) for error in error.errors(include_url=False)]
        # A set, since pydantic tells a mistake once for each member of a union.
        problems = {_problem(located, model, detail) for detail in details if not _follows(detail)}
        raise InputError(sorted(problems)) from None


def _follows(error: dict[str, Any]) -> bool:
    """A list that counts as empty only because a mistake inside it, told by itself, left nothing."""
    return error["type"] == "too_short" and bool(error["input"])


def _problem(located: Located, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path = _data_path(located.data, error["loc"])
    name = ".".join(str(part) for part in path) or "the file"
    if error["type"] == "extra_forbidden":
        key = str(path[-1])
        known = _fields_at(model, path[:-1])
        return located.problem(
            path, f"unknown key {key!r}{hint(key, known)}; known here: {', '.join(sorted(known))}"
        )
    if error["type"] == "missing":
        # The place of the mapping that lacks the key: the key itself has none.
        return located.problem(path[:-1], f"{name} {_WORDS['missing']}")
    if error["type"] == "literal_error":
        # Pydantic gives the choices as one sentence with quotes, not as a list.
        choices = str(error.get("ctx", {}).get("expected", ""))
        options = re.findall(r"'([^']*)'", choices)
        near = hint(str(error["input"]), options)
        return located.problem(path, f"{name} takes one of {choices}, not {error['input']!r}{near}")
    return located.problem(path, f"{name} {_worded(error)}")


def _worded(error: dict[str, Any]) -> str:
    """What the value takes instead, in words."""
    given = safe(str(error["input"]), _SHOWN)
    if error["type"] in _VALUES:
        return f"takes {_VALUES[error['type']]}, not '{given}'"
    if error["type"] == "too_long":
        most = error.get("ctx", {}).get("max_length")
        return f"takes at most {most} entries, not {len(error['input'])}"
    if error["type"] == "string_pattern_mismatch":
        return f"takes text of the form {error['ctx']['pattern']}, not '{given}'"
    return _WORDS.get(error["type"]) or _plain(error)


def _plain(error: dict[str, Any]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    # Pydantic's own sentences begin in capitals; those of our validators are written to follow a name.
    if message.startswith(("Input", "String", "List", "Value")):
        return message[:1].lower() + message[1:]
    return message


def _data_path(data: Any, loc: Iterable[str | int]) -> tuple[str | int, ...]:
    """The part of a pydantic location that names keys of the data (union tags and the like dropped)."""
    path: list[str | int] = []
    parts = list(loc)
    for index, part in enumerate(parts):
        # The last part may be a key that is missing, which is the mistake.
        if isinstance(data, dict) and (part in data or index == len(parts) - 1):
            path.append(part)
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
    return tuple(path)


def _fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> set[str]:
    """The keys allowed at a path of a model, for did-you-mean."""
    models = [model]
    for part in path:
        if isinstance(part, int):
            continue
        # Several, because a field may take any of a union's models.
        below = [m for model in models for m in _models_under(model, part)]
        models = below or models
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _models_under(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return _models_in(field.annotation)
    return []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    origin = typing.get_origin(annotation)
    if origin is None and not isinstance(annotation, types.UnionType):
        return []
    return [model for argument in typing.get_args(annotation) for model in _models_in(argument)]
