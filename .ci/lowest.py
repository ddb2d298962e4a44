"""Print the project's direct dependencies at their lower bounds, one a line, for pip."""

import re
import tomllib
from pathlib import Path

EXTRAS = ("pdf", "plan", "xlsx")
project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))[
    "project"
]
wanted = list(project["dependencies"])
for extra in EXTRAS:
    wanted += project["optional-dependencies"].get(extra, [])
for requirement in wanted:
    name, bound = re.fullmatch(r"([A-Za-z0-9_.-]+)>=([0-9.]+)(?:,.*)?", requirement).groups()
    print(f"{name}=={bound}")
