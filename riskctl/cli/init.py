"""``riskctl init``: a policy and a use case to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf

app = new_app()
POLICY = "riskctl.toml"
USE_CASE = "use-case.yaml"
EPILOG = """Examples:

riskctl init .

riskctl init . --folder ../policy --profile my-bnm -a title="Bank assistant" -a country=Malaysia -a sector=bank

Profiles: my-bnm, sg-mas, hk-hkma, de-bafin. They are starting points with their source and its day, not the law.
"""


@app.command(epilog=EPILOG)
def init(
    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="The code to look at.")] = Path(),
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="Where the two files are written.")
    ] = Path(),
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Starting points after a regulator: my-bnm, sg-mas, hk-hkma or de-bafin.",
        ),
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--answers",
            "-a",
            metavar="KEY=VALUE",
            help="An answer: title, country, sector ... (may repeat).",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the files when they exist.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Look at what the code uses, ask what matters, and write riskctl.toml and a use case for the gate."""
    from riskctl.cli import console, new_use_case
    from riskctl.cli.files import check_target, save_bytes
    from riskctl.cli.guard import UsageProblem
    from riskctl.cli.paper import check_choice
    from riskctl.discovery.inventory import total_line
    from riskctl.discovery.scan import discover
    from riskctl.gate.profiles import read_profiles
    from riskctl.gate.start import start_policy

    profiles = read_profiles()
    check_choice("--profile", profile, list(profiles))
    if not path.exists():
        raise UsageProblem(f"{path}:1:1: no such file or folder; name one that exists")
    policy, use_case = folder / POLICY, folder / USE_CASE
    for target in (policy, use_case):
        check_target(target, force)
    inventory = discover(path)
    console.say(f"found: {total_line(inventory)}")
    new_use_case.run(output=use_case, answers=answers, force=force, as_of=as_of)
    chosen = profiles[profile] if profile else None
    save_bytes(policy, start_policy(inventory.usages, USE_CASE, chosen), force)
    console.say(f"{policy}: written; next: riskctl gate {path} --policy {policy}")
