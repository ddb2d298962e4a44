"""Whether a text in a file is written as a model id, and whether its place makes it one that is used."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.catalogue.ids import parse_id
from riskctl.discovery.client_classes import class_service
from riskctl.discovery.families import ORGANISATIONS, alias_of, developer_of, family_of
from riskctl.discovery.providers import PROVIDERS
from riskctl.discovery.usage import Literal
from riskctl.discovery.weights import is_loader

_MODEL_KEY = re.compile(
    r"model|llm|engine|deployment|checkpoint|embedd?ing|reranker|repo_?id|(?:^|_)(?:planner|writer|judge)$|whisper"
)
"""Like all expressions here, for texts in lower case: those that fold themselves take three times as long to compile."""


@lru_cache(maxsize=20_000)
def says_model(key: str) -> bool:
    """Whether a key is one that models are named by (``model``, ``engine``, ``embedding_model``)."""
    return bool(_MODEL_KEY.search(key.lower()))


_ID_KEY = re.compile(r"^(?:id|value|default|name|slug|key|ids|options|choices|models?)$|_id$|Id$")
_DISPLAY = re.compile(
    r"^(?:title|label|description|desc|text|placeholder|tooltip|help|message|content|prompt|comment|href|icon|logo|alt|"
    r"classname|class|family|version|tag|provider|type|path|file|filename|summary|example|examples|note|notes|subject|author|"
    r"[\w-]*providers?(?:_?(?:id|options|name|list))?|[\w-]*parser|[\w-]*_(?:format|mode)|tokenizer|hostname|host|namespace|host_?name|[\w-]*template|secret_?key|display_?name|model_?display_?name|nickname|avatar|src|image|repository|url|link|homepage|docs?|regex|pattern|license)$"
)
_INTERFACE = re.compile(
    r"ui_config|match_?labels|^selector$|^metadata$|json_schema|placeholder|^labels?$|tooltips?|translations?|^i18n$|^messages$|^examples?$|annotations"
)
_CLASS_NAME = re.compile(
    r"^[A-Z][A-Za-z0-9_]*(?:For[A-Z]\w*|(?:LMHead|MTP)?Model|Tokenizer(?:Fast)?|Processor|Pipeline|Config)$"
)
"""Names of classes of model libraries: an architecture, no model."""
_RESOURCE_NAME = re.compile(
    r"-(?:inferencepool|pool|epp|svc|service|pvc|config|configmap|secret|adapter|router|ingress|deployment|researcher|ui)$"
)
"""Endings of names of infrastructure and of projects that are called after a model."""
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:io|sh|com|dev|org|net|ai|cloud|local)/")
_SHAPE = re.compile(r"^[\w@~][\w@./:+~\[\]-]*[^-/:+]$")
_FILE = re.compile(
    r"\.(?:py|json|md|txt|ya?ml|toml|tsx?|jsx?|html?|css|png|jpe?g|svg|gif|ipynb|sh|csv|log|zip|tar|gz|pdf|mp[34]|wav|webp|ico|lock|exe|so|go|java|cs|rs)$"
)
_AMBIGUOUS = re.compile(
    r"^(?:step|nova|command|spark|solar|ling|ring|ming|aura|trinity|afm|yi|gen[34]|o[1345]|sam2?|detr|swin|vit|clip|t5|palm|opt|hy[23]|reka|wan|"
    r"sora|veo|mercury|canary|cosmos|slate|kling|mimo|titan|sonar|virtuoso|mistral|mixtral|gemma|llava|falcon|embedding|imagen|orca|hermes|"
    r"dolphin|solar|jais|pangu|longcat|rwkv|hunyuan|doubao|moondream|vicuna|gigachat|yandexgpt|exaone|rinna|sensei|codestral|roberta|speech|"
    r"nemotron|olmo|palmyra|llama|rerank|embed|tts|eleven|e5|mai|alpaca|chronos|bert|electra|albert|deberta|bart)(?:$|[-_:.\d])"
)
_VERSIONED = re.compile(
    r"\d[\d.]*b\b|-(?:mini|large|small|medium|latest|instruct|chat|turbo|pro|preview|nemo|embed|tiny|r|plus|lite|light|micro|moderation|ocr)\b"
    r"|\d\.\d|:\w"
)
_NUMBERED = re.compile(r"[\d-]")
"""Without a key beside it, a name behind a known organisation needs a version or a hyphen (``openai/chat`` is a path)."""
_VERSION_OF_CLOUD = re.compile(r"^[a-z0-9]+\.[a-z-]+-v\d+(?::\d+)?$")
"""``anthropic.claude-v2``: the version that the name itself lacks."""
_PROPERTY = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z_-]+)+(?:\.v\d+(?:(?:alpha|beta)\d*)?)?")
"""A name of a setting, a program or a protocol (``openai.api.key``, ``google.ai.some.v1beta``), which
has the form of a cloud's id but no version."""
_HUB = re.compile(r"^[A-Za-z0-9][\w.-]{1,60}/[A-Za-z0-9][\w.-]{1,90}$")
_SCHEME = re.compile(r"^(?P<provider>[a-z][a-z0-9_.-]{1,30}):(?P<model>[^/\s:].*)$")
_NOT_ORGANISATIONS = frozenset(
    {
        "actions",
        "docker",
        "src",
        "lib",
        "app",
        "application",
        "text",
        "image",
        "audio",
        "video",
        "models",
        "path",
        "usr",
        "data",
        "api",
        "v1",
        "multipart",
    }
)
_ABOUT_LOADING = re.compile(
    r"cache|dir|revision|device|dtype|subfolder|token|filename|library|tokenizer"
)
"""Further arguments of calls that load weights."""
_DRAWN = frozenset({"inputParams", "inputAnchors", "outputAnchors", "cachedResultName"})
"""What an editor of flows offers or shows; the choice stands elsewhere in the export."""
_MODELS = re.compile(r"^models$|(?:default|supported|available|allowed|enabled)_?models$")
_SERVED = re.compile(r"url|uri|image|repository|registry|source")


