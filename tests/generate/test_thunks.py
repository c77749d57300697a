"""Generated thunks under the sanitizers: they take and refuse what Python does, and call with the same arguments."""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core import Library, Out
from gtap_core.generate.thunks import lacks_thunk, thunked, thunks
from gtap_core.spec import LONGEST_PART
from gtap_core.spec.library import Function
from gtap_core.testing.compiling import LANE
from gtap_core.testing.thunking import DONE, MALFORMED, PYTHON, ROOM, Thunks, check_thunk
from gtap_core.testing.values import DEVICE_ADDRESS, Arguments
from gtap_core.wire.frame import INLINE
from tests.spec.hard_cases import cases

from .every_role import every

SANITIZED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
HEADER = LANE / "gtap" / "thunk.h"
WITHOUT = pytest.mark.falls_without
THUNK, GENERATOR = "gtap_core/lane/include/gtap/thunk.h", "gtap_core/generate/thunks.py"
TOY = Path(__file__).parents[2] / "examples" / "gtap-plugin-toy"

Made = dict[str, Thunks]


def toy() -> Library:
    """The smallest complete plugin's library."""
    sys.path.insert(0, str(TOY))
    try:
        import gtap_plugin_toy
    finally:
        sys.path.remove(str(TOY))
    library: Library = gtap_plugin_toy.toy
    return library


