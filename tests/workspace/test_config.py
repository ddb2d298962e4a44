"""The configuration lays folders over the bundled data; it is named or in the user's folder, never found by chance."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from riskctl.text.problems import InputError
from riskctl.workspace.config import Config, ListSource, find_config, read_config
from riskctl.workspace.layers import all_layers


def write(folder, text, name="riskctl.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def complaint(path):
    with pytest.raises(InputError) as caught:
        read_config(path)
    return str(caught.value).removeprefix(f"{path}:")


def test_paths_are_relative_to_the_file(tmp_path):
    path = write(tmp_path, 'data = ["more"]\nrules = ["law", "house"]\nwaivers = "waivers.yaml"\n')
    assert read_config(path) == Config(
        (tmp_path / "more",), (tmp_path / "law", tmp_path / "house"), tmp_path / "waivers.yaml"
    )


def test_addresses_of_lists(tmp_path):
    path = write(
        tmp_path,
        '[lists."us.sdn"]\nurl = "https://example.org/sdn.xml"\n[lists.own]\nproxy = "http://p:3128"\n',
    )
    assert read_config(path).lists == {
        "us.sdn": ListSource("https://example.org/sdn.xml"),
        "own": ListSource(proxy="http://p:3128"),
    }


def test_a_pyproject_is_read_under_its_tool_table(tmp_path):
    path = write(
        tmp_path, '[project]\nname = "x"\n[tool.riskctl]\nrules = ["law"]\n', "pyproject.toml"
    )
    assert read_config(path).rules == (tmp_path / "law",)
    assert read_config(write(tmp_path, "[project]\n", "pyproject.toml")) == Config()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('data = ["a"]\nrule = ["b"]\n', "2:1: unknown key 'rule' (did you mean 'rules'?)"),
        ('data = "a"\n', "1:1: data takes a list of folders"),
        ("\nwaivers = 3\n", "2:1: waivers takes the name of one file"),
        ("data = [\n", "2:1: this is not TOML"),
        ("rules = [1]", "1:1: rules takes a list of folders"),
        ("lists = 1", "1:1: lists takes a table for each list"),
        ('[lists]\n"us.sdn" = "https://example.org"', "1:1: lists takes a table for each list"),
        ('\n[lists."us.sdn"]\nurl = 3\n', "2:1: lists takes a table for each list"),
        ('[lists."us.sdn"]\nproxi = "x"\n', "1:1: unknown key 'proxi' (did you mean 'proxy'?)"),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path, text, expected):
    assert complaint(write(tmp_path, text)).startswith(expected)


def test_hostile_files_are_told(tmp_path):
    broken = tmp_path / "riskctl.toml"
    broken.write_bytes(b"data = \xff")
    assert "UTF-8" in complaint(broken)
    assert complaint(tmp_path).startswith("1:1:")
    write(tmp_path, "a = " + "[" * 50_000)
    assert "not TOML" in complaint(broken)


def test_layers_come_between_packs_and_options(tmp_path, monkeypatch):
    monkeypatch.setenv("RISKCTL_CONFIG", str(write(tmp_path, 'data = ["more"]\n')))
    names = [layer.name for layer in all_layers([tmp_path / "own"])]
    assert names == ["riskctl", "configuration", "--data"]


def test_a_file_in_the_working_directory_is_not_read(tmp_path, monkeypatch):
    write(tmp_path, 'rules = ["planted"]\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RISKCTL_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    assert find_config() is None


def test_the_option_names_the_file(tmp_path):
    path = write(tmp_path, 'rules = ["law"]\n')
    env = {**os.environ, "RISKCTL_CACHE_DIR": ""}
    words = [sys.executable, "-m", "riskctl", "--config", str(path), "catalogue", "check"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", env=env, timeout=60)
    assert done.returncode == 2
    assert "law:1:1:" in done.stderr
