"""Usages that are models: ids, weights at a place, bases of Modelfiles, resources of Amazon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.catalogue.ids import parse_id
from riskctl.discovery.embedded import id_in_arn
from riskctl.discovery.families import family_of
from riskctl.discovery.forms import says_model, split_provider
from riskctl.discovery.resources import resource_service
from riskctl.discovery.scanned_file import ScannedFile
from riskctl.discovery.service import OWN_SERVICE, served_by
from riskctl.discovery.signs import ServingService
from riskctl.discovery.usage import Literal, Usage
from riskctl.discovery.weights import (
    developer_of_name,
    developer_of_place,
    is_loader,
    is_place,
    named_by_scheme,
)

_PLACE_KEY = re.compile(
    r"^(?:url|uri|source|path|src|storage_?uri|model_?uri|artifact_?uri|location)$"
)
_REVISION = re.compile(r"[0-9a-f]{7,64}|v?\d[\w.-]*")


def model_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """The model that an id names; an alias without a known maker is unresolved."""
    developer = developer_of_name(split_provider(literal.text)[1])
    served = file.overridden(served_by(literal, developer, file.signs))
    usage = file.usage(literal, "model", _at_revision(literal, served), developer)
    is_alias = not developer and "/" not in literal.text
    yield usage._replace(confidence="unresolved") if is_alias else usage


def _at_revision(literal: Literal, served: ServingService) -> ServingService:
    """With the revision of the weights that is set beside the id, as part of the evidence."""
    group = literal.groups[0] if literal.groups else {}
    revision = group.get("revision", "") or group.get("code_revision", "")
    if not _REVISION.fullmatch(revision):
        return served
    return served._replace(evidence=f"{served.evidence}; revision {revision}")


def weight_usages(file: ScannedFile, literal: Literal, key: str) -> Iterator[Usage]:
    """Weights at a place: of a family that it names, or of none that is known."""
    scheme, name = named_by_scheme(literal.text)
    if scheme:
        yield from _by_scheme(file, literal, scheme, name)
        return
    loaded = is_loader(literal.call)
    developer = developer_of_place(literal.text)
    is_of_model = (loaded or says_model(key)) or _is_source(literal, key)
    loaded = loaded or (key == "model" and bool(file.signs.images))
    if (developer and is_of_model) or (loaded and literal.text[0] not in ".~"):
        place = _weights_served(file, literal, developer)
        yield file.unresolved_place(file.usage(literal, "model", place, developer))


def _by_scheme(file: ScannedFile, literal: Literal, scheme: str, name: str) -> Iterator[Usage]:
    """``hf://vendor/name`` and ``ollama://name``: the id behind the scheme, served by what stands beside it."""
    developer = developer_of_name(name)
    part = literal._replace(text=name, column=literal.column + len(scheme))
    served = _weights_served(file, part, developer)
    if scheme == "ollama://":
        served = ServingService("Ollama(self-hosted)", "own", "address of Ollama")
    yield file.usage(part, "model", served, developer)


def _weights_served(file: ScannedFile, literal: Literal, developer: str) -> ServingService:
    """Who serves weights: never their developer, merely since they are the developer's."""
    served = served_by(literal, developer, file.signs)
    if served.evidence == OWN_SERVICE:
        served = ServingService()
    return served._replace(evidence=served.evidence or "weights at a place")


def _is_source(literal: Literal, key: str) -> bool:
    """Whether the address of an object is that of a model: its last part names a family, and it is no local file."""
    last = literal.text.rstrip("/").rpartition("/")[2]
    return "://" in literal.text and bool(_PLACE_KEY.match(key.lower())) and bool(family_of(last))


def base_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """The model that a Modelfile starts from."""
    is_file = is_place(literal.text) or literal.text.endswith(".gguf")
    developer = (developer_of_place if is_file else developer_of_name)(literal.text)
    served = ServingService("Ollama(self-hosted)", "own", "FROM of a Modelfile")
    yield file.unresolved_place(file.usage(literal, "model_pull", served, developer))


def resource_model_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """The model that the name of a resource of Amazon names."""
    offset, name = id_in_arn(literal.text)
    if name:
        region = parse_id(literal.text).region
        service = resource_service(literal.text)
        served = ServingService(service, region, "ARN of a model")
        part = literal._replace(text=name, key="model", column=literal.column + offset)
        yield file.usage(part, "model", served, developer_of_name(name))