LIBRARIES = [every, cases, toy()]
FUNCTIONS = [function for library in LIBRARIES for function in thunked(library)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The thunks of every library here, running."""
    with ExitStack() as stack:
        yield {
            library.name: stack.enter_context(Thunks(library, tmp_path_factory.mktemp(library.name), SANITIZED))
            for library in LIBRARIES
        }


def body_of(function: Function, seed: int) -> bytes:
    return function.marshal(Arguments(function, seed).make())


@WITHOUT(THUNK, "memcpy(place, part->pointer, part->length);")
@WITHOUT(THUNK, "answer->size += (uint32_t)padded;")
def test_sound_calls_are_made_with_the_same_arguments_and_answered_with_the_same_bytes(made: Made) -> None:
    verdicts: dict[str, set[int]] = {}
    for function in FUNCTIONS:
        thunks = made[function.library.name]
        bodies = [body_of(function, seed) for seed in range(60)]
        check_thunk(thunks, function, bodies)
        verdicts[function.name] = {thunks.call(function, body).verdict for body in bodies}
    assert all(MALFORMED not in each for each in verdicts.values())
    callbacks = {
        "called",
        "cudaLaunchHostFunc",
        "cudaStreamAddCallback",
    }  # the generator of values gives them functions
    assert {name for name, each in verdicts.items() if DONE not in each} == callbacks


DAMAGE = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), st.integers(0, 1 << 16), st.integers(0, 7)),
        st.tuples(st.just("byte"), st.integers(0, 1 << 16), st.integers(0, 255)),
        st.tuples(st.just("cut"), st.integers(0, 1 << 16), st.just(0)),
        st.tuples(st.just("more"), st.integers(1, 24), st.sampled_from([0, 255])),
        st.tuples(st.just("word"), st.integers(0, 40), st.sampled_from(
            [0, 1, 8, 1 << 48, 2 << 48, 3 << 48, 1 << 48 | 8, 2 << 48 | 8, LONGEST_PART, LONGEST_PART + 8, 2**64 - 1,
             2**63, DEVICE_ADDRESS, (1 << 46) - 4, INLINE, INLINE + 8])),
    ),
    max_size=3,
)  # fmt: skip


def damaged(body: bytes, damage: list[tuple[str, int, int]]) -> bytes:
    """What is left of a body."""
    changed = bytearray(body)
    for kind, at, value in damage:
        if kind == "more":
            changed += bytes([value]) * at
        elif kind == "cut":
            del changed[at % (len(changed) + 1) :]
        elif kind == "word":
            start = 8 * at % max(8, len(changed))
            changed[start : start + 8] = value.to_bytes(8, "little")
        elif changed:
            at %= len(changed)
            changed[at] = changed[at] ^ 1 << value if kind == "flip" else value
    return bytes(changed)


@WITHOUT(THUNK, "gtap_thunk_need(frame, size >= fixed);")
@WITHOUT(THUNK, "gtap_thunk_need(frame, gtap_thunk_describes(descriptor, GTAP_FORM_BULK));")
@WITHOUT(THUNK, "gtap_thunk_need(frame, descriptor == GTAP_THUNK_NULL);")
@WITHOUT(GENERATOR, "self.lengths += self._measured(name, part)")
@settings(max_examples=2500, deadline=None)
@given(which=st.integers(0, len(FUNCTIONS) - 1), seed=st.integers(0, 200), damage=DAMAGE)
def test_damaged_bodies_are_taken_and_refused_as_python_does(
    made: Made, which: int, seed: int, damage: list[tuple[str, int, int]]
) -> None:
    function = FUNCTIONS[which]
    made[function.library.name].check(function, damaged(body_of(function, seed), damage))


def test_a_thunk_gives_up_before_the_call_where_it_may_not_be_made(made: Made) -> None:
    """Its order does not come yet; too little room for the reply; a body at an odd address."""
    thunks, function = made["toy"], toy().by_name["toyScale"]
    body = function.marshal([16, bytes(12), bytearray(12), 3, 2.0])
    size = len(function.marshal_reply(0, [bytes(12)]))
    assert thunks.call(function, body, room=size).verdict == DONE
    for reason in ({"refuses": True}, {"room": size - 1}, {"room": 15}, {"room": 0}, {"askew": True}):
        ran = thunks.call(function, body, **reason)  # type: ignore[arg-type]
        assert (ran.verdict, ran.noted) == (PYTHON, b"")


NONE = 1 << 48


def counted(*descriptors: int, parts: bytes) -> bytes:
    """A body of every.counted: m, n, few, k, items, more, last."""
    return struct.pack("<7Q", *descriptors) + parts


@WITHOUT(THUNK, "return 0; /* expect has its say on that */")
def test_counts_behind_pointers_are_read_with_their_signs(made: Made) -> None:
    def verdict(body: bytes) -> int:
        return made["every"].check(every.by_name["counted"], body).verdict

    numbers = "<i4xI4xh6xQH6x"
    assert verdict(counted(4, 4, 2, 8, 4, 0, 2, parts=struct.pack(numbers, 1, 0, 1, 1, 7))) == DONE
    assert verdict(counted(4, 4, 2, 8, 4, 0, 2, parts=struct.pack(numbers, 1, 0, -1, 1, 7))) == MALFORMED
    numbers = "<i4xI4xh6x"
    assert verdict(counted(4, 4, 2, NONE, 4, 0, 0, parts=struct.pack(numbers, 1, 0, 1))) == DONE
    k_ends_the_body = counted(4, 4, 2, 0, 4, 0, 0, parts=struct.pack(numbers, 1, 0, 1))
    assert verdict(k_ends_the_body) == MALFORMED
    numbers = "<i4xI4x8s"
    assert verdict(counted(4, 4, NONE, NONE, 4, 3, NONE, parts=struct.pack(numbers, 1, 3, b"abc"))) == DONE
    assert verdict(counted(4, 4, NONE, NONE, NONE, 3, NONE, parts=struct.pack(numbers, 1, 3, b"abc"))) == MALFORMED


def test_outputs_that_travel_on_bulk_streams_are_left(made: Made) -> None:
    large = every.by_name["large"]
    for size, verdict in ((INLINE, DONE), (INLINE + 1, PYTHON), (LONGEST_PART, PYTHON), (LONGEST_PART + 1, MALFORMED)):
        body = large.marshal([bytearray(size), size])
        assert made["every"].check(large, body).verdict == verdict
    assert ROOM > INLINE


def test_why_a_function_has_no_thunk() -> None:
    reasons = {function.name: lacks_thunk(function) for function in every.functions.values()}
    assert {name: reason for name, reason in reasons.items() if reason} == {
        "create": "it changes what handles there are",
        "destroy": "it changes what handles there are",
        "spoil": "it changes what handles there are",
        "later": "its output is pushed",
        "launch": "a kernel's arguments are the driver's",
        "deep": "pointers lie in its memory",
        "held": "handles lie in its memory",
        "odd": "*n is no number",
        "gtapAsk": "no library has it",
        "handled": "it has a handler",
    }
    assert [function.name for function in thunked(toy())] == ["toyVersion", "toyScale", "toyBias"]


def test_a_library_whose_functions_all_have_handlers_has_no_file() -> None:
    library = Library("plain", soname="libplain.so")
    library.custom(1, "int plainAsk(int *n)", n=Out())
    assert thunks(library)
    library.handler("plainAsk")(lambda session, n: 0)
    assert not thunks(library)


def test_the_bounds_of_both_sides_are_one_number() -> None:
    assert int(re.findall(r"#define GTAP_THUNK_INLINE (\d+)", HEADER.read_text())[0]) == INLINE
    counts = Path(__file__).parents[2] / "shim" / "include" / "gtap" / "count.h"
    assert "#define GTAP_PART_MOST (UINT64_C(4) << 20)" in counts.read_text() and LONGEST_PART == 4 << 20