def split_provider(text: str) -> tuple[str, str]:
    """Provider and id of ``openai:gpt-4.1``; the provider is empty where the colon begins a variant."""
    match = _SCHEME.match(text)
    if match and _folded(match["provider"]) in PROVIDERS and family_of(match["provider"]) == "":
        return match["provider"], match["model"]
    if match and _folded(match["provider"]) in PROVIDERS and developer_of(match["model"]):
        return match["provider"], match["model"]
    return "", text


def _folded(text: str) -> str:
    return text.casefold().replace("-", "_")


def is_model(literal: Literal) -> bool:
    """Whether a text is the id of a model that the file uses, by its form, its family and its place."""
    text = literal.text
    if len(text) > 140 or len(text) < 2 or not _SHAPE.match(text) or _FILE.search(text.lower()):
        return False
    if "://" in text:
        return False
    if literal.role == "name":
        return _is_listed(literal)
    if literal.role not in ("value", "command") or literal.key.startswith("$"):
        return False
    key = literal.key.rpartition(".")[2]
    if _is_shown(literal, key) or _is_no_model(literal, key):
        return False
    bare = split_provider(text)[1]
    parsed = parse_id(bare)
    loaded = is_loader(literal.call) and not _ABOUT_LOADING.search(key)
    if family_of(parsed.model):
        return _is_certain(literal, key, parsed.model, bool(parsed.vendor or parsed.service))
    known = parsed.vendor.rpartition("/")[2].casefold() in ORGANISATIONS
    if (
        known
        and not text.startswith(("@", "/"))
        and not _SERVED.search(key.replace("modelURL", "").lower())
    ):
        is_numbered = bool(_NUMBERED.search(parsed.model)) or bool(_VERSION_OF_CLOUD.search(bare))
        bare_place = not key and is_numbered
        is_its_name = key.isupper() and key.casefold().replace("_", "-") == parsed.model.casefold()
        if is_its_name or loaded or bare_place:
            return True
        return says_model(key) or bool(_ID_KEY.search(key))
    named = (loaded or says_model(key)) and bool(_HUB.match(bare))
    head = bare.partition("/")[0].casefold()
    if named and head not in _NOT_ORGANISATIONS and not _looks_like_path(bare):
        return True
    if says_model(key) and alias_of(bare)[1]:
        return True
    return is_handed_to_client(literal, key)


