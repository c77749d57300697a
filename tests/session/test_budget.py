"""A session's part in its lease's memory: asked for one after the other, given back when it is not made."""

from __future__ import annotations

import pytest

from gtap_core.session.budget import Budget
from gtap_core.session.device import Pending, done
from gtap_core.wire.control import Message, Take, Taken

LIMIT = 100


@pytest.fixture
def said() -> list[Message]:
    """What the supervisor is sent."""
    return []


@pytest.fixture
def budget(said: list[Message]) -> Budget:
    return Budget(LIMIT, said.append)


def test_questions_are_asked_one_after_the_other(budget: Budget, said: list[Message]) -> None:
    first, second = budget.take(0, 60), budget.take(1, 70)
    assert said == [Take(0, 60)]
    budget.taken(Taken(True, 40))
    assert (first.status, first.value, second.status) == (0, 40, None)
    assert said == [Take(0, 60), Take(1, 70)]
    budget.taken(Taken(False, 30))
    assert (second.status, second.value) == (2, 30)
    budget.taken(Taken(True, 0))  # to no question


def test_memory_is_made_once_it_is_taken_and_given_back_when_it_fails(budget: Budget, said: list[Message]) -> None:
    device = Pending()
    spent = budget.spend(0, 60, lambda: device)
    assert spent.status is None
    budget.taken(Taken(True, 40))
    assert spent.status is None
    device.resolve(2)
    assert spent.status == 2
    assert said == [Take(0, 60), Take(0, -60)]


def test_nothing_is_made_that_is_not_taken(budget: Budget, said: list[Message]) -> None:
    spent = budget.spend(0, 60, lambda: pytest.fail("it was made"))
    budget.taken(Taken(False, 40))
    assert spent.status == 2
    assert said == [Take(0, 60)]


def test_what_finds_too_little_waits_for_what_is_on_its_way_out(budget: Budget, said: list[Message]) -> None:
    device = Pending()
    budget.leave(0, 60, device)
    spent, other = budget.spend(0, 60, lambda: done(0, "made")), budget.spend(1, 60, lambda: done())
    budget.taken(Taken(False, 40))
    budget.taken(Taken(False, 40))
    assert (spent.status, other.status) == (None, 2)  # what leaves another device makes no room
    device.resolve(0)
    assert said == [Take(0, 60), Take(1, 60), Take(0, -60)]
    budget.taken(Taken(True, 100))
    budget.taken(Taken(True, 40))
    assert (spent.status, spent.value) == (0, "made")


def test_what_was_refused_while_memory_was_given_back_is_tried_again(budget: Budget) -> None:
    device = Pending()
    budget.leave(0, 60, device)
    spent = budget.spend(0, 60, lambda: done(0, "made"))
    device.resolve(0)  # after the question, before its answer
    for answer in (Taken(False, 40), Taken(True, 100), Taken(True, 40)):
        assert spent.status is None
        budget.taken(answer)
    assert spent.value == "made"
    full = budget.spend(0, 60, lambda: done())
    budget.taken(Taken(False, 40))
    assert full.status == 2


def test_what_is_free_is_what_is_left_of_the_limit(budget: Budget) -> None:
    plenty, little = budget.bound(0, done(0, (500, 1000))), budget.bound(0, done(0, (7, 50)))
    failed = budget.bound(0, done(700))
    budget.taken(Taken(True, 40))
    budget.taken(Taken(True, 40))
    assert (plenty.value, little.value, failed.status) == ((40, LIMIT), (7, 50), 700)


def test_without_a_limit_the_supervisor_is_asked_while_memory_is_shared_and_else_told(said: list[Message]) -> None:
    budget = Budget(0, said.append)
    assert budget.bound(0, done(0, (500, 1000))).value == (500, 1000)
    assert budget.spend(0, 60, lambda: done(0, "made")).value == "made"
    assert budget.spend(0, 50, lambda: done(2)).status == 2
    budget.give(0, 20)
    assert (said, budget.held[0]) == ([], 40)
    budget.share(True)
    assert said == [Take(0, 40, told=True)]
    said.clear()
    info = budget.bound(0, done(0, (500, 1000)))
    budget.taken(Taken(True, 40))
    assert info.value == (40, 1000)
    taken = budget.take(0, 1 << 50)
    budget.taken(Taken(False, 40))
    assert taken.status == 2
    assert said == [Take(0, 0), Take(0, 1 << 50)]
    budget.share(False)
    budget.give(0, 30)
    budget.share(True)
    assert said[2:] == [Take(0, -30, told=True)]


def test_what_is_held_is_what_was_allowed(budget: Budget) -> None:
    budget.take(0, 60)
    budget.take(0, 70)
    budget.give(0, 20)
    for answer in (Taken(True, 40), Taken(False, 40), Taken(True, 60)):
        budget.taken(answer)
    assert budget.held[0] == 40


def test_where_nobody_counts_nobody_is_asked(said: list[Message]) -> None:
    free = Budget()
    assert free.take(0, 1 << 50).status == 0
    assert free.spend(0, 1 << 50, lambda: done(0, "made")).value == "made"
    free.give(0, 1 << 50)
    assert free.bound(0, done(0, (1, 2))).value == (1, 2)
    assert said == []
