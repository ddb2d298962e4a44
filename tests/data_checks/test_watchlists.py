"""The embedded extract of official lists: what must be found, what must not, and that profiles agree with it."""

from __future__ import annotations

import re

import pytest
from making import TODAY

from riskctl.facts.countries import COUNTRIES
from riskctl.text.dates import days_between
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.watchlists.embedded import WatchlistFile
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.workspace import Workspace

FILES = {
    path.stem: validate(load(path), WatchlistFile)
    for path in sorted((bundled_root() / "data" / "watchlists").iterdir())
}
LISTED = {
    "Huawei": "us.entity-list", "SMIC": "us.entity-list", "SenseTime": "us.entity-list", "iFLYTEK": "us.entity-list",
    "Zhipu": "us.entity-list", "Inspur": "us.entity-list", "YMTC": "us.entity-list", "CXMT": "us.1260h",
    "Hikvision": "us.entity-list", "Cambricon": "us.entity-list", "Biren": "us.entity-list", "Sugon": "us.entity-list",
    "Moore Threads": "us.entity-list", "Phytium": "us.entity-list", "Yitu": "us.entity-list", "DJI": "us.ns-cmic",
    "Megvii": "us.entity-list", "BAAI": "us.entity-list", "Sophgo": "us.entity-list", "Dahua": "us.fcc-covered",
    "Loongson": "us.entity-list", "4Paradigm": "us.entity-list", "CloudWalk": "us.1260h", "HiSilicon": "us.entity-list",
    "Alibaba": "us.1260h", "Baidu": "us.1260h", "Tencent": "us.1260h", "Unitree": "us.1260h", "ZTE": "us.section-889",
    "Qihoo 360": "us.1260h", "Sber": "us.sdn", "i-Soon": "uk.consolidated", "TechInsights": "cn.unreliable-entities",
    "Anduril Industries": "cn.unreliable-entities", "MP Materials": "cn.export-control", "NtechLab": "us.entity-list",
    "华为": "us.entity-list", "商汤": "us.entity-list", "智谱": "us.entity-list", "寒武纪": "us.entity-list",
    "海康威视": "us.ns-cmic", "長江存儲": "", "阿里巴巴": "us.1260h", "中芯国际": "tw.shtc",
}  # fmt: skip
"""A name people use, and one list on which it must be found; empty: a form that is not in the extract."""
NOT_LISTED = (
    "DeepSeek", "Hangzhou DeepSeek Artificial Intelligence Basic Technology Research Co., Ltd.", "深度求索",
    "High-Flyer", "Moonshot AI", "Kimi", "MiniMax", "ByteDance", "字节跳动", "StepFun", "Meituan", "Xiaomi", "小米",
    "Qwen", "Spark", "OpenAI", "Anthropic", "Google", "Microsoft", "Mistral AI", "NVIDIA", "TSMC", "Samsung",
)  # fmt: skip
RESTATED = {"us.1260h"}
"""Lists published anew each year: an entry may begin later than the first listing."""


@pytest.mark.parametrize("name", LISTED)
def test_a_listed_name_is_found(bundled: Workspace, name: str):
    found = {entry.list for entry in bundled.watchlists.look_up([name], TODAY)}
    assert (LISTED[name] in found) if LISTED[name] else not found


@pytest.mark.parametrize("name", NOT_LISTED)
def test_a_name_that_is_on_no_list_is_not_found(bundled: Workspace, name: str):
    assert bundled.watchlists.look_up([name], TODAY) == []


def test_the_extract_is_several_hundred_parties():
    counts = {key: len(file.entries) for key, file in FILES.items()}
    assert counts["us-entity-list-ai"] >= 500
    assert sum(counts.values()) >= 700


def test_each_file_says_how_it_was_chosen_and_entries_are_complete(bundled: Workspace):
    for key, file in FILES.items():
        assert file.watchlist == key
        assert len(file.selection) > 40, key
        for entry in file.entries:
            assert (entry.list or file.list) in bundled.references.official_lists, entry.name
            assert entry.since, entry.name
            assert not entry.country or entry.country in COUNTRIES, entry.name
            assert entry.names_source or not (entry.trading_names or entry.native_names), entry.name
            source = file.sources[entry.source or file.source]
            assert (entry.observed or file.observed or "") <= TODAY and source.date


def test_entries_do_not_repeat():
    for file in FILES.values():
        keys = [(entry.list or file.list, entry.name.casefold()) for entry in file.entries]
        assert len(keys) == len(set(keys))


def test_the_guide_gives_the_right_numbers():
    guide = (bundled_root() / "data" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|.*\| (\d+) \|$", guide, re.MULTILINE)
    assert {key: int(count) for key, count in rows} == {
        key: len(file.entries) for key, file in FILES.items()
    }


def test_footnotes_of_the_entity_list_are_kept():
    notes = [entry.footnote for entry in FILES["us-entity-list-ai"].entries if entry.footnote]
    assert set(notes) == {"1", "4", "5"}
    assert min(notes.count("1"), notes.count("4")) > 80


def test_listings_in_profiles_agree_with_the_extract(bundled: Workspace):
    """Both ways, on the reference date, for the lists that the extract holds."""
    held = {entry.list or file.list for file in FILES.values() for entry in file.entries}
    for key, vendor in bundled.catalogue.vendors.items():
        stated = {
            one.list: one.since
            for one in vendor.listings
            if one.since <= TODAY <= (one.through or "9999-12-31")
        }
        names = [vendor.name, *vendor.native_names]
        found = bundled.watchlists.look_up(names, TODAY)
        assert {entry.list for entry in found} <= set(stated), key
        named = bundled.watchlists.look_up([*names, *vendor.brands], TODAY)
        for name in set(stated) & held:
            dates = [entry.since for entry in named if entry.list == name]
            assert dates, (key, name)
            late = min(days_between(stated[name], date) for date in dates)
            assert late >= -10 and (late <= 10 or name in RESTATED), (
                key,
                name,
                stated[name],
                dates,
            )


def test_absences_in_profiles_agree_with_the_extract(bundled: Workspace):
    for key, vendor in bundled.catalogue.vendors.items():
        looked = {name for absence in vendor.not_listed for name in absence.lists}
        found = {
            entry.list
            for entry in bundled.watchlists.look_up([vendor.name, *vendor.native_names], TODAY)
        }
        assert looked & found == set(), key
