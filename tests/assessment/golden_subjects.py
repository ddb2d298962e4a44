"""The subjects of the golden files, and the compact text each file holds.

One file a subject; a column for each example use case, in the order of ``# uses``. So a change of rules, facts or
engine shows as the lines it moves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from making import assessor_of

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Subject
from riskctl.assessment.request import Request
from riskctl.catalogue.use_case import load_use_case
from riskctl.text.located import load
from riskctl.workspace.workspace import Workspace

AS_OF = "2026-11-23"
SUBJECTS = (
    "claude-opus-5-5@anthropic-api",
    "claude-sonnet-5-5@aws-bedrock-eu",
    "command-a-plus-05-2026@cohere-api",
    "deepseek-r1@self-hosted",
    "deepseek-v4-pro@deepseek-api",
    "deepseek-v4-pro@together",
    "ernie-4.5-300b-a47b@baidu-qianfan",
    "gemini-3.5-flash@vertex-ai-eu",
    "gemma-4-31b-it@self-hosted",
    "gigachat-2-max@gigachat",
    "glm-5.2@zai-intl",
    "gpt-5.4@azure-foundry-eu",
    "gpt-5.4@openai-api",
    "grok-4.7@xai-api",
    "kimi-k3@moonshot-intl",
    "llama-4-maverick@self-hosted",
    "mistral-large-3@mistral-api-eu",
    "pangu-ultra-moe@huawei-cloud-maas",
    "qwen3.7-max@alibaba-model-studio-sg",
    "yandexgpt-5-lite-8b@yandex-cloud",
)
IN_FULL = ("deepseek-v4-pro@deepseek-api", "glm-5.2@zai-intl", "gpt-5.4@openai-api")
"""Subjects whose other routes and changes are looked at as well; the search is slow."""
FULL_USE = "german-hospital"
NOT_HASHED = ("tool", "inputs", "digest")
"""Keys that move with any file of data, or with the version, and say nothing about the decision."""
LETTERS = {"triggered": "t", "unknown": "u", "suspended": "s", "announced": "a"}
Json = dict[str, Any]


class Golden:
    """Documents of every subject under every example use case, without installed lists."""

    def __init__(self, workspace: Workspace, examples: Path) -> None:
        self.workspace = workspace
        self.assessor = assessor_of(workspace, AS_OF)
        self.uses = {
            path.stem: load_use_case(load(path)) for path in sorted(examples.glob("*.yaml"))
        }

    def document(self, subject: str, use: str) -> Json:
        """One document; with the search only where :data:`IN_FULL` and :data:`FULL_USE` say so."""
        loaded = self.workspace
        request = Request(
            self.assessor,
            self.uses[use],
            loaded.rulesets,
            loaded.policy_sha256,
            loaded.watchlists,
            {},
        )
        model, _, route = subject.partition("@")
        full = subject in IN_FULL and use == FULL_USE
        routes = judge_routes(request, model) if full else {}
        return assess(request, Subject(model, route), routes, full)

    def text(self, subject: str) -> str:
        """What the golden file of the subject holds."""
        return golden_text({use: self.document(subject, use) for use in self.uses})


def golden_text(documents: dict[str, Json]) -> str:
    """Head, scores, reasons and hash of each document; findings, gaps and citations side by side."""
    lines = ["# uses", *documents]
    for use, document in documents.items():
        lines += ["", f"# {use}", *_head(document)]
    columns = list(documents.values())
    lines += [
        "",
        "# findings: t triggered, u unknown, s suspended, a announced; capital: confirmed",
    ]
    lines += _table([_verdicts(document) for document in columns])
    lines += ["", "# gaps: ! could change the decision"]
    lines += _table([_gaps(document) for document in columns])
    lines += ["", "# citations"]
    lines += sorted({line for document in columns for line in _citations(document)})
    lines += ["", "# parties"]
    lines += sorted({line for document in columns for line in _parties(document)})
    return "\n".join(lines) + "\n"


def _head(document: Json) -> Iterator[str]:
    decision = document["decision"]
    yield f"{decision['outcome']}, confidence {decision['confidence']}"
    scores = document["scores"]
    rows = {"overall": scores["overall"], **scores["dimensions"]}
    yield ", ".join(
        f"{name} {score['low']:.4g}-{score['high']:.4g}" for name, score in rows.items()
    )
    for reason in decision["reasons"]:
        yield f"{reason['kind']} {reason['finding']} [{reason['citation']}]"
    for other in document["alternatives"]:
        yield f"route {other['route']}: {other['outcome']}{' best' if other['best'] else ''}"
    for flip in document["sensitivity"]:
        texts = "; ".join(change["text"] for change in flip["changes"])
        yield f"would be {flip['outcome']}: {texts}"
    yield f"sha256 {hashed(document)}"


def hashed(document: Json) -> str:
    """A hash of all that the document says but for :data:`NOT_HASHED`."""
    kept = {key: value for key, value in document.items() if key not in NOT_HASHED}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]


def _verdicts(document: Json) -> dict[str, str]:
    letters = {}
    for finding in document["findings"]:
        letter = LETTERS[finding["verdict"]]
        letters[finding["id"]] = letter.upper() if finding["confirmed"] else letter
    return letters


def _gaps(document: Json) -> dict[str, str]:
    return {gap["fact"]: "!" if gap["could_change_decision"] else "x" for gap in document["gaps"]}


def _table(columns: list[dict[str, str]]) -> list[str]:
    names = sorted({name for column in columns for name in column})
    return [f"{''.join(column.get(name, '.') for column in columns)} {name}" for name in names]


def _citations(document: Json) -> Iterator[str]:
    for finding in document["findings"]:
        for source in finding["sources"]:
            yield f"{finding['id']}: {source['citation']} ({source['grade']})"


def _parties(document: Json) -> Iterator[str]:
    for row in document["screening"]:
        yield f"{row['party']} {row['list']}: {row['outcome']}"
    for row in document["ownership_findings"]:
        yield f"{row['party']} {row['regime']}: {row['verdict']}, {row['status']['status']}"