_MODEL_ARGUMENT = re.compile(
    r"^(?:model|model_?name|model_?id|engine|deployment|deployment_?name|azure_deployment)$"
)
_ASKING = re.compile(
    r"(?:completions|messages|responses|embeddings|images|moderations|transcriptions|speech)\.(?:create|parse|stream|generate|edit)$"
    r"|(?:^|\.)a?(?:completion|embedding)$|generate_?[cC]ontent(?:_stream|Stream)?$|(?:^|\.)GenerativeModel$|\.invoke_model$|\.converse(?:_stream)?$"
)
_CONFIG_KEY = re.compile(r"[A-Z]\w*(?:(?::|__)[A-Z]\w*)+|\$?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""Names of settings (``OpenAI:ChatModelId``, ``OPENAI_MODEL``): what they hold stands elsewhere."""
_CONSTRUCTOR = re.compile(r"[A-Z]|create[A-Z]|init_chat_model$")
"""Calls of clients that ask a model: whatever stands there as the model is one, also an alias."""


def is_handed_to_client(literal: Literal, key: str) -> bool:
    """Whether a name, of whatever form, is the model that a client is asked for."""
    if not _MODEL_ARGUMENT.match(key.lower()) or _CONFIG_KEY.fullmatch(literal.text):
        return False
    name = literal.call.rpartition(".")[2]
    is_client = bool(_CONSTRUCTOR.match(name)) and bool(class_service(name))
    return is_client or bool(_ASKING.search(literal.call))


def _is_no_model(literal: Literal, key: str) -> bool:
    """Names of classes, cluster resources and data sets, and labels of a domain, that look like an id."""
    text = literal.text
    if _CLASS_NAME.match(text) or _RESOURCE_NAME.search(text) or _PROPERTY.fullmatch(text):
        return True
    if any(part in _DRAWN for part in literal.path):
        return True
    group = literal.groups[0] if literal.groups else {}
    if key == "name" and "kind" in group:
        return True
    if group.get("repo_type", "model") != "model":
        return True
    return bool(_DOMAIN.match(text)) and not family_of(text)


def _is_listed(literal: Literal) -> bool:
    """A key that is a model id, in a block called ``models`` or ``default_models``."""
    around = [part for part in literal.path if part not in ("$name", "{}", "", literal.text)]
    return (
        bool(around)
        and bool(_MODELS.search(around[-1].lower()))
        and bool(developer_of(literal.text))
    )


def _looks_like_path(text: str) -> bool:
    return text.startswith(("./", "/", "../", "~")) or text.count("/") > 2


@lru_cache(maxsize=20_000)
def _is_for_people(key: str, path: tuple[str, ...]) -> bool:
    return bool(_DISPLAY.match(key.lower())) or any(
        _INTERFACE.search(part.lower()) for part in path
    )


def is_shown(literal: Literal) -> bool:
    """Whether a text is a label for people: by its key, or as the heading of a model."""
    key = literal.key.rpartition(".")[2]
    parsed = parse_id(literal.text)
    is_heading = bool(family_of(parsed.model)) and _is_heading(literal, parsed.model)
    return _is_shown(literal, key) or is_heading


def _is_shown(literal: Literal, key: str) -> bool:
    """Whether the place is one that people read: a label, a description, the name beside an id."""
    of_tokenizer = key == "tokenizer" and is_loader(literal.call)
    if _is_for_people(key, literal.path) and not of_tokenizer:
        return True
    if parse_id(literal.text).service and key in ("name", "Name"):
        return False
    group = literal.groups[0] if literal.groups else {}
    if key == "modelName":
        return any(name in group for name in ("modelId", "id", "value"))
    if key not in ("name", "displayName", "Name"):
        return False
    return any(
        name != key and (says_model(name) or name in ("id", "value", "key", "repository"))
        for name in group
    )


def _is_certain(literal: Literal, key: str, model: str, qualified: bool) -> bool:
    """A family word that is also a common word needs a key that says model, a size or a version."""
    is_word = model.isalpha() and model[:1].isupper()
    if qualified or not (is_word or _AMBIGUOUS.match(model.lower())):
        return not _is_heading(literal, model)
    if says_model(key):
        return True
    if any(says_model(part) for part in literal.path):
        return True
    if model.isalpha() and model[:1].isupper():
        return False
    if literal.call and says_model(literal.call.rpartition(".")[2]):
        return True
    short = len(model) < 4
    return bool(_ID_KEY.search(key)) if short else bool(_VERSIONED.search(model.lower()))


def _is_heading(literal: Literal, model: str) -> bool:
    """``GPT-4o`` without a key is a name for people; an id of that API is lower case."""
    has_key = bool(literal.key) and not literal.key.isupper()
    return model[:4] in ("GPT-", "Clau", "Gemi") and not (has_key and says_model(literal.key))
