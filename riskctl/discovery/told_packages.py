"""Usages that are packages of a client, and the constants that such packages hand out."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.discovery.constants import id_of_constant
from riskctl.discovery.families import developer_of
from riskctl.discovery.file_signs import package_service
from riskctl.discovery.providers import provider_service
from riskctl.discovery.scanned_file import ScannedFile
from riskctl.discovery.service import served_by
from riskctl.discovery.signs import ServingService
from riskctl.discovery.usage import Kind, Literal, Usage

_NEAR = 10
"""An address that stands at most so many lines below an import inside a function is that of its client."""

_MANY_IMPORTS = (".java", ".kt", ".scala", ".rs")


def package_usages(file: ScannedFile, literal: Literal, kind: Kind) -> Iterator[Usage]:
    """The client that an import or a dependency brings."""
    service = package_service(literal)
    if not service or _is_known_import(file, literal, service):
        return
    region = ""
    if service == "OpenAI" and kind == "sdk":
        service, region = _pointed_at(file, literal)
    evidence = "client package" if kind == "sdk" else "dependency"
    yield file.usage(literal, kind, ServingService(service, region, evidence))


def _is_known_import(file: ScannedFile, literal: Literal, service: str) -> bool:
    """Java and Rust import each class of a client: the first of a file stands for all."""
    if literal.role != "import" or not file.path.endswith(_MANY_IMPORTS):
        return False
    known = service in file.imported
    file.imported.add(service)
    return known


def _pointed_at(file: ScannedFile, literal: Literal) -> tuple[str, str]:
    """The service that a client of the OpenAI protocol is pointed at, when one address of the file says so."""
    near = {
        (operator, region)
        for line, operator, region in file.signs.endpoints
        if 0 <= line - literal.line <= _NEAR
    }
    every = {(operator, region) for _, operator, region in file.signs.endpoints}
    if literal.key == "local" and len(near) == 1:
        return next(iter(near))
    only = len(set(file.signs.sdks)) == 1 and len(every) == 1
    return next(iter(every)) if only else ("OpenAI", "")


def constant_usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """A constant of a client library that the file imports."""
    modules = tuple(literal.text.split("::")[:-1])
    if not (file.takes_constants or any(provider_service(module) for module in modules)):
        return
    text = id_of_constant(literal.text)
    developer = developer_of(text)
    if not developer or (file.path.endswith(".go") and "." not in literal.text):
        return
    asked = literal._replace(text=text, key="model", path=(*literal.path, *modules))
    served = served_by(asked, developer, file.signs)
    usage = file.usage(literal._replace(key="model"), "model", served, developer)
    yield usage._replace(evidence=f"{served.evidence}; constant for {text}")
