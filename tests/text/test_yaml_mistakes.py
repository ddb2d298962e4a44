"""Every mistake a YAML file can hold has one small file, and one exact complaint for each place."""

from pathlib import Path

import pytest

from riskctl.text.located import InputError, load

WRONG = Path(__file__).parents[1] / "wrong" / "yaml"

EXPECTED = {
    "alias": [
        "2:8: alias *kept is not allowed; write the value out",
        "3:10: alias *kept is not allowed; write the value out",
    ],
    "anchor": [
        "1:8: anchor &boss is not allowed; remove it",
        "2:9: anchor &all is not allowed; remove it",
    ],
    "bad-byte": [
        "2:10: byte 0xE8 is not valid UTF-8; save the file as UTF-8",
    ],
    "bad-escape": [
        "1:10: bad escape in double quotes; write '\\\\' for a backslash, or use single quotes",
    ],
    "bad-hex-escape": [
        "1:9: bad escape in double quotes; write '\\\\' for a backslash, or use single quotes",
    ],
    "bad-indentation": [
        "3:3: expected 'key: value' here; check the indentation, and that quotes end where they should",
    ],
    "bare-ampersand": [
        "1:7: a value cannot start with '&' (an anchor); put it in quotes",
    ],
    "bare-asterisk": [
        "1:7: a value cannot start with '*' (an alias); put it in quotes",
    ],
    "block-header": [
        "1:11: only '+', '-' or a digit may follow '|' or '>'; start the text on the next line",
    ],
    "byte-order-mark-inside": [
        "2:1: a byte order mark (U+FEFF) may stand only at the very start of the file; delete this one",
    ],
    "colon-in-value": [
        "1:14: unexpected ': '; quote a value that holds ': ', and check the indentation and the line above",
    ],
    "comment-only": [
        "1:1: the file is empty; fill it in or remove it",
    ],
    "complex-key": [
        "1:8: a list or mapping cannot be a key; use text, and put '{{ }}' or '[ ]' in quotes",
        "2:3: a list or mapping cannot be a key; use text, and put '{{ }}' or '[ ]' in quotes",
    ],
    "control-character": [
        "1:8: control character U+001B is not allowed; delete it",
        "2:10: control character U+007F is not allowed; delete it",
    ],
    "direction-override": [
        "2:8: text direction control U+202E is not allowed, as it disguises text; delete it",
        "2:19: text direction control U+202C is not allowed, as it disguises text; delete it",
    ],
    "directive-inside": [
        "2:1: a line cannot start with '%' (directives are not allowed); put the text in quotes",
    ],
    "directive": [
        "2:1: directives (lines that start with '%') are not allowed; remove them",
    ],
    "duplicate-key-cr": [
        "3:1: key 'name' appears twice (first at line 1, column 1); keep one of them",
    ],
    "duplicate-key-crlf": [
        "3:1: key 'name' appears twice (first at line 1, column 1); keep one of them",
    ],
    "duplicate-key-in-flow": [
        "1:14: key '甲' appears twice (first at line 1, column 2); keep one of them",
    ],
    "duplicate-key": [
        "3:1: key 'name' appears twice (first at line 1, column 1); keep one of them",
        "6:3: key 'x' appears twice (first at line 5, column 3); keep one of them",
        "7:1: key 'owner' appears twice (first at line 4, column 1); keep one of them",
    ],
    "empty-document": [
        "2:1: the document is empty; fill it in or remove the file",
    ],
    "empty": [
        "1:1: the file is empty; fill it in or remove it",
    ],
    "escaped-control-character": [
        "1:7: escape in double quotes: control character U+001B is not allowed; delete it",
        "2:1: escape in double quotes: text direction control U+202E is not allowed, as it disguises text; delete it",
    ],
    "item-on-key-line": [
        "1:9: a list item cannot start here; put '- ' on its own line, indented below the key",
    ],
    "key-without-value": [
        "2:1: this line has no ': '; write 'key: value', or indent it if it continues the line above",
    ],
    "list-under-mapping": [
        "2:1: expected 'key: value' here; check the indentation, and that quotes end where they should",
    ],
    "many-mistakes": [
        "1:7: anchor &n is not allowed; remove it",
        "2:1: key 'name' appears twice (first at line 1, column 1); keep one of them",
        "2:7: tag !!str is not allowed; remove it, or quote a value that starts with '!'",
        "3:8: alias *n is not allowed; write the value out",
        "4:1: merge keys (<<) are not allowed; write the merged entries out in full",
        "5:1: a key is missing or null; write a name before ':', in quotes if it is a word for null",
        "7:1: expected ',' or ']' here, in the list that opens at line 6, column 7; add the missing one",
    ],
    "mapping-under-list": [
        "3:3: expected '- ' here, as for the other items of the list; check the indentation",
    ],
    "merge-key": [
        "4:3: merge keys (<<) are not allowed; write the merged entries out in full",
    ],
    "missing-comma-in-mapping": [
        "1:19: expected ',' or '}' here, in the mapping that opens at line 1, column 8; add the missing one",
    ],
    "missing-comma": [
        "1:17: expected ',' or ']' here, in the list that opens at line 1, column 9; add the missing one",
    ],
    "nested-too-deep": [
        "1:35: nested more than 32 levels deep; flatten this",
    ],
    "not-a-character": [
        "1:8: U+FFFF is not a character; delete it",
    ],
    "null-byte": [
        "1:8: control character U+0000 is not allowed; delete it",
    ],
    "null-key": [
        "2:1: a key is missing or null; write a name before ':', in quotes if it is a word for null",
        "3:1: a key is missing or null; write a name before ':', in quotes if it is a word for null",
    ],
    "odd-tag": [
        "1:7: a value cannot start with '!' (a tag); put it in quotes",
    ],
    "overlong-utf-8": [
        "1:7: byte 0xC0 is not valid UTF-8; save the file as UTF-8",
        "1:8: byte 0xAF is not valid UTF-8; save the file as UTF-8",
    ],
    "question-mark": [
        "1:7: '? ' cannot stand here; write 'key: value', or put the value in quotes",
    ],
    "quote-in-quotes": [
        "1:11: expected 'key: value' here; check the indentation, and that quotes end where they should",
    ],
    "reserved-character": [
        "2:9: a value cannot start with @; put it in quotes",
    ],
    "root-is-list": [
        "1:1: the file must hold a mapping ('key: value'), but it is a list ('- item')",
    ],
    "root-is-text": [
        "2:1: the file must hold a mapping ('key: value'), but it is text",
    ],
    "second-byte-order-mark": [
        "1:1: a byte order mark (U+FEFF) may stand only at the very start of the file; delete this one",
    ],
    "second-document-after-end": [
        "4:1: a second document, or stray text, starts here; keep one document in each file",
    ],
    "second-document": [
        "2:1: a second document, or stray text, starts here; keep one document in each file",
    ],
    "separator-character": [
        "1:8: invisible line separator U+2028 is not allowed; use an ordinary line break",
        "2:7: invisible line separator U+0085 is not allowed; use an ordinary line break",
    ],
    "stray-bracket": [
        "1:13: expected a value here; remove the stray bracket or comma, or add the value",
    ],
    "surrogate-bytes": [
        "1:7: byte 0xED is not valid UTF-8; save the file as UTF-8",
        "1:8: byte 0xA0 is not valid UTF-8; save the file as UTF-8",
        "1:9: byte 0x80 is not valid UTF-8; save the file as UTF-8",
    ],
    "tab-after-text": [
        "3:1: a tab cannot be used for indentation; use spaces",
    ],
    "tab-indentation": [
        "2:1: a tab cannot be used for indentation; use spaces",
    ],
    "tag": [
        "1:7: tag !!python/object/apply:os.system is not allowed; remove it, or quote a value that starts with '!'",
        "2:8: tag !!timestamp is not allowed; remove it, or quote a value that starts with '!'",
    ],
    "text-after-value": [
        "2:1: a second document, or stray text, starts here; keep one document in each file",
    ],
    "unclosed-bracket": [
        "3:1: the file ends inside a '[' or '{' that is never closed; add the closing bracket",
    ],
    "unclosed-list": [
        "4:1: expected ',' or ']' here, in the list that opens at line 2, column 9; add the missing one",
    ],
    "unclosed-quote": [
        "1:7: this quoted text is never closed; add the closing quote",
    ],
    "undefined-tag-handle": [
        "1:7: a value cannot start with '!' (a tag); put it in quotes",
    ],
    "utf-16-unmarked": [
        "1:1: the file is UTF-16 or UTF-32; save it as UTF-8",
    ],
    "utf-16": [
        "1:1: the file is UTF-16 or UTF-32; save it as UTF-8",
    ],
    "utf-32": [
        "1:1: the file is UTF-16 or UTF-32; save it as UTF-8",
    ],
}


def test_every_wrong_file_is_expected() -> None:
    assert {path.name for path in WRONG.iterdir()} == {f"{mistake}.yaml" for mistake in EXPECTED}


@pytest.mark.parametrize("mistake", sorted(EXPECTED))
def test_mistake_is_reported_where_it_is(mistake: str) -> None:
    with pytest.raises(InputError) as caught:
        load(WRONG / f"{mistake}.yaml", name="wrong.yaml")
    assert str(caught.value).split("\n") == [f"wrong.yaml:{line}" for line in EXPECTED[mistake]]
