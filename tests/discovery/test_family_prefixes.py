"""The table of first letters is that of the expressions, and names are told as by the expressions alone."""

from __future__ import annotations

import re

import pytest
from prefixes import prefixes

from riskctl.discovery.families import _FAMILIES, family_of
from riskctl.discovery.family_prefixes import read_prefixes


def test_the_table_is_that_of_the_expressions():
    expected: dict[str, set[int]] = {}
    for number, (form, _) in enumerate(_FAMILIES):
        for letters in prefixes(form):
            expected.setdefault(letters, set()).add(number)
    assert {letters: set(numbers) for letters, numbers in read_prefixes().items()} == expected


NAMES = (
    "gpt-4o o1 o3-mini O1-preview Claude-3-opus GEMINI-pro yi-34b deepseek-chat text-embedding-3-small"
    " t5-small hy3 x-large DeepSeek-V3 meta-llama-3 llama3.2 phi4 e5-large tts-1 sd3 r1-1776 command"
    " gte-large k-exaone c4ai-command o2 gp o1-2024-12-17 whisper-1 davinci-002 nova-pro"
)


@pytest.mark.parametrize("name", NAMES.split(" "))
def test_a_name_is_told_as_by_the_first_expression_that_fits(name):
    slow = (maker for form, maker in _FAMILIES if re.match(form, name, re.IGNORECASE))
    assert family_of(name) == next(slow, "")
