"""From the literals of one file to its usages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from riskctl.catalogue.ids import parse_id
from riskctl.discovery.commands import commands_in, images_in, urls_in
from riskctl.discovery.constants import has_constants, id_of_constant
from riskctl.discovery.embedded import id_in_arn, ids_in_body
from riskctl.discovery.families import developer_of, family_of
from riskctl.discovery.forms import MODEL_KEY, is_model, split_provider
from riskctl.discovery.hosts import Host, host_of, is_url
from riskctl.discovery.packages import image_service, key_service, sdk_service
from riskctl.discovery.resources import action_service, resource_service
from riskctl.discovery.service import (
    OWN_SERVICE,
    FileSigns,
    ServingService,
    served_by,
    service_in_id,
    service_in_name,
)
from riskctl.discovery.usage import VERTEX, Confidence, FileLiterals, Kind, Literal, Usage
from riskctl.discovery.weights import (
    developer_of_name,
    developer_of_place,
    is_loader,
    is_place,
    links_in,
)

_DEFAULT = re.compile(r"^\$\{(?P<name>\w+):?[-=](?P<value>.*)\}$")
_SETTING = re.compile(r"^(?P<key>[A-Za-z_]\w*)=(?P<value>.*)$")
_EXPRESSION = re.compile(r"\$\{\{[^}]*\|\|\s*'(?P<value>[^']+)'\s*\}\}")
"""The value of a pipeline's expression when the input is empty."""
_SHOWN = re.compile(
    r"placeholder|title|label|description|tooltip|help|example|^href$|homepage|^docs?$|^body$|^message$",
    re.IGNORECASE,
)
"""Keys of texts that people read; an address there is no setting."""
_SHOWN_ONLY = re.compile(
    r"placeholder|title|label|description|tooltip|help|example|docs?$", re.IGNORECASE
)
"""Keys of texts that are never sent; a ``body`` is."""
_BOTO = ("bedrock-runtime", "bedrock-agent-runtime", "bedrock")
"""Services as the client library of Amazon is asked for them."""
_FETCHES = re.compile(r"\b(?:git|wget|curl|aria2c|hf|huggingface-cli)\s")
_VERTEX_SWITCH = "GOOGLE_GENAI_USE_VERTEXAI"
"""The variable that points Google's client at its cloud."""
_PROSE = 400
"""A longer text that is no command is prose, a log or a message."""
_VARIABLE = re.compile(r"^[A-Z][A-Z0-9_]{4,60}$")
_SECRET = re.compile(r"secrets\.([A-Z][A-Z0-9_]+)")
_URL_KEY = re.compile(
    r"(?:base|api|server|backend|gateway|proxy|llm|ollama|openai|anthropic|vllm)_?-?(?:url|uri|base|host|endpoint|addr)|^(?:endpoint|host)$",
    re.IGNORECASE,
)
_API_PATH = re.compile(
    r"/v\d+/?$|/chat/completions|/completions$|/embeddings$|/openai(?:/|$)|/api/(?:generate|chat|embed)"
)
_ANY_VERSION = re.compile(r"/v\d+/?$")
_SAYS_MODEL = re.compile(
    r"llm|openai|anthropic|model|vllm|ollama|embed|chat|inference|_AI_|ai_?base", re.IGNORECASE
)
_NAMES_SERVICE = re.compile(r"^\w+[./]\w")
_ROUTED = re.compile(r"[*{}$<>]|%[sdv]|^openrouter/auto$|/auto$|^auto$")
_ACCOUNTS = ("OpenAI", "AIServices")
"""Kinds of an account of Azure's cognitive services that serve models."""
_IMAGE_KEY = re.compile(
    r"^(?:image|repository|imageName|image_uri|docker_image|container_image|FROM)$|[Ii]mage$|_IMAGE(?:_NAME)?$"
)


def usages_in(
    path: str, source: FileLiterals, lines: list[str], environment: Mapping[str, str]
) -> list[Usage]:
    """The usages of a file, in the order of its lines, each once. ``environment`` are settings of the whole tree."""
    prepared = [ready for literal in source.literals for ready in _prepared(literal)]
    literals = [literal for literal in _after_flags(prepared) if not _is_plain_word(literal)]
    signs = _signs(path, literals, source)
    classifier = _Classifier(path, signs, lines, environment)
    kept: dict[tuple[int, str, str], Usage] = {}
    for literal in literals:
        for usage in classifier.usages(literal):
            kept.setdefault((usage.line, usage.kind, usage.literal), usage)
    return sorted(kept.values(), key=lambda usage: (usage.line, usage.column, usage.kind))


