"""Files of one statement a line: ``.env``, Dockerfiles, shell scripts, requirement lists, Makefiles."""

from __future__ import annotations

import re

from riskctl.discovery.usage import FileLiterals, Literal

_SETTING = re.compile(
    r"^\s*(?:export\s+|ENV\s+|ARG\s+|set\s+)?(?P<key>[A-Za-z_][\w.-]*)\s*(?:=|\s(?=\S+$))\s*(?P<value>.*)$"
)
_FROM = re.compile(r"^\s*(?:FROM|from|From)\s+(?:--\S+\s+)?(?P<image>\S+)")
_REQUIREMENT = re.compile(
    r"^\s*(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[=<>!~;@ ].*)?$"
)


def read_lines(text: str) -> FileLiterals:
    """Settings, images and commands; ``#`` begins a comment."""
    source = FileLiterals()
    group: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith(("#", "//", "REM ")):
            continue
        image = _FROM.match(line)
        if image:
            place = image.start("image") + 1
            source.literals.append(Literal(number, place, image["image"], key="FROM", role="image"))
            continue
        setting = _SETTING.match(line)
        if setting:
            value = setting["value"].strip().split(" #")[0].strip().strip("\"'")
            group[setting["key"]] = value
            keys = tuple(setting["key"].split("."))
            name = Literal(
                number,
                setting.start("key") + 1,
                setting["key"],
                key="$env",
                groups=(group,),
                role="name",
            )
            if len(keys) == 1:
                source.literals.append(name)
            if value:
                column = setting.start("value") + 1
                source.literals.append(
                    Literal(number, column, value, key=setting["key"], path=keys, groups=(group,))
                )
        source.literals.append(Literal(number, 1, line.strip(), role="command", groups=(group,)))
    return source


def read_requirements(text: str) -> FileLiterals:
    """The packages of a requirements file."""
    source = FileLiterals()
    for number, line in enumerate(text.split("\n"), 1):
        package = _REQUIREMENT.match(line)
        if package:
            source.literals.append(
                Literal(number, package.start("name") + 1, package["name"], key="$dependency")
            )
    return source
