"""Faults that generated code finds by itself: it says which on the descriptor CAUSES, and ends the process."""

from __future__ import annotations

from gtap_plugin_cpu.codegen.emit import Unit
from gtap_plugin_cpu.faults import CAUSES, found


def declare_fault(unit: Unit, name: str, status: int, cause: str) -> str:
    """Add a function without parameters that never returns; its name. `cause` goes on after "kernel k: "."""
    said = found(status, cause)
    text = said.replace("\n", "\\0A")
    unit.declare("write", "declare i64 @write(i32, ptr, i64)")
    unit.declare("llvm.trap", "declare void @llvm.trap()")
    unit.helper(
        f"gtap.fault.{name}",
        lambda _: (
            f"""
@gtap.cause.{name} = internal constant [{len(said)} x i8] c"{text}"
define internal void @gtap.fault.{name}() cold noinline noreturn nounwind {{
  call i64 @write(i32 {CAUSES}, ptr @gtap.cause.{name}, i64 {len(said)})
  call void @llvm.trap()
  unreachable
}}
"""
        ),
    )
    return f"gtap.fault.{name}"