def _is_plain_word(literal: Literal) -> bool:
    """Most texts are words of letters alone: no id, no address, no variable, no image."""
    text = literal.text
    if literal.key == _VERTEX_SWITCH:
        return False
    if not text.isalpha() or literal.role not in ("value", "name") or literal.key == "$dependency":
        return False
    return not (family_of(text) or text in _ACCOUNTS or _IMAGE_KEY.search(literal.key))


def _after_flags(literals: list[Literal]) -> Iterator[Literal]:
    """In lists of arguments, ``--model`` is the key of what follows, and ``--model=x`` a command of its own."""
    flag = ""
    for literal in literals:
        text = literal.text
        if text.startswith("--") and ("=" in text or " " in text):
            yield replace(literal, role="command")
        elif flag and not text.startswith("-"):
            yield replace(literal, key=flag)
        else:
            yield literal
        flag = "model" if re.fullmatch(r"--(?:model|model-id|model-path|model_id)", text) else ""


def _prepared(literal: Literal) -> Iterator[Literal]:
    """Settings in a text (``KEY=value``) are taken apart, defaults of variables are taken out, blanks around it cut."""
    text = literal.text.strip()
    if text.startswith(("=http", "={")):
        text = text[1:]
    if text != literal.text and text:
        literal = replace(literal, text=text, column=literal.column + literal.text.find(text))
    setting = _SETTING.match(literal.text) if literal.role == "value" else None
    if setting and (setting["key"].isupper() or "_" in setting["key"]):
        yield replace(literal, text=setting["key"], key="$env", role="name")
        shift = len(setting["key"]) + 1
        literal = replace(
            literal, text=setting["value"], key=setting["key"], column=literal.column + shift
        )
    fallback = _EXPRESSION.search(literal.text)
    if fallback:
        shift = fallback.start("value")
        literal = replace(literal, text=fallback["value"], column=literal.column + shift)
    if literal.key == "value" and literal.groups and literal.groups[0].get("name", "").isupper():
        literal = replace(literal, key=literal.groups[0]["name"])
    default = _DEFAULT.match(literal.text)
    if default:
        yield replace(literal, text=default["name"], key="$env", role="name")
        literal = replace(literal, text=default["value"].strip("\"'"))
    yield literal


def _signs(path: str, literals: list[Literal], source: FileLiterals) -> FileSigns:
    endpoints, sdks, images, resources = [], [], [], []
    ids = []
    for literal in literals:
        if literal.role == "import" or literal.key == "$dependency":
            sdks.append(_package_service(literal))
        elif literal.role == "command":
            if "az cognitiveservices" in literal.text:
                resources.append("Azure OpenAI")
        elif literal.role in ("value", "image"):
            host = _endpoint(literal)
            if host:
                endpoints.append((literal.line, host.operator, host.region))
            if _IMAGE_KEY.search(literal.key):
                images.append(image_service(literal.text))
            resources.append(resource_service(literal.text))
            if _NAMES_SERVICE.search(literal.text) and is_model(literal):
                ids.append(service_in_id(literal.text))
    if VERTEX in source.clients.values() or any(
        _VERTEX_SWITCH in (literal.text, literal.key) for literal in literals
    ):
        sdks = ["Google Vertex AI" if service == "Google" else service for service in sdks]
    return FileSigns(
        tuple(endpoints),
        tuple(filter(None, sdks)),
        tuple(dict.fromkeys(filter(None, images))),
        tuple(dict.fromkeys(filter(None, resources))),
        tuple(filter(None, ids)),
        service_in_name(path),
        source.clients,
    )


def _package_service(literal: Literal) -> str:
    """The service of a package, or of the classes that are taken from it (``from openai import AzureOpenAI``)."""
    service = sdk_service(literal.text)
    names = literal.groups[0].get("names", "").split() if literal.groups else []
    if service == "OpenAI" and names and all("AzureOpenAI" in name for name in names):
        return "Azure OpenAI"
    for joined in names:
        service = service or sdk_service(joined)
    return service


def _endpoint(literal: Literal) -> Host | None:
    """The service of an address; a bare host counts where a key or a port says that it is one."""
    text = literal.text
    key = literal.key.rpartition(".")[2]
    is_port = text.replace(":", "").isdigit()
    if literal.key.startswith("$") or " " in text or is_port:
        return None
    if is_url(text) or _URL_KEY.search(key):
        return host_of(text)
    return host_of(text) if re.search(r":\d{4,5}(?:/|$)", text) else None


