"""The same bytes whatever the order in which files are listed, the folder they lie in, and the number of processes."""

from __future__ import annotations

import os
import random
import shutil

import pytest

from riskctl.discovery import scan, tree
from riskctl.discovery.cyclonedx import as_cyclonedx
from riskctl.discovery.inventory import as_json
from riskctl.discovery.sarif import as_sarif
from riskctl.discovery.scan import discover

TEXTS = {
    "py": "from openai import OpenAI\nOpenAI(base_url='https://api.moonshot.cn/v1')\nask(model='kimi-k2.{n}')\n",
    "ts": "import {{ createGroq }} from '@ai-sdk/groq'\nconst model = 'llama-3.{n}-70b'\n",
    "yaml": "env:\n  - name: OPENAI_BASE_URL\n    value: https://api.deepseek.com\nmodel: gpt-4.{n}\n",
    "json": '{{"models": [{{"id": "claude-3-opus-2024022{n}", "provider": "bedrock"}}]}}\n',
    "env": "OPENAI_API_KEY=\nOPENAI_BASE_URL=https://api.z.ai/v{n}\n",
}


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "first"
    for number in range(90):
        ending = list(TEXTS)[number % len(TEXTS)]
        file = folder / f"part{number % 7}" / f"file{number}.{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXTS[ending].format(n=number % 9))
    return folder


def written(folder, workers=0):
    inventory = discover(folder, workers=workers)
    assert len(inventory.usages) > 100
    return tuple(write(inventory) for write in (as_json, as_cyclonedx, as_sarif))


def test_the_order_of_the_folder_changes_nothing(root, monkeypatch):
    expected = written(root)
    walk = os.walk

    def shuffled(top, *arguments, **options):
        for folder, names, files in walk(top, *arguments, **options):
            random.Random(len(files)).shuffle(files)
            names.reverse()
            yield folder, names, files

    monkeypatch.setattr(tree.os, "walk", shuffled)
    assert written(root) == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_processes_and_the_place_of_the_checkout_change_nothing(
    root, tmp_path, workers, monkeypatch
):
    expected = written(root)
    other = tmp_path / "another checkout" / "deep" / "x"
    shutil.copytree(root, other)
    assert written(other, workers) == expected
    monkeypatch.chdir(other)
    assert written(scan.Path(), workers) == expected
