from __future__ import annotations

import pytest

from riskctl.text.problems import InputError, Problem, Problems

FIRST, SECOND = Problem("a.yaml", 1, 1, "wrong"), Problem("b.yaml", 2, 3, "wrong too")


def test_steps_after_a_mistake_still_run_and_all_mistakes_are_raised_at_the_end():
    gathered = Problems()
    done = []
    with gathered.caught():
        done.append("first")
        raise InputError([SECOND])
    with gathered.caught():
        done.append("second")
        raise InputError([FIRST])
    with gathered.caught():
        done.append("third")
    with pytest.raises(InputError) as raised:
        gathered.raise_all()
    assert done == ["first", "second", "third"]
    assert raised.value.problems == (FIRST, SECOND)


def test_nothing_is_raised_where_nothing_is_wrong():
    Problems().raise_all()


def test_only_mistakes_of_inputs_are_gathered():
    gathered = Problems()
    with pytest.raises(KeyError), gathered.caught():
        raise KeyError("a fault of the program")
    assert gathered == []
