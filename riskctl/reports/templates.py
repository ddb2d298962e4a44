"""Find the bundled templates, in the installed package or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from riskctl.document.errors import ReportError


def template(name: str) -> str:
    """The text of the bundled template `name`, a plain file name. Raises ReportError when it is not there."""
    if "/" in name or "\\" in name or name.startswith("."):
        raise ReportError(f"not the name of a template: {name!r}")
    for place in _places():
        path = place / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise ReportError(f"the template {name} is missing from this installation; reinstall riskctl")


def template_names() -> tuple[str, ...]:
    """Names of all bundled templates, sorted."""
    for place in _places():
        if place.is_dir():
            return tuple(sorted(entry.name for entry in place.iterdir() if entry.is_file()))
    return ()


def _places() -> tuple[Traversable, ...]:
    return files("riskctl") / "_bundled" / "templates", Path(__file__).parents[2] / "templates"
