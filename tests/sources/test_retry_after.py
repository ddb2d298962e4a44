"""How long a server may make us wait."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from riskctl.sources.download import LONGEST_WAIT, _retry_after


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("5", 5.0),
        ("3600", LONGEST_WAIT),
        ("Wed, 21 Oct 2099 07:28:00 GMT", LONGEST_WAIT),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("9" * 400, LONGEST_WAIT),
        ("soon", 0.0),
        ("-3", 0.0),
        ("", 0.0),
    ],
)
def test_seconds_or_a_date(header: str, seconds: float) -> None:
    assert _retry_after(SimpleNamespace(headers={"Retry-After": header})) == seconds
