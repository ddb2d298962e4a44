"""Configurations of the Model Context Protocol: the servers that an agent may call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.discovery.hosts import is_url
from riskctl.discovery.usage import FileLiterals, Literal, Usage

_SERVERS = re.compile(r"^(?:mcpServers|mcp_servers|mcp\.servers|context_servers)$")
_FILE = re.compile(r"(?:^|/)(?:\.?mcp|claude_desktop_config|mcp[-_]config|mcp_settings)\.json$")
_RUNNERS = frozenset(
    {
        "npx",
        "uvx",
        "node",
        "python",
        "python3",
        "docker",
        "uv",
        "bunx",
        "deno",
        "run",
        "-y",
        "-i",
        "--rm",
        "bash",
        "sh",
        "cmd",
        "/c",
    }
)


def may_configure(text: str) -> bool:
    """A cheap first look: whether a text can name servers of the protocol at all."""
    return "mcp" in text or "MCP" in text or "ervers" in text


def _is_started_beside(literal: Literal) -> bool:
    """Whether a list of arguments belongs to a command that starts a server of the protocol, in code."""
    command = literal.groups[0].get("command", "") if literal.groups else ""
    return literal.key == "args" and command in _RUNNERS and "mcp" in literal.text.casefold()


def mcp_usages(path: str, source: FileLiterals) -> Iterator[Usage]:
    """One usage a server: its address, else the package or image that is started."""
    seen: set[tuple[str, ...]] = set()
    for literal in source.literals:
        places = [index for index, part in enumerate(literal.path) if _SERVERS.match(part)]
        if not places and (_FILE.search(path) or _is_started_beside(literal)):
            places = [index for index, part in enumerate(literal.path) if part == "servers"]
        if not places or literal.role != "value" or len(literal.path) <= places[0] + 1:
            continue
        server = literal.path[: places[0] + 2]
        remote = is_url(literal.text) and literal.key in ("url", "serverUrl", "httpUrl")
        started = (
            literal.key == "args"
            and literal.text not in _RUNNERS
            and not literal.text.startswith(("-", "<"))
        )
        if (remote or started) and server not in seen:
            seen.add(server)
            yield Usage(
                path,
                literal.line,
                literal.column,
                "mcp",
                literal.text,
                "",
                "" if started else literal.text.split("/")[2],
                "",
                "declared",
                f"MCP server {server[-1]}",
            )
