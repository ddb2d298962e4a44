"""Python, read by its own parser: texts with the keys, calls and blocks they stand in; constants and f-strings resolved."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from typing import NamedTuple

from riskctl.discovery.block_source import read_blocks
from riskctl.discovery.usage import SEVERAL, VERTEX, FileLiterals, Literal, Role

_NO_VALUE = frozenset(
    {
        "startswith",
        "endswith",
        "compile",
        "match",
        "search",
        "sub",
        "fullmatch",
        "findall",
        "replace",
        "split",
        "print",
        "debug",
        "info",
        "warning",
        "error",
        "exception",
        "log",
        "ValueError",
        "RuntimeError",
        "TypeError",
        "KeyError",
        "Exception",
        "NotImplementedError",
        "format",
        "skip",
    }
)
"""Calls whose texts are patterns or messages."""
_ENVIRONMENT = frozenset({"getenv", "environ.get", "environ", "environ.setdefault", "environ.pop"})
_DEEPEST = 200


class _Context(NamedTuple):
    """Where a node stands; a tuple, since every node of every file asks for one."""

    key: str = ""
    path: tuple[str, ...] = ()
    call: str = ""
    groups: tuple[Mapping[str, str], ...] = ()
    depth: int = 0

    def deeper(self) -> _Context:
        """The same one level further in."""
        return _Context(self.key, self.path, self.call, self.groups, self.depth + 1)


def read_python(text: str) -> FileLiterals:
    """The literals of a module. A file that is no Python says so in ``problem``."""
    source = FileLiterals()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return _by_tokens(text, error)
    reader = _PythonReader(source, _constants(module))
    reader.block(module.body, _Context())
    return source


_OF_ANOTHER_PYTHON = ("f-string", "Missing parentheses in call to")
"""What the parser says of a text that is sound in a later or an older Python."""


def _by_tokens(text: str, error: BaseException) -> FileLiterals:
    """A module that this Python does not parse: syntax of another version is read token by token, with a note."""
    if not any(words in str(error) for words in _OF_ANOTHER_PYTHON):
        return FileLiterals(problem=f"this is not Python: {type(error).__name__}")
    source = read_blocks(text, hashes=True, own_line_keys=True)
    source.note = "this is of another version of Python; it was read token by token"
    return source


def _constants(module: ast.Module) -> dict[str, str]:
    """Names that the module sets to a text, once and at its top."""
    constants: dict[str, str] = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            plain = isinstance(value, ast.Constant) and isinstance(value.value, str)
            if isinstance(target, ast.Name) and plain:
                constants[target.id] = value.value  # type: ignore[attr-defined]
    return constants


_NAMES: dict[type[ast.AST], str] = {}
"""Names of the methods for kinds of nodes."""
_LEAVES = (
    ast.Name,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
    ast.Pass,
    ast.Break,
    ast.Continue,
    ast.Global,
    ast.Nonlocal,
)
"""Kinds of nodes with no text inside."""


class _PythonReader:
    def __init__(self, source: FileLiterals, constants: Mapping[str, str]) -> None:
        self.source = source
        self.constants = constants

    def block(self, body: list[ast.stmt], context: _Context) -> None:
        """Statements of one block; the texts that its names are set to stand beside each other."""
        group: dict[str, str] = {}
        for node in body:
            for key, value in _assigned(node):
                written = self.text_of(value)
                if written:
                    group[key] = written
        inner = context._replace(groups=(group, *context.groups)[:6], depth=context.depth + 1)
        for node in body:
            is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if not is_text:
                self.visit(node, inner)

    def visit(self, node: ast.AST, context: _Context) -> None:
        """One node, by its kind; what has no method of its own is walked through."""
        if context.depth > _DEEPEST:
            return
        kind = type(node)
        if kind not in _NAMES:
            _NAMES[kind] = f"_{kind.__name__.casefold()}"
        method = getattr(self, _NAMES[kind], None)
        if method is not None:
            method(node, context)
            return
        body = getattr(node, "body", None)
        if isinstance(body, list):
            self._compound(node, context)
            return
        self.children(node, context)

    def children(self, node: ast.AST, context: _Context) -> None:
        """Everything inside a node that can hold a text, one deeper."""
        inner = context.deeper()
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                for child in value:
                    if isinstance(child, ast.AST) and not isinstance(child, _LEAVES):
                        self.visit(child, inner)
            elif isinstance(value, ast.AST) and not isinstance(value, _LEAVES):
                self.visit(value, inner)

    def _compound(self, node: ast.AST, context: _Context) -> None:
        for _, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                self.visit(value, context)
            elif isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                self.block(value, context)
            elif isinstance(value, list):
                for child in value:
                    if isinstance(child, ast.AST):
                        self.visit(child, context)

    def _arguments(self, node: ast.arguments, context: _Context) -> None:
        named = [*node.posonlyargs, *node.args]
        pairs = list(zip(named[len(named) - len(node.defaults) :], node.defaults, strict=True))
        pairs += [
            (arg, value)
            for arg, value in zip(node.kwonlyargs, node.kw_defaults, strict=True)
            if value
        ]
        group = {arg.arg: self.text_of(value) for arg, value in pairs}
        for arg, value in pairs:
            self.visit(value, context._replace(key=arg.arg, groups=(group, *context.groups)))

    def _assign(self, node: ast.Assign, context: _Context) -> None:
        for key, value in _assigned(node):
            self._bind(key, value)
            self.visit(value, context._replace(key=key, path=(*context.path, key)))
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                self.visit(target, context)
        if not _assigned(node):
            self.visit(node.value, context)

    def _annassign(self, node: ast.AnnAssign, context: _Context) -> None:
        for key, value in _assigned(node):
            self._bind(key, value)
            self.visit(value, context._replace(key=key, path=(*context.path, key)))

    def _bind(self, key: str, value: ast.expr) -> None:
        """Remember which client a name stands for, so that calls on it are attributed."""
        if isinstance(value, ast.Await):
            value = value.value
        if isinstance(value, ast.Call):
            urls = [
                self.text_of(keyword.value)
                for keyword in value.keywords
                if _is_url_key(keyword.arg or "")
            ]
            client = VERTEX if _is_for_vertex(value) else _name(value.func)
            self.source.clients[key.rpartition(".")[2]] = next(filter(None, urls), client)

    def _dict(self, node: ast.Dict, context: _Context) -> None:
        group: dict[str, str] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            name = self.text_of(key) if key is not None else ""
            if name:
                group[name] = self.text_of(value) or self._listed(name, value)
        inner = context._replace(groups=(group, *context.groups)[:6], depth=context.depth + 1)
        for key, value in zip(node.keys, node.values, strict=True):
            name = self.text_of(key) if key is not None else ""
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                beside = inner._replace(path=(*context.path, "{}"), key=context.key)
                self._text(key, key.value, beside, role="name")
            self.visit(value, inner._replace(key=name, path=(*context.path, name)))

    def _call(self, node: ast.Call, context: _Context) -> None:
        name = _name(node.func)
        last = name.rpartition(".")[2]
        if last in _NO_VALUE:
            return
        if isinstance(node.func, ast.Call | ast.Attribute):
            self.visit(node.func, context)
        group = {
            keyword.arg: self.text_of(keyword.value) or self._listed(keyword.arg, keyword.value)
            for keyword in node.keywords
            if keyword.arg
        }
        inner = context._replace(
            call=name, groups=(group, *context.groups)[:6], depth=context.depth + 1
        )
        environment = any(name.endswith(word) for word in _ENVIRONMENT)
        for index, argument in enumerate(node.args):
            key = "$env" if environment and not index else context.key
            self.visit(argument, inner._replace(key=key))
        for keyword in node.keywords:
            key = keyword.arg or ""
            field_default = key in ("default", "default_factory") and context.key
            self.visit(
                keyword.value,
                inner._replace(
                    key=context.key if field_default else key, path=(*context.path, key)
                ),
            )

    def _compare(self, node: ast.Compare, context: _Context) -> None:
        """``"gpt-4" in name`` asks for a part of a name: what it asks for is no usage."""
        contained = any(isinstance(operator, ast.In | ast.NotIn) for operator in node.ops)
        if not (contained and isinstance(node.left, ast.Constant)):
            self.children(node, context)

    def _subscript(self, node: ast.Subscript, context: _Context) -> None:
        environment = _name(node.value).endswith("environ")
        self.visit(node.value, context)
        self.visit(node.slice, context._replace(key="$env" if environment else "$index"))

    def _import(self, node: ast.Import, context: _Context) -> None:
        for alias in node.names:
            self.source.literals.append(_imported(node, alias.name, context))

    def _importfrom(self, node: ast.ImportFrom, context: _Context) -> None:
        if node.module and not node.level:
            joined = [f"{node.module}.{alias.name}" for alias in node.names]
            self.source.literals.append(_imported(node, node.module, context, joined))

    def _joinedstr(self, node: ast.JoinedStr, context: _Context) -> None:
        self._text(node, self.text_of(node), context)

    def _constant(self, node: ast.Constant, context: _Context) -> None:
        if isinstance(node.value, str):
            self._text(node, node.value, context)

    def _text(self, node: ast.expr, text: str, context: _Context, role: Role = "value") -> None:
        if text and len(text) < 2000:
            literal = Literal(
                node.lineno,
                node.col_offset + 1,
                text,
                key=context.key,
                path=context.path,
                call=context.call,
                groups=context.groups,
                role=role,
            )
            self.source.literals.append(literal)

    def _listed(self, key: str, node: ast.expr) -> str:
        """Providers in a list, as one text; empty for any other key."""
        if "rovider" not in key or not isinstance(node, ast.List | ast.Tuple):
            return ""
        return SEVERAL.join(filter(None, map(self.text_of, node.elts)))

    def text_of(self, node: ast.expr | None) -> str:
        """The text that an expression stands for, as far as it can be told without running it; else empty."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else ""
        if isinstance(node, ast.Name):
            return self.constants.get(node.id, "")
        if isinstance(node, ast.JoinedStr):
            parts = [self.text_of(part) or "{}" for part in node.values]
            return "".join(parts)
        if isinstance(node, ast.FormattedValue):
            return self.text_of(node.value)
        if isinstance(node, ast.BoolOp):
            return next(filter(None, (self.text_of(value) for value in node.values)), "")
        if isinstance(node, ast.Call) and _name(node.func).endswith(("getenv", "environ.get")):
            return self.text_of(node.args[1]) if len(node.args) > 1 else ""
        return ""


