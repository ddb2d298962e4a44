"""A dataclass among the parameters of a command stands for its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from riskctl.cli.grouped import as_values, grouped


@dataclass(frozen=True, slots=True)
class Wanted:
    name: Annotated[str, typer.Argument(metavar="NAME")]
    tags: Annotated[list[str], typer.Option("--tag")] = field(default_factory=list)
    loud: Annotated[bool, typer.Option("--loud")] = False


def run(*words: str) -> str:
    app = typer.Typer()

    @app.command()
    @grouped
    def command(wanted: Wanted, day: Annotated[str, typer.Option("--day")] = "today") -> None:
        """What it does."""
        typer.echo(f"{as_values(wanted)} {day}")

    done = CliRunner().invoke(app, list(words))
    return done.output if done.exit_code == 0 else f"exit {done.exit_code}: {done.output}"


def test_the_fields_are_options() -> None:
    said = "{'name': 'x', 'tags': ('a', 'b'), 'loud': True} monday\n"
    assert run("x", "--tag", "a", "--tag", "b", "--loud", "--day", "monday") == said


def test_defaults_are_those_of_the_fields() -> None:
    assert run("x") == "{'name': 'x', 'tags': (), 'loud': False} today\n"


def test_a_field_without_default_is_required() -> None:
    assert run().startswith("exit 2")


def test_the_help_lists_them_with_the_text_of_the_command() -> None:
    text = run("--help")
    assert "What it does." in text and "--tag" in text and "--loud" in text and "--day" in text


def test_two_groups_with_one_name_are_a_mistake_of_ours() -> None:
    def command(wanted: Wanted, loud: bool = False) -> None: ...

    with pytest.raises(TypeError, match="two groups of options: loud"):
        grouped(command)
