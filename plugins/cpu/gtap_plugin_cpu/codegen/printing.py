"""Device printf and assert: what kernels say goes to descriptors of the process.

The packed arguments of `vprintf` become those of the C library's vdprintf.

Device code packs its arguments one behind the other, each at its own alignment; a C variable argument list whose
registers are used up holds them in words of 8 bytes. The format says which is which.
"""

from __future__ import annotations

import platform

from gtap_plugin_cpu.codegen.emit import Unit

OUTPUT, ERRORS = 1, 100  # descriptors: of what kernels print, and of what failed assertions say
_MOST = 64  # arguments of one call

_LISTS = {
    # the fields of a va_list, and their values when every argument is on the stack
    "x86_64": ("{ i32, i32, ptr, ptr }", {0: "i32 48", 1: "i32 176", 2: "ptr %words", 3: "ptr null"}),
    "aarch64": (
        "{ ptr, ptr, ptr, i32, i32 }",
        {0: "ptr %words", 1: "ptr null", 2: "ptr null", 3: "i32 0", 4: "i32 0"},
    ),
}


def _cases(characters: str, label: str) -> str:
    return " ".join(f"i8 {ord(c)}, label %{label}" for c in characters)


def _text(shape: str, fields: dict[int, str]) -> str:
    return f"""
define internal i32 @gtap.print(ptr %format, ptr %given) noinline {{
entry:
  %words = alloca [{_MOST} x i64], align 16
  %list = alloca {shape}, align 16
  %unwritten = alloca i64
  %nothing.there = icmp eq ptr %format, null
  br i1 %nothing.there, label %none, label %text
{_reading()}{_taking()}{_printing(shape, fields)}"""


def _reading() -> str:
    """The format is read: to `argument` with what a conversion takes, to `print` at its end."""
    return f"""\
text:
  %p = phi ptr [ %format, %entry ], [ %p.next, %text ], [ %q.next, %argument.done ], [ %q.next, %inside ]
  %used = phi i64 [ 0, %entry ], [ %used, %text ], [ %used.next, %argument.done ], [ %u, %inside ]
  %count = phi i64 [ 0, %entry ], [ %count, %text ], [ %count.next, %argument.done ], [ %n, %inside ]
  %p.next = getelementptr i8, ptr %p, i64 1
  %c = load i8, ptr %p
  switch i8 %c, label %text [ i8 0, label %print i8 37, label %inside ]
inside: ; of a conversion
  %q = phi ptr [ %p.next, %text ], [ %q.next, %flag ], [ %q.next, %wide ], [ %q.next, %argument.done ]
  %u = phi i64 [ %used, %text ], [ %u, %flag ], [ %u, %wide ], [ %used.next, %argument.done ]
  %n = phi i64 [ %count, %text ], [ %n, %flag ], [ %n, %wide ], [ %count.next, %argument.done ]
  %size = phi i64 [ 4, %text ], [ %size, %flag ], [ 8, %wide ], [ %size, %argument.done ]
  %q.next = getelementptr i8, ptr %q, i64 1
  %d = load i8, ptr %q
  switch i8 %d, label %text [ i8 0, label %print {_cases("0123456789.-+ #h", "flag")} {_cases("ljztqL", "wide")}
    {_cases("diouxXc", "number")} {_cases("eEfFgGaAsp", "word")} {_cases("*", "star")} {_cases("n", "nothing")} ]
flag:
  br label %inside
wide:
  br label %inside
number:
  br label %argument
word:
  br label %argument
star:
  br label %argument
nothing: ; %n takes its argument and is given memory of ours
  br label %argument
"""


def _taking() -> str:
    """An argument: from where the kernel has laid it to the list's words."""
    return f"""\
argument:
  %bytes = phi i64 [ %size, %number ], [ 8, %word ], [ 4, %star ], [ 8, %nothing ]
  %again = phi i1 [ 0, %number ], [ 0, %word ], [ 1, %star ], [ 0, %nothing ]
  %ours = phi i1 [ 0, %number ], [ 0, %word ], [ 0, %star ], [ 1, %nothing ]
  %full = icmp uge i64 %n, {_MOST}
  br i1 %full, label %print, label %take
take:
  %less = sub i64 %bytes, 1
  %up = add i64 %u, %less
  %mask = sub i64 0, %bytes
  %at = and i64 %up, %mask
  %used.next = add i64 %at, %bytes
  %count.next = add i64 %n, 1
  %from = getelementptr i8, ptr %given, i64 %at
  %to = getelementptr i64, ptr %words, i64 %n
  %is.wide = icmp eq i64 %bytes, 8
  br i1 %is.wide, label %take8, label %take4
take8:
  %eight = load i64, ptr %from, align 1
  %scratch = ptrtoint ptr %unwritten to i64
  %eight.safe = select i1 %ours, i64 %scratch, i64 %eight
  store i64 %eight.safe, ptr %to
  br label %argument.done
take4:
  %four = load i32, ptr %from, align 1
  %four.wide = sext i32 %four to i64
  store i64 %four.wide, ptr %to
  br label %argument.done
argument.done:
  br i1 %again, label %inside, label %text
"""


def _printing(shape: str, fields: dict[int, str]) -> str:
    """The list is made, and printed."""
    stores = "\n".join(
        f"  %field{i} = getelementptr {shape}, ptr %list, i32 0, i32 {i}\n  store {value}, ptr %field{i}"
        for i, value in fields.items()
    )
    return f"""\
print:
  %all = phi i64 [ %count, %text ], [ %n, %inside ], [ %n, %argument ]
{stores}
  %written = call i32 @vdprintf(i32 {OUTPUT}, ptr %format, ptr %list)
  %failed = icmp slt i32 %written, 0
  %arguments = trunc i64 %all to i32
  %result = select i1 %failed, i32 -2, i32 %arguments
  ret i32 %result
none:
  ret i32 -1
}}
"""


def declare_print(unit: Unit) -> str:
    """Add the function; its name: (format, arguments) -> how many arguments; -1: no format; -2: failed."""
    machine = platform.machine()
    if machine not in _LISTS:
        raise NotImplementedError(f"printf on {machine}")
    unit.declare("vdprintf", "declare i32 @vdprintf(i32, ptr, ptr)")
    unit.helper("gtap.print", lambda _: _text(*_LISTS[machine]))
    return "gtap.print"


_FAILED = "%s:%d: %s: block: [%d,%d,%d], thread: [%d,%d,%d] Assertion `%s` failed.\\0A\\00"


def declare_failure(unit: Unit) -> str:
    """Add the function that says which assertion failed; its name.

    It takes the file, the line, the function, block and thread (three i32 each), the assertion.
    """
    size = len(_FAILED.replace("\\0A", "0").replace("\\00", "0"))
    numbers = ", ".join(f"i32 %n{i}" for i in range(6))
    unit.declare("dprintf", "declare i32 @dprintf(i32, ptr, ...)")
    unit.helper(
        "gtap.failure",
        lambda _: (
            f"""
@gtap.failed = internal constant [{size} x i8] c"{_FAILED}"
define internal void @gtap.failure(ptr %file, i32 %line, ptr %function, {numbers}, ptr %assertion) noinline {{
  call i32 (i32, ptr, ...) @dprintf(i32 {ERRORS}, ptr @gtap.failed, ptr %file, i32 %line, ptr %function, {numbers},
    ptr %assertion)
  ret void
}}
"""
        ),
    )
    return "gtap.failure"
