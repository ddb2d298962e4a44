"""``riskctl completion``: let the shell complete commands, options and ids."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.paper import check_choice

app = new_app()

SCRIPTS = {
    "bash": """_riskctl() {
  local IFS=$'\\n'
  COMP_WORDBREAKS=${COMP_WORDBREAKS//@/}
  COMPREPLY=($(riskctl __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _riskctl riskctl
""",
    "zsh": """#compdef riskctl
_riskctl() {
  local -a found
  found=("${(@f)$(riskctl __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
}
compdef _riskctl riskctl
""",
    "fish": """function __riskctl_complete
  set -l words (commandline -opc) (commandline -ct)
  riskctl __complete $words[2..-1] 2>/dev/null
end
complete -c riskctl -a '(__riskctl_complete)'
""",
}
PLACES = {
    "bash": ".local/share/bash-completion/completions/riskctl",
    "zsh": ".zfunc/_riskctl",
    "fish": ".config/fish/completions/riskctl.fish",
}
"""Where each shell looks, below the home folder."""
HINTS = {
    "zsh": "add 'fpath+=~/.zfunc; autoload -Uz compinit; compinit' to ~/.zshrc if it is not there"
}
EPILOG = """Examples:

riskctl completion bash --install

riskctl completion zsh > _riskctl
"""


@app.command(epilog=EPILOG)
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="Which shell.")],
    install: Annotated[
        bool, typer.Option("--install", help="Write it where the shell looks for it.")
    ] = False,
) -> None:
    """Print the completion script of a shell, or put it where the shell finds it."""
    check_choice("completion", shell, SCRIPTS)
    if not install:
        typer.echo(SCRIPTS[shell], nl=False)
        return
    from riskctl.text.atomic import write_file

    path = Path.home() / PLACES[shell]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, SCRIPTS[shell].encode())
    typer.echo(f"wrote {path}; open a new shell to use it")
    if shell in HINTS:
        typer.echo(HINTS[shell])
