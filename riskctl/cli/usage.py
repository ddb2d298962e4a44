"""Mistakes in the command line itself, told as every other mistake: what is wrong, what was meant, what to do."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

from riskctl.cli import exit_codes
from riskctl.cli.guard import UsageProblem
from riskctl.text.display import safe
from riskctl.text.suggest import hint

_NUMBERS = {"integer": "a whole number", "float": "a number", "number": "a number"}
"""What is wanted, by the word for it in the parser's message."""


def tell_again(error: Exception) -> NoReturn:
    """Raise :class:`UsageProblem` with a mistake of the parser; where it only wants its help shown, show it."""
    if type(error).__name__ == "NoArgsIsHelpError":
        from riskctl.cli import console

        console.say(str(getattr(error, "message", "")))
        sys.exit(exit_codes.INVALID_INPUT)
    raise UsageProblem(_told(error)) from None


def _told(error: Any) -> str:
    """The mistake in a sentence, and the command that shows what there is."""
    context = getattr(error, "ctx", None)
    text = _sentence(error, context)
    return f"{text}; `{context.command_path} -h` shows what there is" if context else text


def _sentence(error: Any, context: Any) -> str:
    kind, parameter = type(error).__name__, getattr(error, "param", None)
    if kind == "NoSuchOption":
        known = [
            name
            for option in context.command.params
            for name in (*option.opts, *option.secondary_opts)
        ]
        return f"no option '{safe(error.option_name, 60)}'{hint(error.option_name, [*known, '--help'])}"
    if kind == "BadOptionUsage":
        takes = "needs a value behind it" if "requires" in error.message else "takes no value"
        return f"{safe(error.option_name, 60)} {takes}"
    if kind == "MissingParameter" and parameter is not None:
        return f"{context.command_path} needs {_shown(parameter)}"
    if kind == "BadParameter" and parameter is not None:
        number = next((told for word, told in _NUMBERS.items() if word in error.message), "")
        return f"{_name(parameter)} takes {number}" if number else _plain(error)
    if error.format_message() == "Missing command.":
        return f"name a command: {', '.join(context.command.commands)}"
    return _plain(error)


def _plain(error: Any) -> str:
    return safe(str(error.format_message()).rstrip("."), 300)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return str(max(parameter.opts, key=len))


def _shown(parameter: Any) -> str:
    """The parameter as the command line takes it, with what it is."""
    about = f" ({parameter.help.rstrip('.')})" if getattr(parameter, "help", "") else ""
    if parameter.param_type_name == "argument":
        return f"{_name(parameter)}{about}"
    return f"{_name(parameter)} {parameter.metavar or ''}".rstrip() + about
