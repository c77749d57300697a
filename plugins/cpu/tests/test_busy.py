"""How long kernels have run: whole tenths of a second, by device, also while one runs."""

from __future__ import annotations

from gtap_plugin_cpu.busy import TENTH, TENTHS, Busy


class Clock:
    """Nanoseconds, as a test says."""

    now = 100 * TENTH

    def __call__(self) -> int:
        return self.now


def test_nothing_has_run() -> None:
    assert Busy(Clock()).report() == []


def test_time_is_counted_in_the_tenths_in_which_it_passed() -> None:
    clock = Clock()
    busy = Busy(clock)
    with busy.on(1):
        clock.now += TENTH + TENTH // 4
    clock.now += TENTH
    assert busy.report() == [[0] * (1 + TENTHS), [125_000_000, *[0] * 8, TENTH, TENTH // 4]]
    clock.now += 9 * TENTH
    assert busy.report()[1] == [125_000_000, TENTH // 4, *[0] * 9]
    clock.now += TENTH
    assert busy.report()[1] == [125_000_000, *[0] * 10], "the total stays"


def test_a_kernel_that_runs_is_counted_once() -> None:
    clock = Clock()
    busy = Busy(clock)
    with busy.on(0):
        for _ in range(30):
            clock.now += TENTH
            busy.report()
        assert busy.report() == [[30 * TENTH, *[TENTH] * 10]]
    assert busy.report() == [[30 * TENTH, *[TENTH] * 10]]


def test_a_long_past_costs_nothing() -> None:
    clock = Clock()
    busy = Busy(clock)
    with busy.on(0):
        clock.now += 10**9 * TENTH
    assert len(busy._slots[0]) <= TENTHS + 1
    assert busy.report() == [[10**9 * TENTH, *[TENTH] * 10]]
