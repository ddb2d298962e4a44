"""Say in plain words what a YAML syntax error means and what to do about it."""

from yaml import MarkedYAMLError, YAMLError

from riskctl.text.characters import MAX_DEPTH, position
from riskctl.text.display import safe
from riskctl.text.problems import Problem

# The parsers' own words (libyaml's and PyYAML's differ) and the advice for each; the first that fits is used.
_AT_START = (
    ("quoted scalar found unexpected", "this quoted text is never closed; add the closing quote"),
    (
        "expected ':'",
        "this line has no ': '; write 'key: value', or indent it if it continues the line above",
    ),
    (
        "directive",
        "a line cannot start with '%' (directives are not allowed); put the text in quotes",
    ),
    ("an anchor", "a value cannot start with '&' (an anchor); put it in quotes"),
    ("an alias", "a value cannot start with '*' (an alias); put it in quotes"),
    ("tag", "a value cannot start with '!' (a tag); put it in quotes"),
)
_AT_FAULT = (
    (
        "maximum nesting depth",
        f"nested more than {MAX_DEPTH} levels deep; flatten this",
    ),  # libyaml 0.2.6 and later
    (
        "',' or ']'",
        "expected ',' or ']' here, in the list that opens at {start}; add the missing one",
    ),
    (
        "',' or '}'",
        "expected ',' or '}}' here, in the mapping that opens at {start}; add the missing one",
    ),
    (
        "mapping values",
        "unexpected ': '; quote a value that holds ': ', and check the indentation and the line above",
    ),
    (
        "sequence entries",
        "a list item cannot start here; put '- ' on its own line, indented below the key",
    ),
    ("mapping keys", "'? ' cannot stand here; write 'key: value', or put the value in quotes"),
    ("escape", "bad escape in double quotes; write '\\\\' for a backslash, or use single quotes"),
    (
        "hexdecimal",
        "bad escape in double quotes; write '\\\\' for a backslash, or use single quotes",
    ),
    (
        "block scalar",
        "only '+', '-' or a digit may follow '|' or '>'; start the text on the next line",
    ),
    (
        "block mapping",
        "expected 'key: value' here; check the indentation, and that quotes end where they should",
    ),
    (
        "block collection",
        "expected '- ' here, as for the other items of the list; check the indentation",
    ),
    ("node content", "expected a value here; remove the stray bracket or comma, or add the value"),
)


def syntax_problem(error: YAMLError, text: str, name: str) -> Problem:
    """Return the problem for an error that either of PyYAML's parsers raised on `text`."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(name, 1, 1, "this is not valid YAML; check how the file was written")
    # libyaml reports where it gave up, which for an unclosed quote is the end of the file.
    fault = error.problem_mark.index
    start = fault if error.context_mark is None else error.context_mark.index
    words = f"{error.context} {error.problem}"
    for needle, advice in _AT_START:
        if needle in words:
            return Problem(name, *position(text, start), advice)
    return Problem(name, *position(text, fault), _advice(words, text, fault, start))


def _advice(words: str, text: str, fault: int, start: int) -> str:
    char = text[fault : fault + 1]
    if char == "\t":
        return "a tab cannot be used for indentation; use spaces"
    # Only after the tab: libyaml says the same of a tab.
    if "cannot start any token" in words:
        return f"a value cannot start with {safe(char)}; put it in quotes"
    if "node content" in words and not text[fault:].strip():
        return "the file ends inside a '[' or '{' that is never closed; add the closing bracket"
    for needle, advice in _AT_FAULT:
        if needle in words:
            line, col = position(text, start)
            return advice.format(start=f"line {line}, column {col}")
    return (
        f"this is not valid YAML ({words}); check the indentation, quotes and brackets around here"
    )