def _imported(
    node: ast.stmt, name: str, context: _Context, joined: list[str] | None = None
) -> Literal:
    group = {"names": " ".join(joined or [])}
    return Literal(
        node.lineno,
        node.col_offset + 1,
        name,
        groups=(group,),
        role="import",
        key="local" if context.depth > 1 else "",
    )


def _assigned(node: ast.stmt) -> list[tuple[str, ast.expr]]:
    if isinstance(node, ast.Assign):
        return [(_name(target), node.value) for target in node.targets if _name(target)][:1]
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        return [(_name(node.target), node.value)]
    return []


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}".lstrip(".")
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.Subscript):
        inner = node.slice
        is_text = isinstance(inner, ast.Constant) and isinstance(inner.value, str)
        return str(inner.value) if is_text else _name(node.value)  # type: ignore[attr-defined]
    return node.id if isinstance(node, ast.Name) else ""


def _is_for_vertex(call: ast.Call) -> bool:
    """Google's client is pointed at its cloud by ``vertexai=True``."""
    for keyword in call.keywords:
        if keyword.arg in ("vertexai", "enterprise"):
            is_off = isinstance(keyword.value, ast.Constant) and not keyword.value.value
            return not is_off
    return False


def _is_url_key(key: str) -> bool:
    folded = key.casefold().replace("_", "")
    return folded.endswith(("baseurl", "endpoint", "apibase", "host", "serverurl"))
