"""Dependency manifests: the packages that a project declares, with their lines."""

from __future__ import annotations

import re

from riskctl.discovery.usage import FileLiterals, Literal

_DEPENDENCIES = re.compile(
    r"^(?:dependencies|devDependencies|peerDependencies|optionalDependencies|dev-dependencies|build-dependencies)$"
)
_PYTHON = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)")
_OTHER = re.compile(
    r"(?:Include=\"(?P<net>[\w.]+)\"|<artifactId>(?P<java>[\w.-]+)</artifactId>|['\"](?P<gradle>[\w.-]+:[\w.-]+)(?::[\w.-]+)?['\"]|gem ['\"](?P<gem>[\w-]+)['\"]|^\s*(?:require\s+)?(?P<go>[\w.-]+\.\w+/[\w./-]+)\s+v)"
)

_PROSE = frozenset(
    {"name", "description", "version", "authors", "keywords", "classifiers", "license", "readme"}
)
"""Keys of a project file whose texts are no requirements."""


def as_package_json(source: FileLiterals) -> FileLiterals:
    """``package.json``: only the names under its dependencies."""
    literals = []
    for literal in source.literals:
        if literal.role == "name" and any(_DEPENDENCIES.match(part) for part in literal.path):
            literals.append(Literal(literal.line, literal.column, literal.text, key="$dependency"))
    return FileLiterals(literals)


def as_pyproject(source: FileLiterals, text: str) -> FileLiterals:
    """``pyproject.toml`` and ``Cargo.toml``: requirement texts in lists, and names in tables of dependencies."""
    literals = []
    for literal in source.literals:
        name = _PYTHON.match(literal.text)
        if name and literal.key not in _PROSE:
            place = literal.line, literal.column
            literals.append(Literal(*place, name["name"], key="$dependency"))
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("["):
            inside = "dependencies" in line
        name = re.match(r"^\s*\"?(?P<name>[\w.@/-]+)\"?\s*=", line)
        if inside and name:
            literals.append(
                Literal(number, name.start("name") + 1, name["name"], key="$dependency")
            )
    return FileLiterals(literals)


def read_manifest(text: str) -> FileLiterals:
    """Maven, Gradle, NuGet, Gem and Go module files."""
    source = FileLiterals()
    for number, line in enumerate(text.split("\n"), 1):
        for match in _OTHER.finditer(line):
            name = next(filter(None, match.groups()))
            source.literals.append(
                Literal(number, match.start() + 1, name.rpartition(":")[2], key="$dependency")
            )
    return source
