"""Usages in commands and other longer texts: what is pulled, served, installed, fetched, called, and with which key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.discovery.commands import commands_in, images_in, packages_in, urls_in
from riskctl.discovery.embedded import ids_in_body
from riskctl.discovery.families import developer_of
from riskctl.discovery.forms import split_provider
from riskctl.discovery.hosts import host_of
from riskctl.discovery.images import image_service
from riskctl.discovery.key_names import key_service
from riskctl.discovery.scanned_file import ScannedFile
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.service import served_by
from riskctl.discovery.signs import ServingService
from riskctl.discovery.usage import Literal, Usage
from riskctl.discovery.weights import developer_of_name, developer_of_place, is_place, links_in

_FETCHES = re.compile(r"\b(?:git|wget|curl|aria2c|hf|huggingface-cli)\s")
_REFERENCE = re.compile(r"(?:\$\{?(?:env:)?|secrets\.|env\.)([A-Z][A-Z0-9_]{4,60})\b")
"""A variable whose value a command takes."""


def command_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """All that one command line brings."""
    yield from _models(file, literal)
    yield from link_usages(file, literal, is_command=True)
    yield from _first_image(file, literal)
    for offset, url in urls_in(literal.text):
        host = host_of(url)
        if host:
            served = ServingService(host.operator, host.region, "address in a command")
            yield file.usage(_part(literal, url, offset), "endpoint", served)
    for offset, name in packages_in(literal.text):
        service = sdk_service(name)
        if service:
            served = ServingService(service, "", "installed by a command")
            yield file.usage(_part(literal, name, offset), "dep", served)
    yield from key_references(file, literal)


def key_references(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """Keys of services that a text takes from the environment or the pipeline's secrets."""
    text = literal.text
    if "$" not in text and "secrets." not in text and "env." not in text:
        return
    evidence = "secret of the pipeline" if "secrets." in text else "name of a key"
    for match in _REFERENCE.finditer(text):
        service = key_service(match[1])
        if service:
            part = _part(literal, match[1], match.start(1))
            yield file.usage(part, "envkey", ServingService(service, "", evidence))


def _part(literal: Literal, text: str, offset: int) -> Literal:
    return literal._replace(text=text, column=literal.column + offset)


def _models(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    for command in commands_in(literal.text):
        place = developer_of_place(command.model) if is_place(command.model) else ""
        developer = place or developer_of_name(command.model)
        if command.operator == "" and not developer:
            continue
        region = "own" if "self-hosted" in command.operator else ""
        served = ServingService(command.operator, region, "command line")
        if not command.operator:
            served = served_by(literal._replace(text=command.model), developer, file.signs)
        part = _part(literal, command.model, command.offset)
        yield file.unresolved_place(file.usage(part, command.kind, served, developer))


def _first_image(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    for offset, image in images_in(literal.text):
        service = image_service(image)
        if service:
            served = ServingService(service, "own", "command line")
            yield file.usage(_part(literal, image, offset), "image", served)
            return


def link_usages(file: ScannedFile, literal: Literal, *, is_command: bool) -> Iterator[Usage]:
    """Weights that a link of a hub or of its mirror fetches."""
    fetches = is_command and bool(_FETCHES.search(literal.text))
    for offset, name, service, is_file in links_in(literal.text):
        if fetches or is_file:
            served = ServingService(service, "", "link to weights")
            part = _part(literal, name, offset)
            yield file.usage(part, "model_pull", served, developer_of_name(name))


def body_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """Models in the body of a request that stands as a text."""
    for offset, name in ids_in_body(literal.text):
        developer = developer_of(split_provider(name)[1])
        if not developer:
            continue
        part = file.placed(literal._replace(key="model"), name, offset)
        served = file.overridden(served_by(part, developer, file.signs))
        yield file.usage(part, "model", served, developer)
