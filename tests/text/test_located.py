"""Values, positions and round trips of well-formed YAML."""

import hashlib
import pickle
from pathlib import Path

import pytest
import yaml

from riskctl.text.build import MAX_DEPTH, MAX_ENTRIES
from riskctl.text.characters import MAX_PROBLEMS
from riskctl.text.located import InputError, Located, Problem, load, parse

DOCUMENT = """\
# a vendor
name: 深度求索
country: NO
version: 1.10
since: 2026-11-23
open: true
share: 0x1F
parent: null
site: ~
note:
quoted: ["null", '~', "", 'true']
owners:
  - name: A   # first
    share: 5e3
  -   b
  - [c, {d: e}]
"""


def refusal(source: str | bytes, root: type = dict) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse(source, "f", root)
    return str(caught.value).split("\n")


def test_all_scalars_stay_text_but_unquoted_null() -> None:
    data = parse(DOCUMENT, "f").data
    assert data == {
        "name": "深度求索",
        "country": "NO",
        "version": "1.10",
        "since": "2026-11-23",
        "open": "true",
        "share": "0x1F",
        "parent": None,
        "site": None,
        "note": None,
        "quoted": ["null", "~", "", "true"],
        "owners": [{"name": "A", "share": "5e3"}, "b", ["c", {"d": "e"}]],
    }


def test_positions_are_those_of_keys_and_items() -> None:
    located = parse(DOCUMENT, "f")
    assert located.positions[()] == (2, 1)
    assert located.positions[("country",)] == (3, 1)
    assert located.positions[("quoted", 1)] == (11, 18)
    assert located.positions[("owners", 0)] == (13, 5)
    assert located.positions[("owners", 0, "share")] == (14, 5)
    assert located.positions[("owners", 1)] == (15, 7)
    assert located.positions[("owners", 2, 1, "d")] == (16, 10)
    assert len(located.positions) == 1 + 11 + 4 + 3 + 2 + 2 + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_leading_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    plain = parse(DOCUMENT, "f")
    other = parse(mark + DOCUMENT.replace("\n", end), "f")
    assert (other.data, other.positions) == (plain.data, plain.positions)


def test_columns_count_characters_not_bytes() -> None:
    assert parse("{甲😀: 1, é: 2}", "f").positions[("é",)] == (1, 9)


def test_at_falls_back_to_the_nearest_ancestor() -> None:
    located = parse(DOCUMENT, "f")
    assert located.at(("owners", 0, "missing", 7)) == (13, 5)
    assert located.at(("missing",)) == (2, 1)
    assert Located("f", None, {}, "").at(("x",)) == (1, 1)
    assert located.problem(("owners", 1), "is odd") == Problem("f", 15, 7, "is odd")


def test_sha256_is_of_the_raw_bytes(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfname: A\r\n"
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    assert load(path) == parse(raw, str(path))
    assert load(path).sha256 == hashlib.sha256(raw).hexdigest()
    assert parse(raw.decode(), "f").sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("source", "root"), [("- a", list), ("a", str), ("a: b", dict), ("a", object), ("- a", object)]
)
def test_root_may_be_chosen(source: str, root: type) -> None:
    assert parse(source, "f", root).data == yaml.safe_load(source)


@pytest.mark.parametrize(
    ("source", "root", "message"),
    [
        (
            "a: b",
            list,
            "f:1:1: the file must hold a list ('- item'), but it is a mapping ('key: value')",
        ),
        (
            "- a",
            dict,
            "f:1:1: the file must hold a mapping ('key: value'), but it is a list ('- item')",
        ),
        ("a: b", str, "f:1:1: the file must hold text, but it is a mapping ('key: value')"),
        ("null", object, "f:1:1: the document is empty; fill it in or remove the file"),
        ("~", dict, "f:1:1: the document is empty; fill it in or remove the file"),
        ("", object, "f:1:1: the file is empty; fill it in or remove it"),
    ],
)
def test_wrong_root_is_refused(source: str, root: type, message: str) -> None:
    assert refusal(source, root) == [message]


def test_one_document_may_be_marked_and_ended() -> None:
    assert parse("# c\n---\na: b\n... # end\n\n# c\n", "f").data == {"a": "b"}


def test_quoted_merge_and_null_keys_are_plain_names() -> None:
    assert parse("'<<': a\n'null': b\n'': c\n\"~\": d", "f").data == {
        "<<": "a",
        "null": "b",
        "": "c",
        "~": "d",
    }


def test_numbers_and_booleans_are_text_keys() -> None:
    assert parse("1: a\nNO: b\n1.0: c\ntrue: d", "f").data == {
        "1": "a",
        "NO": "b",
        "1.0": "c",
        "true": "d",
    }


def test_nesting_up_to_the_limit_is_accepted() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f", list).data
    text = "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)
    assert refusal(text, list) == [
        f"f:1:{MAX_DEPTH + 1}: nested more than 32 levels deep; flatten this"
    ]


def test_brackets_in_text_and_comments_are_no_nesting() -> None:
    deep = "[{" * 5000
    text = f"a: '{deep}'\nb: \"{deep}\"\nc: |\n  {deep}\nd: x {deep}\n# {deep}\n"
    assert set(parse(text, "f").data.values()) == {deep, deep + "\n", f"x {deep}"}


def test_too_many_entries_are_refused() -> None:
    text = "a:\n" + "- x\n" * (MAX_ENTRIES - 2)
    assert len(parse(text, "f").data["a"]) == MAX_ENTRIES - 2
    assert refusal(text + "- x\n") == ["f:100000:3: more than 100,000 entries; split the file"]


def test_very_long_text_is_accepted() -> None:
    assert len(parse("a: '" + "x" * 1_000_000 + "'", "f").data["a"]) == 1_000_000


def test_problems_of_one_file_are_capped() -> None:
    assert len(refusal("a: 1\n" * 1000)) == MAX_PROBLEMS
    assert len(refusal("a: " + "\0" * 1000)) == MAX_PROBLEMS


def test_character_and_structure_problems_come_together() -> None:
    assert refusal(b"a: \xff\nb: *c\na: d\n") == [
        "f:1:4: byte 0xFF is not valid UTF-8; save the file as UTF-8",
        "f:2:4: alias *c is not allowed; write the value out",
        "f:3:1: key 'a' appears twice (first at line 1, column 1); keep one of them",
    ]


@pytest.mark.parametrize(
    "twice", ["k: {x: 1}\nk: {x: 2}", "<<: {x: 1}\n<<: {x: 2}", "? {x: 1}\n: {x: 2}"]
)
def test_nothing_below_a_refused_key_is_called_a_duplicate(twice: str) -> None:
    assert not [line for line in refusal(twice) if "'x' appears twice" in line]


def test_lone_surrogates_in_text_are_refused() -> None:
    message = "U+D800 is half of a character (a lone surrogate); write the whole character"
    assert refusal("a: \ud800") == [f"f:1:4: {message}"]


def test_joiners_that_scripts_need_are_accepted() -> None:
    name = "می‌خواهم 👩‍💻 क्‍ष"
    assert parse(f"a: {name}", "f").data == {"a": name}


def test_problems_are_sorted_shown_safely_and_survive_pickling() -> None:
    second, first = Problem("b\x1b[2J", 2, 10, "x\ny"), Problem("b\x1b[2J", 2, 9, "z")
    error = InputError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "b\\x1b[2J:2:9: z\nb\\x1b[2J:2:10: x\\x0ay"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
