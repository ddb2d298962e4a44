"""The wheel holds the package and all bundled files, and nothing else."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import riskctl
from riskctl.reports.formats.page_parts import SCRIPTS

CHECKOUT = Path(__file__).parents[1]
BUNDLED = ("data", "rulesets", "templates", "fonts")
pytestmark = pytest.mark.skipif(
    not (CHECKOUT / "pyproject.toml").exists(),
    reason="the tests run outside a checkout, so there is nothing to build",
)


def _files(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    """A copy of what a build reads, so that no file in the middle of an edit is caught twice."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        if (CHECKOUT / name).exists():
            shutil.copy(CHECKOUT / name, root / name)
    for name in ("riskctl", *BUNDLED, "tests", "docs", "benchmarks"):
        if (CHECKOUT / name).is_dir():
            shutil.copytree(
                CHECKOUT / name, root / name, ignore=shutil.ignore_patterns("__pycache__")
            )
    return root


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(
        command, cwd=checkout, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_name_carries_the_version(wheel):
    assert Path(wheel.filename).name == f"riskctl-{riskctl.__version__}-py3-none-any.whl"


def test_every_bundled_file_is_in_it(wheel, checkout):
    names = set(wheel.namelist())
    for folder in BUNDLED:
        here = {f"riskctl/_bundled/{folder}/{name}" for name in _files(checkout / folder)}
        assert here, folder
        assert here <= names, sorted(here - names)[:5]


def test_every_module_is_in_it(wheel, checkout):
    here = {f"riskctl/{name}" for name in _files(checkout / "riskctl")}
    assert here <= set(wheel.namelist())


def test_nothing_else_is_in_it(wheel, checkout):
    info = f"riskctl-{riskctl.__version__}.dist-info/"
    wanted = {f"riskctl/{name}" for name in _files(checkout / "riskctl")}
    for folder in BUNDLED:
        wanted |= {f"riskctl/_bundled/{folder}/{name}" for name in _files(checkout / folder)}
    assert [
        name for name in wheel.namelist() if name not in wanted and not name.startswith(info)
    ] == []


def test_kinds_of_files(wheel):
    """Data is data: nothing executable hides among the bundled files but the script of the pages."""
    bundled = {name for name in wheel.namelist() if "/_bundled/" in name}
    scripts = {name for name in bundled if name.endswith(".js")}
    assert scripts == {f"riskctl/_bundled/templates/{name}" for name in SCRIPTS}
    suffixes = {Path(name).suffix for name in bundled - scripts}
    assert suffixes <= {
        ".yaml",
        ".json",
        ".j2",
        ".svg",
        ".css",
        ".md",
        ".typ",
        ".ttf",
        ".otf",
        ".txt",
        ".woff2",
    }


def test_the_command_is_installed(wheel):
    info = f"riskctl-{riskctl.__version__}.dist-info"
    points = configparser.ConfigParser()
    points.read_string(wheel.read(f"{info}/entry_points.txt").decode())
    assert points["console_scripts"]["riskctl"] == "riskctl.__main__:program"
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert f"Version: {riskctl.__version__}" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert any(name.startswith(info) and "LICENSE" in name for name in wheel.namelist())


def test_the_unpacked_wheel_runs_by_itself(wheel, tmp_path):
    """From the wheel alone, outside the checkout, the bundled files are found."""
    wheel.extractall(tmp_path / "site")
    code = (
        "import sys, riskctl; from riskctl.workspace.layers import bundled_root, bundled_layer;"
        "from riskctl.workspace.workspace import open_workspace;"
        "assert bundled_root().name == '_bundled', bundled_root();"
        "print(len(open_workspace([bundled_layer()]).rules))"
    )
    command = [
        sys.executable,
        "-P",
        "-c",
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
