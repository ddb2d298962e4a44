"""Model ids are taken apart by their form."""

from __future__ import annotations

import pytest

from riskctl.catalogue.ids import is_version, parse_id


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            {
                "service": "bedrock",
                "scope": "eu",
                "vendor": "anthropic",
                "model": "claude-sonnet-4-5",
                "date": "2025-09-29",
            },
        ),
        (
            "bedrock/us-east-2/us.anthropic.claude-sonnet-4-6",
            {
                "service": "bedrock",
                "region": "us-east-2",
                "scope": "us",
                "model": "claude-sonnet-4-6",
            },
        ),
        (
            "anthropic.claude-3-haiku-20240307-v1:0",
            {"service": "bedrock", "scope": "", "model": "claude-3-haiku"},
        ),
        (
            "vertex_ai/claude-sonnet-4-5@20250929",
            {"service": "vertex_ai", "model": "claude-sonnet-4-5", "date": "2025-09-29"},
        ),
        ("azure/eu/gpt-5.4", {"service": "azure", "region": "eu", "model": "gpt-5.4"}),
        ("azure/my-deployment", {"service": "azure", "region": "", "model": "my-deployment"}),
        (
            "accounts/fireworks/models/deepseek-r1",
            {"service": "fireworks_ai", "model": "deepseek-r1"},
        ),
        ("accounts/fireworks/models/zai-org/glm-4p5", {"vendor": "zai-org", "model": "glm-4p5"}),
        (
            "openrouter/deepseek/deepseek-v4-pro:free",
            {
                "service": "openrouter",
                "vendor": "deepseek",
                "model": "deepseek-v4-pro",
                "variant": "free",
            },
        ),
        ("meta-llama/llama-3.3-70b-instruct:free", {"service": "openrouter", "variant": "free"}),
        (
            "Pro/deepseek-ai/DeepSeek-R1",
            {"service": "siliconflow", "vendor": "deepseek-ai", "model": "DeepSeek-R1"},
        ),
        ("hf:Qwen/Qwen3-8B", {"service": "", "vendor": "Qwen", "model": "Qwen3-8B"}),
        ("gpt-4o-2024-08-06", {"model": "gpt-4o", "date": "2024-08-06"}),
        ("qwen3:latest", {"model": "qwen3", "variant": "latest", "service": ""}),
        ("models/gemini-2.0-flash", {"service": "gemini", "model": "gemini-2.0-flash"}),
        ("llama3.1", {"model": "llama3.1", "service": ""}),
    ],
)
def test_an_id_tells_its_parts(text, parts):
    parsed = parse_id(text)
    assert {name: getattr(parsed, name) for name in parts} == parts
    assert parsed.text == text


def test_a_date_behind_at_is_no_route():
    assert is_version("20250929") and is_version("default")
    assert not is_version("vertex-ai")
