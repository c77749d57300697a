from __future__ import annotations

import inspect
from typing import Any

import pytest

from gtap_core import DevicePointer, Handle, HostOrDevice, In, InOut, Library, Out, Real, Statuses, Str, Stream, Struct
from gtap_core.errors import SpecError
from gtap_core.spec import STREAM_KIND, kind_number, running_hash


def library(**more: Any) -> Library:
    types = {"h_t": Handle, "other_t": Handle, "stream_t": Stream, "e": "int", **more.pop("types", {})}
    return Library("lib", soname="liblib.so.1", types=types, **more)


@pytest.mark.parametrize(
    ("prototype", "options", "complaint"),
    [
        ("int f(const float *x)", {}, "x is a pointer without a role"),
        ("int f(void *x)", {"x": Out()}, "a void pointer needs bytes="),
        ("int f(unknown_t x)", {}, "unknown type 'unknown_t'"),
        ("int f(int n)", {"m": In()}, "there is no parameter m"),
        ("int f(float *x, int n)", {"x": In("m")}, "there is no parameter m"),
        ("int f(float *x, float n)", {"x": In("n")}, "n is not an integer parameter"),
        ("int f(float *x, h_t h)", {"x": In("h")}, "h is not an integer parameter"),
        ("int f(float *x, int *n)", {"x": In("*n"), "n": Out()}, "needs an In or InOut parameter"),
        ("float f(int n)", {}, "returns a status of type int"),
        ("void f(void)", {}, "unknown type 'void'"),
        ("int f(h_t *h)", {"h": Out()}, "creates=True"),
        ("int f(float *h)", {"h": Out(creates=True)}, "a pointer to a handle type"),
        ("int f(h_t *a, h_t *b)", {"a": Out(creates=True), "b": Out(creates=True)}, "creates one object"),
        ("int f(h_t h)", {"destroys": "x"}, "x is not a handle parameter"),
        ("int f(int n)", {"n": In()}, "n is not a pointer"),
        ("int f(h_t h)", {"h": DevicePointer}, "says Handle already"),
        ("int f(int n)", {"variants": ("ptsz",)}, "a parameter of a Stream type"),
        ("int f(int n)", {"only": ("libx.so",)}, "is no soname"),
    ],
)
def test_a_spec_that_cannot_be_meant_is_refused_by_name(
    prototype: str, options: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(SpecError, match=complaint) as caught:
        library().call(1, prototype, **options)
    assert str(caught.value).startswith("lib.f: ")


def test_a_local_function_has_a_variant_only_with_a_stream() -> None:
    with pytest.raises(SpecError, match="a parameter of a Stream type"):
        library().local("int f(int n)", variants=("ptsz",))


def test_posted_functions_have_no_outputs() -> None:
    with pytest.raises(SpecError, match="no outputs"):
        library().post(1, "int f(int *n)", n=Out())


def test_a_deferred_function_has_one_output() -> None:
    with pytest.raises(SpecError, match="exactly one output"):
        library().defer(1, "int f(int n)")


@pytest.mark.parametrize("ordinal", [0, -1, 65536])
def test_ordinals_have_a_range(ordinal: int) -> None:
    with pytest.raises(SpecError, match="ordinal"):
        library().call(ordinal, "int f(void)")


def test_ordinals_and_names_are_taken_once() -> None:
    lib = library()
    lib.call(1, "int f(void)")
    with pytest.raises(SpecError, match="ordinal 1 is taken"):
        lib.call(1, "int g(void)")
    with pytest.raises(SpecError, match="declared twice"):
        lib.local("int f(void)")


def test_a_name_may_differ_by_soname() -> None:
    lib = Library("lib", soname=("lib.so.12", "lib.so.13"))
    lib.local("int f(int a)", only=("lib.so.12",))
    lib.local("int f(int a, int b)", only=("lib.so.13",))
    assert [len(each.prototype.parameters) for each in lib.declared] == [1, 2]


def test_a_parameter_named_like_an_option_takes_its_role_by_roles() -> None:
    lib = library()
    function = lib.custom(1, "int f(const char *kind, const char *mode)", kind="call", roles={"kind": Str, "mode": Str})
    assert [each.part is not None for each in function.parameters] == [True, True]


def test_functions_without_a_wire_form_need_no_types() -> None:
    lib = library()
    lib.local("const char *lib_name(struct anything *x)")
    lib.lower("void lib_log(FILE *file)")
    lib.refuse("int lib_never(void *x)", "no")
    assert lib.functions == {} and len(lib.declared) == 3


def test_kinds_name_the_library_that_makes_the_handle() -> None:
    lib = library(types={"alias_t": Handle(of="h_t"), "event_t": Handle(of="CUevent", library="driver")})
    function = lib.call(1, "int f(h_t a, alias_t b, event_t c, stream_t d)")
    assert [each.kind for each in function.parameters] == ["lib.h_t", "lib.h_t", "driver.CUevent", STREAM_KIND]
    assert kind_number(STREAM_KIND) == 0x5354524D


# ---- the golden layout ----


def test_the_running_hash_is_as_documented() -> None:
    import hashlib

    first = hashlib.blake2b(b"lib").digest()[:8]
    second = hashlib.blake2b(first + b"1 call f").digest()[:8]
    third = hashlib.blake2b(second).digest()[:8]  # a gap is an empty line
    assert running_hash("lib", ["1 call f", ""]) == [int.from_bytes(each, "little") for each in (first, second, third)]


def test_appending_keeps_what_was_hashed_before() -> None:
    lib = library()
    lib.call(1, "int f(void)")
    before = lib.golden
    lib.post(3, "int g(h_t h)")
    assert lib.golden[:2] == before and lib.layout_lines == ["1 call f", "", "3 call g h=handle(lib.h_t)@0"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("int f(int *x)", {"x": In()}), ("int f(int *x)", {"x": InOut()})),
        (("int f(int *x, int n)", {"x": In("n")}), ("int f(int *x, int n)", {"x": In("n * 2")})),
        (("int f(int n)", {}), ("int f(unsigned n)", {})),
        (("int f(h_t h)", {}), ("int f(other_t h)", {})),
        (("int f(float *x)", {"x": In()}), ("int f(float *x)", {"x": HostOrDevice()})),
        (("int f(s_t x)", {}), ("int f(u_t x)", {})),
    ],
)
def test_whatever_changes_the_wire_changes_the_golden_layout(one: Any, other: Any) -> None:
    types = {"s_t": Struct("int a"), "u_t": Struct("int a", "h_t h")}
    goldens = []
    for prototype, roles in (one, other):
        lib = library(types=types)
        lib.call(1, prototype, **roles)
        goldens.append(lib.golden[-1])
    assert goldens[0] != goldens[1]


