"""A compiled module that was cut off, as on a full disk, is told in words and is no Ctrl-C."""

from __future__ import annotations

import pytest

from riskctl.cli import app


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (EOFError("marshal data too short"), "delete the folders __pycache__", 2),
        (EOFError(), "interrupted", 130),
    ],
)
def test_an_end_of_file_is_told_for_what_it_is(
    error: BaseException,
    words: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> object:
        raise error

    monkeypatch.setattr("riskctl.cli.today.day", broken)
    monkeypatch.setattr("sys.argv", ["riskctl", "screen", "Kelmar"])
    with pytest.raises(SystemExit) as left:
        app.run()
    assert left.value.code == code
    assert words in capsys.readouterr().err
