"""The LLVM text around a kernel: the loop over blocks, and how a block runs.

A kernel whose threads never wait for each other is called for each warp (or thread) of a block in turn. Else each of
them is a *fiber* with a stack of its own (scheduler.py, switch.py).
"""

from __future__ import annotations

from gtap_plugin_cpu.codegen import layout as at
from gtap_plugin_cpu.codegen.emit import Unit
from gtap_plugin_cpu.codegen.resident import resident_text
from gtap_plugin_cpu.codegen.routine import Routine
from gtap_plugin_cpu.codegen.scheduler import block_text, scheduler_text, unit_mask
from gtap_plugin_cpu.codegen.switch import switch_text

_RUN = f"""
define void @gtap_run(ptr %launch, ptr %worker) #0 {{
entry:
  %next = getelementptr i8, ptr %launch, i64 {at.NEXT}
  %blocks.at = getelementptr i8, ptr %launch, i64 {at.BLOCKS}
  %blocks = load i64, ptr %blocks.at
  %chunk.at = getelementptr i8, ptr %launch, i64 {at.CHUNK}
  %chunk32 = load i32, ptr %chunk.at
  %chunk = zext i32 %chunk32 to i64
  %grid.at = getelementptr i8, ptr %launch, i64 {at.GRID_SIZE}
  %nx32 = load i32, ptr %grid.at
  %nx = zext i32 %nx32 to i64
  %ny.at = getelementptr i8, ptr %grid.at, i64 4
  %ny32 = load i32, ptr %ny.at
  %ny = zext i32 %ny32 to i64
  %x.at = getelementptr i8, ptr %worker, i64 {at.BLOCK_INDEX}
  %y.at = getelementptr i8, ptr %x.at, i64 4
  %z.at = getelementptr i8, ptr %x.at, i64 8
  br label %take
take:
  %first = atomicrmw add ptr %next, i64 %chunk acq_rel, align 8
  %left = icmp ult i64 %first, %blocks
  br i1 %left, label %begin, label %done
begin:
  %end = add i64 %first, %chunk
  %last = call i64 @llvm.umin.i64(i64 %end, i64 %blocks)
  br label %each
each:
  %b = phi i64 [ %first, %begin ], [ %b.next, %each ]
  %row = udiv i64 %b, %nx
  %x = urem i64 %b, %nx
  %z = udiv i64 %row, %ny
  %y = urem i64 %row, %ny
  %x32 = trunc i64 %x to i32
  %y32 = trunc i64 %y to i32
  %z32 = trunc i64 %z to i32
  store i32 %x32, ptr %x.at
  store i32 %y32, ptr %y.at
  store i32 %z32, ptr %z.at
  call void @gtap.block(ptr %launch, ptr %worker)
  %b.next = add i64 %b, 1
  %more = icmp ult i64 %b.next, %last
  br i1 %more, label %each, label %take
done:
  ret void
}}
"""


def _plain_block(unit: Unit, kernel: str) -> str:
    r = Routine(unit, "void @gtap.block(ptr %launch, ptr %worker)")
    with r.each(r.field("%launch", at.UNIT_COUNT)) as number:
        lanes = unit_mask(r, "%launch", number)
        r.call("i32", f'"k.{kernel}"', "ptr %launch", "ptr %worker", r.typed(number), r.typed(lanes))
    r.give()
    return r.text()


def runtime_text(unit: Unit, kernel: str, fibers: bool, watches: bool, machine: str) -> str:
    """Everything around `kernel`; the function to call is gtap_run(launch, worker).

    `fibers`: units wait for each other; `watches`: blocks may do so too.
    """
    unit.declare("llvm.umin.i64", "declare i64 @llvm.umin.i64(i64, i64)")
    if not fibers:
        return _RUN + _plain_block(unit, kernel)
    run = resident_text(unit) if watches else _RUN + block_text(unit)
    return "\n".join((switch_text(unit, machine), scheduler_text(unit, kernel), run))