def _is_wildcard(literal: Literal) -> bool:
    """Any model of a provider, as routers are configured: unknown, never a pass."""
    return bool(re.fullmatch(r"(?:[\w.-]+/)*\*", literal.text)) and literal.key in (
        "model",
        "model_name",
    )


def _is_prose(literal: Literal, key: str) -> bool:
    """Whether a text with blanks is written for people, so that commands in it are only mentioned."""
    if _SHOWN.search(key):
        return True
    commands = re.search(r"run|command|cmd|script|args|entrypoint|exec", key, re.IGNORECASE)
    return len(literal.text) > _PROSE and not commands


def _at_revision(literal: Literal, served: ServingService) -> ServingService:
    """With the revision of the weights that is set beside the id, as part of the evidence."""
    group = literal.groups[0] if literal.groups else {}
    revision = group.get("revision", "") or group.get("code_revision", "")
    if not re.fullmatch(r"[0-9a-f]{7,64}|v?\d[\w.-]*", revision):
        return served
    return replace(served, evidence=f"{served.evidence}; revision {revision}")


class _Classifier:
    def __init__(
        self, path: str, signs: FileSigns, lines: list[str], environment: Mapping[str, str]
    ) -> None:
        self.path = path
        self.signs = signs
        self.lines = lines
        self.environment = environment
        self.imported: set[str] = set()
        self.takes_constants = has_constants(path) and bool(signs.sdks)

    def usages(self, literal: Literal) -> Iterator[Usage]:
        """The usages that one literal is."""
        if literal.role == "import":
            yield from self._package(literal, "sdk")
        elif literal.key == "$dependency":
            yield from self._package(literal, "dep")
        elif literal.role == "command":
            yield from self._command(literal)
            yield from self._body(literal)
        elif literal.role == "constant":
            yield from self._constant(literal)
        else:
            yield from self._value(literal)

    def _package(self, literal: Literal, kind: Kind) -> Iterator[Usage]:
        service = _package_service(literal)
        if not service or self._is_known_import(literal, service):
            return
        region = ""
        if service == "OpenAI" and kind == "sdk":
            service, region = self._pointed_at(literal)
        yield self._usage(
            literal,
            kind,
            ServingService(service, region, "client package" if kind == "sdk" else "dependency"),
        )

    def _is_known_import(self, literal: Literal, service: str) -> bool:
        """Java imports each class of a client: the first of a file stands for all."""
        if literal.role != "import" or not self.path.endswith((".java", ".kt", ".scala")):
            return False
        known = service in self.imported
        self.imported.add(service)
        return known

    def _pointed_at(self, literal: Literal) -> tuple[str, str]:
        """The service that a client of the OpenAI protocol is pointed at, when one address of the file says so."""
        near = [
            (operator, region)
            for line, operator, region in self.signs.endpoints
            if 0 <= line - literal.line <= 10
        ]
        every = {(operator, region) for _, operator, region in self.signs.endpoints}
        if literal.key == "local" and len(set(near)) == 1:
            return near[0]
        only = len(set(self.signs.sdks)) == 1 and len(every) == 1
        return next(iter(every)) if only else ("OpenAI", "")

    def _constant(self, literal: Literal) -> Iterator[Usage]:
        """A constant of a client library that the file imports."""
        if not self.takes_constants:
            return
        text = id_of_constant(literal.text)
        developer = developer_of(text)
        if not developer or (self.path.endswith(".go") and "." not in literal.text):
            return
        served = served_by(replace(literal, text=text, key="model"), developer, self.signs)
        usage = self._usage(replace(literal, key="model"), "model", served, developer)
        yield replace(usage, evidence=f"{served.evidence}; constant for {text}")

    def _body(self, literal: Literal) -> Iterator[Usage]:
        """Models in the body of a request that stands as a text."""
        for offset, name in ids_in_body(literal.text):
            developer = developer_of(split_provider(name)[1])
            if not developer:
                continue
            placed = self._placed(replace(literal, key="model"), name, offset)
            served = served_by(placed, developer, self.signs)
            yield self._usage(placed, "model", self._override(served) or served, developer)

    def _placed(self, literal: Literal, text: str, offset: int) -> Literal:
        """The part of a text with its own line: a text of several lines is searched from its first."""
        last = literal.line + literal.text.count("\n", 0, offset)
        for number in range(literal.line, min(last, len(self.lines)) + 1):
            column = self.lines[number - 1].find(text)
            if column >= 0 and number == last:
                return replace(literal, text=text, line=number, column=column + 1)
        return replace(literal, text=text, column=literal.column + offset)

    def _command(self, literal: Literal) -> Iterator[Usage]:
        for command in commands_in(literal.text):
            place = developer_of_place(command.model) if is_place(command.model) else ""
            developer = place or developer_of_name(command.model)
            if command.operator == "" and not developer:
                continue
            served = ServingService(
                command.operator, "own" if "self-hosted" in command.operator else "", "command line"
            )
            if not command.operator:
                served = served_by(replace(literal, text=command.model), developer, self.signs)
            placed = replace(literal, text=command.model, column=literal.column + command.offset)
            yield self._unresolved_place(self._usage(placed, command.kind, served, developer))
        yield from self._links(literal, True)
        for offset, image in images_in(literal.text):
            service = image_service(image)
            if service:
                placed = replace(literal, text=image, column=literal.column + offset)
                yield self._usage(placed, "image", ServingService(service, "own", "command line"))
                break
        for offset, url in urls_in(literal.text):
            host = host_of(url)
            if host:
                placed = replace(literal, text=url, column=literal.column + offset)
                yield self._usage(
                    placed,
                    "endpoint",
                    ServingService(host.operator, host.region, "address in a command"),
                )

    def _links(self, literal: Literal, is_command: bool) -> Iterator[Usage]:
        """Weights that a link of a hub or of its mirror fetches."""
        fetches = is_command and bool(_FETCHES.search(literal.text))
        for offset, name, service, is_file in links_in(literal.text):
            if fetches or is_file:
                placed = replace(literal, text=name, column=literal.column + offset)
                served = ServingService(service, "", "link to weights")
                yield self._usage(placed, "model_pull", served, developer_of_name(name))

    def _weights(self, literal: Literal, key: str) -> Iterator[Usage]:
        """Weights at a place: of a family that it names, or of none that is known."""
        loaded = is_loader(literal.call)
        developer = developer_of_place(literal.text)
        is_named = bool(developer) and bool(loaded or MODEL_KEY.search(key))
        if is_named or (loaded and literal.text[0] not in ".~"):
            served = served_by(literal, developer, self.signs)
            if served.evidence == OWN_SERVICE:
                served = ServingService("", "", "")
            place = replace(served, evidence=served.evidence or "weights at a place")
            yield self._unresolved_place(self._usage(literal, "model", place, developer))

    def _unresolved_place(self, usage: Usage) -> Usage:
        """A place that names no family may hold any weights."""
        if is_place(usage.literal) and not usage.developer:
            return replace(usage, confidence="unresolved")
        return usage

    def _value(self, literal: Literal) -> Iterator[Usage]:
        text, key = literal.text, literal.key.rpartition(".")[2]
        for secret in _SECRET.findall(text):
            if key_service(secret):
                placed = replace(literal, text=secret)
                yield self._usage(
                    placed,
                    "envkey",
                    ServingService(key_service(secret), "", "secret of the pipeline"),
                )
        refers = key == "secretKey" or "secretKeyRef" in literal.path
        if refers:
            return
        if _VARIABLE.match(text) and key_service(text):
            yield self._usage(
                literal, "envkey", ServingService(key_service(text), "", "name of a key")
            )
            return
        service = resource_service(text)
        if service:
            yield self._usage(literal, "iac", ServingService(service, "", "resource type"))
            yield from self._in_arn(literal)
            return
        if text in _BOTO and (literal.call.endswith("client") or key == "service_name"):
            yield self._usage(literal, "sdk", ServingService("AWS Bedrock", "", "client by name"))
            return
        if literal.role == "name":
            if is_model(literal):
                yield from self._model(literal)
            return
        if key == "uses" and action_service(text):
            yield self._usage(
                literal, "ci_action", ServingService(action_service(text), "", "pipeline action")
            )
            return
        yield from self._kind_of_account(literal, key)
        if literal.key == "FROM" and self.path.rpartition("/")[2].startswith("Modelfile"):
            yield from self._base(literal)
            return
        image = (
            image_service(text) if _IMAGE_KEY.search(literal.key) or literal.role == "image" else ""
        )
        if image:
            yield self._usage(literal, "image", ServingService(image, "own", "container image"))
            return
        if key == "type" and sdk_service(text) and text.startswith("@n8n/"):
            yield self._usage(literal, "sdk", ServingService(sdk_service(text), "", "node type"))
            return
        if not _SHOWN.search(key):
            yield from self._address(literal, key)
        if ("{" in text or " " in text) and not _SHOWN_ONLY.search(key):
            yield from self._body(literal)
        if is_place(text):
            yield from self._weights(literal, key)
            return
        if " " in text:
            if not _is_prose(literal, key):
                yield from self._command(literal)
        elif "://" in text:
            yield from self._links(literal, False)
        elif is_model(literal) or _is_wildcard(literal):
            yield from self._model(literal)

    def _base(self, literal: Literal) -> Iterator[Usage]:
        """The model that a Modelfile starts from."""
        is_file = is_place(literal.text) or literal.text.endswith(".gguf")
        developer = (developer_of_place if is_file else developer_of_name)(literal.text)
        served = ServingService("Ollama(self-hosted)", "own", "FROM of a Modelfile")
        yield self._unresolved_place(self._usage(literal, "model_pull", served, developer))

    def _in_arn(self, literal: Literal) -> Iterator[Usage]:
        offset, name = id_in_arn(literal.text)
        if name:
            served = ServingService("AWS Bedrock", parse_id(literal.text).region, "ARN of a model")
            placed = replace(literal, text=name, key="model", column=literal.column + offset)
            yield self._usage(placed, "model", served, developer_of(name))

    def _kind_of_account(self, literal: Literal, key: str) -> Iterator[Usage]:
        azure = key == "kind" and literal.text in _ACCOUNTS
        if azure and (
            "Azure OpenAI" in self.signs.resources or self.path.endswith((".tf", ".bicep"))
        ):
            written = (
                self.lines[literal.line - 1].strip()
                if literal.line <= len(self.lines)
                else literal.text
            )
            yield self._usage(
                replace(literal, text=written),
                "iac",
                ServingService("Azure OpenAI", "", "kind of the account"),
            )

    def _address(self, literal: Literal, key: str) -> Iterator[Usage]:
        host = _endpoint(literal)
        if "/openai/deployments/" in literal.text and host is None:
            azure = ServingService("Azure OpenAI", "", "path of a deployment")
            yield self._usage(literal, "endpoint", azure)
            return
        if host:
            yield self._usage(
                literal,
                "endpoint",
                ServingService(host.operator, host.region, f"host behind {key}" if key else "host"),
            )
            return
        if is_url(literal.text) and _URL_KEY.search(key) and self._is_of_the_api(literal, key):
            unknown = self._usage(
                literal,
                "endpoint",
                ServingService("", "", "address of the API's form; its host is not known"),
            )
            yield replace(unknown, confidence="unresolved")

    def _is_of_the_api(self, literal: Literal, key: str) -> bool:
        """Whether an address of an unknown host has the form of a model service: ``/v1`` alone may be any service."""
        if not _API_PATH.search(literal.text):
            return False
        if not _ANY_VERSION.search(literal.text) or _SAYS_MODEL.search(key):
            return True
        return bool(self.signs.sdks) or any(_SAYS_MODEL.search(part) for part in literal.path)

    def _model(self, literal: Literal) -> Iterator[Usage]:
        developer = developer_of_name(split_provider(literal.text)[1])
        served = served_by(literal, developer, self.signs)
        override = self._override(served)
        usage = self._usage(literal, "model", _at_revision(literal, override or served), developer)
        is_alias = not developer and "/" not in literal.text
        yield replace(usage, confidence="unresolved") if is_alias else usage

    def _override(self, served: ServingService) -> ServingService | None:
        """An address in the environment that takes the place of the client's own."""
        for variable, operator in (
            ("OPENAI_BASE_URL", "OpenAI"),
            ("OPENAI_API_BASE", "OpenAI"),
            ("ANTHROPIC_BASE_URL", "Anthropic"),
        ):
            host = (
                host_of(self.environment.get(variable, "")) if served.operator == operator else None
            )
            if host and host.operator != operator:
                return ServingService(
                    host.operator, host.region, f"{variable} = {self.environment[variable]}"
                )
        return None

    def _usage(
        self, literal: Literal, kind: Kind, served: ServingService, developer: str = ""
    ) -> Usage:
        confidence: Confidence = "declared"
        if _ROUTED.search(literal.text) and kind in ("model", "endpoint", "model_pull"):
            confidence = "unresolved"
        elif kind == "model" and not (MODEL_KEY.search(literal.key) and served.operator):
            confidence = "inferred"
        return Usage(
            self.path,
            literal.line,
            literal.column,
            kind,
            literal.text,
            developer,
            served.operator,
            served.region,
            confidence,
            served.evidence,
        )
