"""Ids inside longer texts: the body of a request as JSON, the name of a resource of Amazon."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTE = r"\\*[\"']"
_BODY = re.compile(
    rf"{_QUOTE}(?:model|modelId|model_id|model_name|modelName|deployment)s?{_QUOTE}\s*[:=]\s*{_QUOTE}(?P<id>[A-Za-z0-9@][\w./:@+-]*)"
)
_ARN = re.compile(
    r"^arn:[^:\s]+:bedrock:(?P<region>[^:\s]*):[^:\s]*:(?:foundation-model|inference-profile)/(?P<id>[A-Za-z][\w.:-]*\d[\w.:-]*)$"
)


def ids_in_body(text: str) -> Iterator[tuple[int, str]]:
    """Offset and id of each model that the body of a request names (``{"model": "gpt-4o"}``)."""
    if "odel" not in text and "deployment" not in text:
        return
    for match in _BODY.finditer(text):
        yield match.start("id"), match["id"]


_HUB_CONTENT = re.compile(
    r"^arn:[^:\s]+:sagemaker:(?P<region>[^:\s]*):\S*:hub-content/[^/\s]+/Model/(?P<id>[A-Za-z][\w.-]*\d[\w.-]*)"
)


def id_in_arn(text: str) -> tuple[int, str]:
    """Offset and id of the one model that an ARN names; an empty id where it names none, or a pattern."""
    match = _ARN.match(text) or _HUB_CONTENT.match(text)
    return (match.start("id"), match["id"]) if match else (0, "")
