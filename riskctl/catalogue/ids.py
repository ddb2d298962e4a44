"""The grammar of published model ids: model, date, service, region, scope, vendor and variant.

An id is taken apart by its form, never looked up, so that an id that the catalogue lacks still tells who serves it and
where. ``bedrock/us-east-2/us.anthropic.claude-sonnet-4-6`` is Amazon Bedrock, region us-east-2, scope us, vendor
anthropic, model claude-sonnet-4-6.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from riskctl.catalogue.services import SERVICES

# Regions of the large clouds by their form; a list of names would be old within the year.
_REGION = re.compile(
    r"[a-z]{2}(-gov|-iso)?-[a-z]+-?\d|[a-z]+-[a-z]+\d|europe-[a-z]+\d|[a-z]{2}|[a-z]{4,}\d?"
)
_SCOPE = re.compile(
    r"(?P<scope>us-gov|us|eu|apac|au|jp|ca|sa|me|in|global)\.(?P<vendor>[a-z0-9-]+)\.(?P<model>.+)",
)
_BEDROCK_VENDORS = re.compile(
    "ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|nvidia|openai"
    "|qwen|stability|twelvelabs|writer|zai"
)
_ARN = re.compile(r"arn:aws[\w-]*:bedrock:(?P<region>[a-z0-9-]*):\d*:[\w-]+/(?P<model>.+)")
# Both ways in which makers write the day of a version into its id.
_DATES = (
    re.compile(r"^(?P<model>.+)[-@](?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)$"),
    re.compile(r"^(?P<model>.+)[-@](?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)$"),
)
_BEDROCK_VERSION = re.compile(r"-v\d+(:\d+)?(:\d+k)?$")
_ROUTER_VARIANTS = frozenset(
    ["free", "nitro", "floor", "online", "extended", "exacto", "beta", "thinking"]
)
_ALSO_VENDORS = frozenset(["deepseek", "ai21", "xai"])
"""Services that are called after a developer: with the variant of a router, the first segment is the vendor."""
_LATEST = re.compile(r"(@default|[-@]latest)$")


class ModelId(NamedTuple):
    """The parts of an id; an empty part is one that the id does not state.

    ``service`` is a key of :data:`riskctl.catalogue.services.SERVICES`; ``date`` is ``YYYY-MM-DD``; ``region`` and
    ``scope`` are as the id writes them (``us-east-2``, ``eu``); ``variant`` is what follows a colon.
    """

    text: str
    model: str
    service: str = ""
    vendor: str = ""
    region: str = ""
    scope: str = ""
    date: str = ""
    variant: str = ""


@lru_cache(maxsize=50_000)
def parse_id(text: str) -> ModelId:
    """Take an id apart. Every text has parts: what is not understood stays in ``model``. Linear in its length."""
    plain = text.strip()
    for prefix in ("https://huggingface.co/", "huggingface:", "hf:", "hf.co/"):
        plain = plain.removeprefix(prefix)
    parsed = ModelId(text, plain)
    # An ARN names its region outright, which the forms below only may.
    arn = _ARN.match(plain)
    if arn:
        parsed = parsed._replace(model=arn["model"], service="bedrock", region=arn["region"])
    # From the outside in: each step reads what the one before has left in `model`, and the date comes last because
    # variants and versions stand behind it.
    for step in (_service, _bedrock, _variant):
        parsed = step(parsed)
    return _date(parsed)


def _service(parsed: ModelId) -> ModelId:
    """Leading segments that name who serves, and the region behind it."""
    head, slash, remainder = parsed.model.partition("/")
    key = head.casefold().replace("-", "_")
    if not slash or not remainder:
        return parsed
    # Two services write their own ids without their name in front; both forms are theirs alone.
    if head == "accounts" and "/models/" in remainder:
        model = remainder.split("/models/", 1)[1]
        return _vendor(parsed._replace(service="fireworks_ai", model=model))
    if head in ("Pro", "LoRA") and "/" in remainder:
        return _vendor(parsed._replace(service="siliconflow", model=remainder))
    if key == "models":
        return parsed._replace(service="gemini", model=remainder)
    if key not in SERVICES:
        return _vendor(parsed)
    inner = parsed._replace(service=key, model=remainder)
    region, slash, model = remainder.partition("/")
    # Only behind a service that has regions: elsewhere "us/model" is a vendor's name.
    if SERVICES[key].regional and slash and _REGION.fullmatch(region):
        inner = inner._replace(region=region, model=model)
    if inner.model.startswith("accounts/"):
        return _vendor(inner._replace(model=inner.model.split("/models/", 1)[-1]))
    return _vendor(inner)


def _vendor(parsed: ModelId) -> ModelId:
    vendor, slash, model = parsed.model.rpartition("/")
    return parsed._replace(vendor=vendor, model=model) if slash and model else parsed


def _bedrock(parsed: ModelId) -> ModelId:
    """``eu.anthropic.claude``: the geography of an inference profile; ``anthropic.claude``: one region."""
    text = parsed.model
    if "." not in text:
        return parsed
    profile = _SCOPE.fullmatch(text.lower()) if text.isascii() else None
    if profile and _BEDROCK_VENDORS.fullmatch(profile["vendor"]):
        vendor = text[slice(*profile.span("vendor"))]
        scoped = parsed._replace(scope=profile["scope"], vendor=vendor)
        model = text[profile.start("model") :]
        return scoped._replace(model=model, service=parsed.service or "bedrock")
    vendor, dot, model = parsed.model.partition(".")
    named = parsed.service in ("bedrock", "bedrock_converse", "")
    # A letter, since "mistral.7b" is a version and no vendor with its model.
    if dot and named and _BEDROCK_VENDORS.fullmatch(vendor) and model[:1].isalpha():
        return parsed._replace(service="bedrock", vendor=vendor, model=model)
    return parsed


def _variant(parsed: ModelId) -> ModelId:
    model = _BEDROCK_VERSION.sub("", parsed.model) if parsed.service.startswith("bedrock") else ""
    if model:
        return parsed._replace(model=model)
    model, colon, variant = parsed.model.partition(":")
    if not colon:
        return parsed
    named = parsed._replace(model=model, variant=variant)
    is_vendor = parsed.vendor and not parsed.service
    if variant in _ROUTER_VARIANTS and (is_vendor or parsed.service in _ALSO_VENDORS):
        vendor = parsed.vendor or parsed.service
        return named._replace(service="openrouter", vendor=vendor)
    if parsed.vendor and not parsed.service and variant.replace("-", "_") in SERVICES:
        return named._replace(service=variant.replace("-", "_"))
    return named


def _date(parsed: ModelId) -> ModelId:
    for form in _DATES:
        dated = form.match(parsed.model)
        # Eight digits may be a number of something else; a month and a day they must be.
        if dated and "01" <= dated["m"] <= "12" and "01" <= dated["d"] <= "31":
            day = f"{dated['y']}-{dated['m']}-{dated['d']}"
            return parsed._replace(model=dated["model"], date=day)
    return parsed._replace(model=_LATEST.sub("", parsed.model))


def is_version(text: str) -> bool:
    """Whether what follows an ``@`` is the version of a published id rather than a route."""
    return bool(re.fullmatch(r"\d{3,8}|20\d\d-\d\d-\d\d|default|latest", text))
