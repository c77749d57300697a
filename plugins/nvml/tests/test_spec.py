"""The table of functions, the exported names and the wire form fit together."""

from __future__ import annotations

from pathlib import Path

from gtap_plugin_nvml import nvml
from gtap_plugin_nvml.functions import BY_HAND, FUNCTIONS

from gtap_core.spec.prototype import parse_prototype
from gtap_core.testing import check_library

EXPORTS = (Path(__file__).resolve().parents[1] / "exports" / "libnvidia-ml.so.1.txt").read_text().split()


def test_the_library_is_what_its_spec_says() -> None:
    assert check_library(nvml).called == ("gtapNvmlSample", "gtapNvmlRead")


def test_every_name_of_the_library_is_answered() -> None:
    by_hand = [parse_prototype(each).name for each in BY_HAND]
    assert sorted([*(row.name for row in FUNCTIONS), *by_hand]) == sorted(EXPORTS)


def test_forms_are_made_of_known_letters() -> None:
    for row in FUNCTIONS:
        letters = [letter for letter, _ in row.parameters]
        assert "".join(f"{letter}{size or ''}" for letter, size in row.parameters) == row.form
        assert set(letters) <= set("duU*vsc[Azxh" + "H"), row
        assert all(bool(size) == (letter in "*v[A") for letter, size in row.parameters), row
        assert not (row.travels and set(letters) & set("zxhH")), row
        for index, letter in enumerate(letters):
            assert letter != "s" or letters[index + 1] == "u", row
            assert letter != "A" or letters[index - 1] == "u", row
            assert letter != "[" or "c" in letters, row


def test_what_changes_a_device_never_travels() -> None:
    assert not [row.name for row in FUNCTIONS if row.answer == "set" and row.travels]
    changing = ("Set", "Clear", "Reset", "Create", "Destroy", "Remove")
    named = [row.name for row in FUNCTIONS if row.name.removeprefix("nvmlDevice").startswith(changing)]
    assert named and all(row.answer == "set" for row in FUNCTIONS if row.name in named)
