"""Options in groups: a command takes a few dataclasses, and the command line shows their fields as its options."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command as typer reads it: a parameter whose type is a dataclass stands for the fields of that class.

    Fields are annotated as parameters would be (``Annotated[str, typer.Option(...)]``) and keep their order and their
    defaults. Names of fields are unique within a command. Raises :class:`TypeError` where two groups share a name.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    @functools.wraps(command)
    def run(**values: Any) -> None:
        for name, group in groups.items():
            named = [field.name for field in fields(group) if field.name in values]
            chosen = {field: values.pop(field) for field in named}
            values[name] = group(**chosen)
        command(**values)

    shown: list[Parameter] = []
    for name, parameter in signature(command).parameters.items():
        if name in groups:
            shown += _parameters(groups[name])
        else:
            shown.append(parameter.replace(annotation=hints[name], kind=Parameter.KEYWORD_ONLY))
    # A signature refuses two parameters of one name, but only in words about Python: say which option it is.
    names = [parameter.name for parameter in shown]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TypeError(f"{command.__name__}: in two groups of options: {', '.join(twice)}")
    run.__signature__ = Signature(shown)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return run


def _parameters(group: Any) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=_default(field),
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return Parameter.empty if field.default is MISSING else field.default


def as_values(group: Any) -> dict[str, Any]:
    """The fields of a group by name, lists as tuples, as the dataclasses below ``cli`` take them."""
    values = {field.name: getattr(group, field.name) for field in fields(group)}
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
