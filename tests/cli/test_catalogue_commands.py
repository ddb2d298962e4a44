from __future__ import annotations

from typing import Any

import pytest

from riskctl.explanations.paper import cells


@pytest.mark.parametrize("kind", ["vendors", "models", "routes", "chips"])
def test_list_one_kind(cli: Any, kind: str) -> None:
    rows = cli("catalogue", "list", kind, "--format", "json").json
    text = cli("catalogue", "list", kind).out
    assert rows and all(row["id"] in text for row in rows)
    assert text.endswith(f"{len(rows)} {kind}\n")


def test_filter_looks_at_names_and_aliases(cli: Any) -> None:
    ids = [
        row["id"]
        for row in cli(
            "catalogue", "list", "models", "--filter", "DEEPSEEK-CHAT", "--format", "json"
        ).json
    ]
    assert "deepseek-v4-flash" in ids and "gpt-5.4" not in ids
    native = cli("catalogue", "list", "vendors", "--filter", "深度求索", "--format", "json").json
    assert [row["id"] for row in native] == ["deepseek"]


def listed(cli: Any, *words: str) -> list[str]:
    return [row["id"] for row in cli("catalogue", "list", *words, "--format", "json").json]


def test_models_by_country_developer_and_weights(cli: Any) -> None:
    french = listed(cli, "models", "--country", "fr")
    assert "mistral-large-3" in french and "gpt-5.4" not in french
    assert "gpt-oss-120b" in listed(cli, "models", "--developer", "openai", "--open-weights")
    assert "gpt-5.4" not in listed(cli, "models", "--developer", "openai", "--open-weights")
    assert listed(cli, "routes", "--operator", "deepseek") == ["deepseek-api", "deepseek-app"]
    assert "openai-api-kr" in listed(cli, "routes", "--country", "KR")


@pytest.mark.parametrize("option", ["--country", "--developer", "--operator"])
def test_a_filter_nobody_meets_is_a_mistake(cli: Any, option: str) -> None:
    found = cli("catalogue", "list", option, "zz-none")
    assert found.code == 2
    assert ("is no country" if option == "--country" else "no such id") in found.err


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_profile_is_one_line_that_fits(width: int) -> None:
    from riskctl.explanations.lines import write_lines
    from riskctl.explanations.paper import Paper

    rows = [("an-id-of-some-length-indeed", "somebody", "2026-01-01", "12", "A long name " * 9)]
    paper = Paper(width)
    write_lines(paper, ("ID", "DEVELOPER", "RELEASED", "ROUTES", "NAME"), rows, cut=True)
    assert len(paper.lines) == 2
    assert all(cells(line) <= width for line in paper.lines)
    whole = Paper(width)
    write_lines(whole, ("ID", "DEVELOPER", "RELEASED", "ROUTES", "NAME"), rows, cut=False)
    assert whole.lines[1].endswith(("A long name " * 9).strip())


@pytest.mark.parametrize(
    "name", ["deepseek-v4-pro", "deepseek-ai/DeepSeek-V4-Pro", "hf:deepseek-ai/DeepSeek-V4-Pro"]
)
def test_show_a_model_by_any_of_its_ids(cli: Any, name: str) -> None:
    found = cli("catalogue", "show", name, "--as-of", "2026-11-23")
    assert "deepseek-v4-pro (model)" in found.out
    assert "- deepseek-api: DeepSeek API (Hangzhou)" in found.out
    assert "Also known as" in found.out


def test_show_says_what_became_of_an_id(cli: Any) -> None:
    found = cli("catalogue", "show", "deepseek-chat", "--as-of", "2026-11-23")
    assert found.out.startswith("note: ")
    assert cli("catalogue", "show", "deepseek-chat", "--format", "json").json["notes"]


def test_claims_follow_the_date(cli: Any) -> None:
    now = cli(
        "catalogue", "show", "deepseek-api", "--as-of", "2026-11-23", "--format", "json"
    ).json["facts"]
    row = now["processing_countries"]
    assert row["value"]["includes"] == ["CN"] and row["grade"] == "third-party"
    assert row["expires"] > "2026-11-23" and row["source"] and row["url"].startswith("https://")
    later = cli(
        "catalogue", "show", "deepseek-api", "--as-of", "2030-01-01", "--format", "json"
    ).json["facts"]
    assert later["processing_countries"]["value"] is None
    assert "expired" in later["processing_countries"]["shown"]
    before = cli(
        "catalogue", "show", "deepseek-api", "--as-of", "2024-01-01", "--format", "json"
    ).json["facts"]
    assert "after the date" in before["processing_countries"]["shown"]


def test_show_a_vendor_a_route_and_a_chip(cli: Any) -> None:
    vendor = cli("catalogue", "show", "huawei", "--as-of", "2026-11-23").out
    assert "entered in us.entity-list from 2019-05-16, 84 FR 22961" in " ".join(vendor.split())
    assert "Owners" in vendor and "Nothing is stated on:" in vendor
    route = cli("catalogue", "show", "self-hosted").out
    assert "every model whose weights are published" in route
    chip = cli("catalogue", "show", "910C").out
    assert "ascend-910c (chip)" in chip and "controls: us-gp10-presumed" in chip


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("show", "deepsek"), "did you mean 'deepseek'?"),
        (("show", "deepseek-v4-pr"), "did you mean 'deepseek-v4-pro'?"),
        (("show", "huawei", "--kind", "chip"), "did you mean 'chips'?"),
        (("list", "vendor"), "did you mean 'vendors'?"),
        (("show", "\x1b[31mx"), "\\x1b[31mx"),
    ],
)
def test_mistakes(cli: Any, args: tuple[str, ...], words: str) -> None:
    found = cli("catalogue", *args)
    assert (found.code, words in found.err) == (2, True)
    assert "\x1b" not in found.err


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    "args", [("list",), ("show", "deepseek"), ("show", "deepseek-v4-pro"), ("show", "openrouter")]
)
def test_lines_keep_to_the_width(cli: Any, width: int, args: tuple[str, ...]) -> None:
    lines = cli("catalogue", *args, width=width).out.splitlines()
    assert not [line for line in lines if cells(line) > width and "://" not in line]
