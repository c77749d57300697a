"""`fake_library`: a shared library with a spec's real signatures, which records its calls."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

from gtap_core.generate import ctext
from gtap_core.spec.layout import Parameter
from gtap_core.spec.library import Function, Library
from gtap_core.testing.compiling import compile_c

_PRELUDE = """
#include <stdlib.h>

enum { MOST_CALLS = 4096, MOST_ARGUMENTS = 32 };
struct call { uint64_t function, arguments[MOST_ARGUMENTS]; };
static struct call calls[MOST_CALLS];
static uint64_t count;
static int32_t statuses[FUNCTIONS];

GTAP_EXPORT uint64_t fake_count(void);
GTAP_EXPORT const struct call *fake_call(uint64_t index);
GTAP_EXPORT void fake_answer(uint64_t function, int32_t status);
GTAP_EXPORT void fake_forget(void);

uint64_t fake_count(void) { return count; }
const struct call *fake_call(uint64_t index) { return index < count ? &calls[index] : NULL; }
void fake_answer(uint64_t function, int32_t status) { statuses[function] = status; }
void fake_forget(void) { count = 0; }

static inline struct call *noted(uint64_t function)
{
    struct call *call = &calls[count < MOST_CALLS ? count++ : MOST_CALLS - 1];
    *call = (struct call){.function = function};
    return call;
}

/* Outputs hold a pattern that tells function and place: byte i is 7 i + function. */
static inline void fill(void *output, uint64_t length, uint64_t function)
{
    for (uint64_t i = 0; output != NULL && length != GTAP_TOO_LARGE && i < length; i++)
        ((unsigned char *)output)[i] = (unsigned char)(7 * i + function);
}

/* New handles are never the same: the function and the number of the call. */
static inline uint64_t made(uint64_t function)
{
    return (function << 32 | count) << 4;
}
"""


def fake_library(library: Library, folder: Path, *, soname: str = "") -> Path:
    """Compile a stand-in for the real library into `folder`, under its (first) `real` name, and return its path.

    It exports the wire functions of the spec whose names do not begin with `gtap`. Each records its arguments, fills
    its outputs with a pattern (byte i is 7 i + ordinal), makes a new handle where it creates one, and returns 0 or what
    `FakeCalls.answer` said. Needs a C compiler.
    """
    name = soname or library.real[0]
    functions = _functions(library)
    header = _header(library)
    text = f"#define FUNCTIONS {library.ordinals + 1}\n{header}{_PRELUDE}" + "".join(map(_body, functions))
    source = folder / f"{library.name}_fake.c"
    source.write_text(text)
    return compile_c([source], folder / name, extra=(f"-Wl,-soname,{name}",))


def _functions(library: Library) -> list[Function]:
    return [each for _, each in sorted(library.functions.items()) if not each.name.startswith("gtap")]


def _header(library: Library) -> str:
    return '#include "gtap/marshal.h"\n' + ctext.typedefs(library, with_structs=True) + ctext.tables(library)


def _body(function: Function) -> str:
    lines = [f"struct call *call = noted({function.ordinal});"]
    for index, parameter in enumerate(function.parameters):
        lines.append(_note(index, parameter))
        if parameter.creates:
            lines.append(f"if ({parameter.name} != NULL)")
            cast = "(int32_t)" if parameter.small else "(void *)(uintptr_t)"
            lines.append(f"    *{parameter.name} = {cast}made({function.ordinal});")
        elif parameter.is_output:
            lines.append(f"fill({parameter.name}, {_capacity(function, parameter)}, {function.ordinal});")
    lines += ["(void)call;", f"return statuses[{function.ordinal}];"]
    text = "".join(f"    {line}\n" for line in lines)
    head = f"{function.prototype.result} {function.name}({ctext.parameters(function)})"
    return f"GTAP_EXPORT {head};\n{head}\n{{\n{text}}}\n"


def _note(index: int, parameter: Parameter) -> str:
    place = f"call->arguments[{index}]"
    if parameter.struct is not None or parameter.code in ("f", "d"):
        size = min(8, parameter.size)
        return f"memcpy(&{place}, &{parameter.name}, {size});"
    pointer = parameter.part is not None or parameter.creates or (parameter.kind and not parameter.small)
    pointer = pointer or parameter.type.is_pointer
    return f"{place} = (uint64_t){'(uintptr_t)' if pointer else ''}{parameter.name};"


def _capacity(function: Function, parameter: Parameter) -> str:
    part = parameter.part
    assert part is not None and part.length is not None
    return ctext.count(function, part.length)


class FakeCalls:
    """What a loaded fake library was called with."""

    def __init__(self, library: Library, path: Path) -> None:
        self.c = ctypes.CDLL(str(path))
        self._names = {each.ordinal: each.name for each in _functions(library)}
        self._ordinals = {name: ordinal for ordinal, name in self._names.items()}
        self._sizes = {each.ordinal: len(each.parameters) for each in _functions(library)}
        self.c.fake_count.restype = ctypes.c_uint64
        self.c.fake_call.restype = ctypes.POINTER(ctypes.c_uint64)
        self.c.fake_call.argtypes = [ctypes.c_uint64]
        self.c.fake_answer.argtypes = [ctypes.c_uint64, ctypes.c_int32]

    def calls(self, name: str = "") -> list[tuple[str, Sequence[int]]]:
        """(function, arguments as 64-bit words) of every call so far, or those of one function, in order."""
        found: list[tuple[str, Sequence[int]]] = []
        for index in range(self.c.fake_count()):
            words = self.c.fake_call(index)
            function = self._names[words[0]]
            if not name or function == name:
                found.append((function, words[1 : 1 + self._sizes[words[0]]]))
        return found

    def answer(self, name: str, status: int) -> None:
        """Let a function return a status from now on."""
        self.c.fake_answer(self._ordinals[name], status)

    def forget(self) -> None:
        """Start counting anew."""
        self.c.fake_forget()
