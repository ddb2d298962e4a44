"""Usages that are addresses: of a known service, of a server of one's own, or of the form of a model's API."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.discovery.file_signs import ACCOUNTS, endpoint_of, is_url_key
from riskctl.discovery.hosts import is_inside, is_local, is_url
from riskctl.discovery.scanned_file import ScannedFile
from riskctl.discovery.service import service_of_key
from riskctl.discovery.signs import ServingService
from riskctl.discovery.usage import Literal, Usage

_API_PATH = re.compile(
    r"/v\d+/?$|/chat/completions|/completions$|/embeddings$|/openai(?:/|$)|/api/(?:generate|chat|embed)"
)
_CALL = re.compile(r"^\S+/chat/completions/?$")
"""The path of a call that only a model service answers, whatever the key that holds it."""
_ANY_VERSION = re.compile(r"/v\d+/?$")
_SAYS_MODEL = re.compile(
    r"llm|openai|anthropic|model|vllm|ollama|embed|chat|inference|_ai_|ai_?base"
)
_BASES = frozenset({"apibase", "openaiapibase", "openaibaseurl", "llmbaseurl", "llmurl"})
"""Keys, folded, that clients of models alone are given their address by."""


def address_usages(file: ScannedFile, literal: Literal, key: str) -> Iterator[Usage]:
    """The service behind an address; an unknown host of the API's form is told as not known."""
    host = endpoint_of(literal)
    if host:
        served = ServingService(host.operator, host.region, f"host behind {key}" if key else "host")
        yield file.usage(literal, "endpoint", served)
        return
    if "/openai/deployments/" in literal.text:
        azure = ServingService("Azure OpenAI", "", "path of a deployment")
        yield file.usage(literal, "endpoint", azure)
        return
    if not is_url(literal.text) or not (is_url_key(key) or _CALL.search(literal.text)):
        return
    own = _own_server(literal)
    if own:
        yield file.usage(literal, "endpoint", ServingService(own, "own", "server of one's own"))
    elif _is_of_the_api(file, literal, key):
        why = "address of the API's form; its host is not known"
        region = "own" if is_inside(literal.text) else ""
        unknown = file.usage(literal, "endpoint", ServingService("", region, why))
        yield unknown._replace(confidence="unresolved")


def _own_server(literal: Literal) -> str:
    """The model server that an address of this machine stands under (``localai:``); empty when nothing says so."""
    if not is_local(literal.text):
        return ""
    services = (service_of_key(part) for part in reversed(literal.path) if len(part) > 2)
    return next((name for name in services if name.endswith("(self-hosted)")), "")


def _is_of_the_api(file: ScannedFile, literal: Literal, key: str) -> bool:
    """Whether an address of an unknown host has the form of a model service: ``/v1`` alone may be any service."""
    if key.casefold().replace("_", "").replace("-", "") in _BASES:
        return True
    if not _API_PATH.search(literal.text):
        return False
    is_plain = bool(_ANY_VERSION.search(literal.text)) and "/openai/" not in literal.text
    if not is_plain or _SAYS_MODEL.search(key.lower()):
        return True
    return bool(file.signs.sdks) or any(_SAYS_MODEL.search(part.lower()) for part in literal.path)


def account_usages(file: ScannedFile, literal: Literal, key: str) -> Iterator[Usage]:
    """The kind of an account of Azure's cognitive services, as its line writes it."""
    if key != "kind" or literal.text not in ACCOUNTS:
        return
    if "Azure OpenAI" not in file.signs.resources and not file.path.endswith((".tf", ".bicep")):
        return
    written = literal.text
    if literal.line <= len(file.lines):
        written = file.lines[literal.line - 1].strip()
    served = ServingService("Azure OpenAI", "", "kind of the account")
    yield file.usage(literal._replace(text=written), "iac", served)
