"""What can be seen of templates before they run: syntax, names, blocks that nothing shows, escaping switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from riskctl.document.errors import ReportError
from riskctl.reports.custom.faults import Fault, located
from riskctl.reports.custom.model import BUILTIN, CustomTemplate
from riskctl.reports.formats.environment import environment, typst_environment
from riskctl.reports.templates import template, template_names
from riskctl.text.suggest import hint

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Template

Trees = dict[str, Any]


def check(templates: Mapping[str, CustomTemplate], parts: bool = False) -> list[Fault]:
    """Every problem with its place. With ``parts`` the templates are some of a folder: others may read them."""
    pages, papers = environment(templates), typst_environment(templates)
    trees: Trees = {}
    faults: list[Fault] = []
    for name, entry in templates.items():
        try:
            trees[name] = _tree(entry, papers if name.endswith(".typ") else pages)
        except Exception as error:
            # One broken template does not hide the mistakes of the others.
            faults.append(located(error, templates))
    used = {name for tree in trees.values() for name, _ in _read_names(tree)}
    for name, tree in trees.items():
        place = templates[name].place
        faults += [(place, line, text) for line, text in _faults(tree, templates, trees)]
        if not parts and name not in template_names() and name not in used:
            faults.append((place, 1, f"no template reads it{hint(name, template_names())}"))
    return sorted(faults)


def _tree(entry: CustomTemplate, pages: Environment) -> Template:
    # Unknown filters and tests are told by the code generator, not by the parser.
    pages.compile(entry.text, entry.name, entry.place)
    return pages.parse(entry.text, entry.name, entry.place)


def _read_names(tree: Template) -> Iterator[tuple[str, int]]:
    """Names of the templates that one reads, with lines."""
    from jinja2 import nodes

    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in tree.find_all(kinds):
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            yield name.value, node.lineno


def _faults(
    tree: Template, templates: Mapping[str, CustomTemplate], trees: Trees
) -> Iterator[tuple[int, str]]:
    from jinja2 import nodes

    known = (*template_names(), *templates)
    for name, line in _read_names(tree):
        bare = name.removeprefix(BUILTIN)
        if bare not in (template_names() if name.startswith(BUILTIN) else known):
            yield line, f"there is no template '{name[:80]}'{hint(bare, known)}"
    for change in tree.find_all(nodes.EvalContextModifier):
        yield change.lineno, "escaping stays on: take the autoescape block away"
    parent = next((node for node in tree.find_all(nodes.Extends)), None)
    if parent is not None:
        yield from _lost_blocks(tree, _parent_blocks(parent, trees))


def _lost_blocks(tree: Template, shown: set[str]) -> Iterator[tuple[int, str]]:
    """Blocks that the parent does not have: nobody would ever see them."""
    from jinja2 import nodes

    inside = {
        block.name
        for parent in tree.find_all(nodes.Block)
        for block in parent.find_all(nodes.Block)
    }
    for block in tree.find_all(nodes.Block):
        # A block inside one of its own blocks is shown with it, whatever the parent has.
        if shown and block.name not in shown | inside:
            yield (
                block.lineno,
                f"no block '{block.name}' to replace{hint(block.name, shown)}; "
                f"there are {', '.join(sorted(shown))}",
            )


def _parent_blocks(parent: Any, trees: Trees) -> set[str]:
    """Blocks of a parent and of its parents; empty where that cannot be told."""
    name = getattr(parent.template, "value", "")
    if not isinstance(name, str) or name in trees:
        return set()
    try:
        return set(block_names(name.removeprefix(BUILTIN)))
    except ReportError:
        return set()


def block_names(name: str) -> tuple[str, ...]:
    """The blocks of a template that comes with riskctl, in their order. Raises ReportError."""
    from jinja2 import nodes

    pages = typst_environment() if name.endswith(".typ") else environment()
    tree = pages.parse(template(name))
    return tuple(block.name for block in tree.find_all(nodes.Block))
