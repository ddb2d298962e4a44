"""Where templates of the organisation are looked for: packs, the user's, the project's, the folder that is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riskctl.workspace.layers import pack_layers

PROJECT = Path(".riskctl") / "templates"
"""In the working directory; a repository under review must not lay out the report on itself, so it needs trust."""


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A folder of templates; ``layer`` is how lists and messages call it."""

    layer: str
    path: Path


def template_folders(named: Path | None, trust_project: bool) -> tuple[TemplateFolder, ...]:
    """The folders that are there, lowest first; the one that is named counts even when it is not there.

    Raises :class:`InputError` for a pack that cannot be used.
    """
    folders = [
        TemplateFolder(f"pack {layer.name}", layer.templates)
        for layer in pack_layers()
        if layer.templates is not None
    ]
    folders += [TemplateFolder("user", path) for path in (user_folder(),) if path.exists()]
    # Never by itself: whoever writes the repository would write the report on it.
    if trust_project and PROJECT.exists():
        folders.append(TemplateFolder("project", PROJECT))
    if named is not None:
        folders.append(TemplateFolder("--template-dir", named))
    return tuple(folders)


def user_folder() -> Path:
    """``templates`` in the user's configuration folder."""
    from platformdirs import user_config_path

    return Path(user_config_path("riskctl")) / "templates"