def test_becoming_posted_is_no_change_of_the_layout() -> None:
    called, posted = library(), library()
    called.call(1, "int f(int n)")
    posted.post(1, "int f(int n)")
    assert called.golden == posted.golden


# ---- structs ----


def test_structs_are_laid_out_as_c_does() -> None:
    lib = library(types={"s_t": Struct("char a", "double b", "short c[3]", "h_t h", "char d")})
    layout = lib.types.struct("s_t")
    assert [member.offset for member in layout.members] == [0, 8, 16, 24, 32]
    assert (layout.size, [place.offset for place in layout.places]) == (40, [24])


def test_a_pointer_member_needs_a_role() -> None:
    lib = library(types={"s_t": Struct("int *p")})
    with pytest.raises(SpecError, match=r"s_t\.p is a pointer without a role"):
        lib.call(1, "int f(s_t *s)", s=In())


# ---- bodies ----


def toy() -> Library:
    lib = library()
    lib.custom(1, "int load(h_t handle, const void *blob, size_t n)", blob=In(bytes="n"))
    return lib


def test_a_handler_may_leave_parameters_out() -> None:
    lib = toy()

    @lib.handler("load")
    async def load(session: Any, handle: Real, blob: memoryview) -> int:
        return 0

    full = lib.handlers["load"]
    assert list(inspect.signature(full).parameters) == ["session", "handle", "blob", "n"]
    assert inspect.iscoroutinefunction(full)
    assert inspect.get_annotations(full)["handle"] is Real


def test_a_plain_handler_gets_its_arguments_by_name() -> None:
    lib = toy()

    @lib.handler("load")
    def load(session: str, n: int, handle: int) -> Any:
        return (session, n, handle)

    assert lib.handlers["load"]("session", 16, b"abc", 3) == ("session", 3, 16)


def test_a_handler_of_something_else_is_refused() -> None:
    lib = toy()
    with pytest.raises(SpecError, match="takes other"):
        lib.handler("load")(lambda session, other: 0)
    with pytest.raises(SpecError, match="no wire function save"):
        lib.handler("save")


def test_counts_left_out_follow_from_what_they_count() -> None:
    lib = toy()
    load = lib.by_name["load"]
    assert load.complete([16, b"abc"]) == [16, b"abc", 3]
    assert load.complete([16, b"abc", 3]) == [16, b"abc", 3]
    with pytest.raises(ValueError, match="takes 3 arguments"):
        load.complete([16])


def test_statuses_default_to_one() -> None:
    assert Statuses() == Statuses(1, 1, 1, 1, 1)
