"""The LLVM text around a kernel: the loop over blocks, the scheduler of fibers for barriers, the stack switch.

A kernel without barriers is called for each warp (or thread) of a block in turn. With barriers each of them is a
*fiber* with a stack of its own: `gtap.wait` switches to the scheduler, which runs the others and lets a barrier's
fibers go on when all that it waits for have arrived. A barrier may so stand anywhere, in called functions too.
"""

from __future__ import annotations

from gtap_plugin_cpu.codegen import layout as at
from gtap_plugin_cpu.codegen.emit import Unit

_SWITCH = {
    # gtap_switch(save: *sp, load: sp); gtap_prepare(top, worker, unit, main) -> sp, where main(worker, unit) starts
    "x86_64": """
.text
.globl gtap_switch
gtap_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.globl gtap_prepare
gtap_prepare:
  andq $-64, %rdi
  leaq gtap_begin(%rip), %rax
  movq %rax, -16(%rdi)
  movq $0, -24(%rdi)
  movq $0, -32(%rdi)
  movq %rsi, -40(%rdi)
  movq %rdx, -48(%rdi)
  movq %rcx, -56(%rdi)
  movq $0, -64(%rdi)
  leaq -64(%rdi), %rax
  ret
gtap_begin:
  subq $8, %rsp
  movq %r12, %rdi
  movq %r13, %rsi
  callq *%r14
  ud2
""",
    "aarch64": """
.text
.globl gtap_switch
gtap_switch:
  sub sp, sp, #176
  stp x19, x20, [sp, #0]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x2, sp
  str x2, [x0]
  mov sp, x1
  ldp x19, x20, [sp, #0]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #176
  ret
.globl gtap_prepare
gtap_prepare:
  and x0, x0, #-64
  sub x0, x0, #176
  stp x1, x2, [x0, #0]
  str x3, [x0, #16]
  adr x4, gtap_begin
  stp xzr, x4, [x0, #80]
  ret
gtap_begin:
  mov x0, x19
  mov x1, x20
  blr x21
  brk #1
""",
}

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


def _unit_mask(width: int) -> str:
    """%mask of %unit, from %threads."""
    if width == 1:
        return "  %mask = add i32 0, 1"
    return """  %first = shl i32 %unit, 5
  %rest = sub i32 %threads, %first
  %whole = icmp uge i32 %rest, 32
  %bit = shl i32 1, %rest
  %low = sub i32 %bit, 1
  %mask = select i1 %whole, i32 -1, i32 %low"""


def _plain_block(kernel: str, width: int) -> str:
    return f"""
define internal void @gtap.block(ptr %launch, ptr %worker) #0 {{
entry:
  %threads.at = getelementptr i8, ptr %launch, i64 {at.THREAD_COUNT}
  %threads = load i32, ptr %threads.at
  %units.at = getelementptr i8, ptr %launch, i64 {at.UNIT_COUNT}
  %units = load i32, ptr %units.at
  br label %each
each:
  %unit = phi i32 [ 0, %entry ], [ %unit.next, %each ]
{_unit_mask(width)}
  %alive = call i32 @"k.{kernel}"(ptr %launch, ptr %worker, i32 %unit, i32 %mask)
  %unit.next = add i32 %unit, 1
  %more = icmp ult i32 %unit.next, %units
  br i1 %more, label %each, label %done
done:
  ret void
}}
"""


_COUNTERS = at.BARRIERS + at.MAX_THREADS // 32

_WAIT = f"""
define internal ptr @gtap.fiber.at(ptr %worker, i32 %unit) alwaysinline {{
  %fibers.at = getelementptr i8, ptr %worker, i64 {at.FIBERS}
  %fibers = load ptr, ptr %fibers.at
  %wide = zext i32 %unit to i64
  %place = mul i64 %wide, {at.FIBER_SIZE}
  %fiber = getelementptr i8, ptr %fibers, i64 %place
  ret ptr %fiber
}}

define internal void @gtap.wait(ptr %worker, i32 %unit, i32 %barrier, i32 %expected) noinline {{
  %known = icmp ult i32 %barrier, {_COUNTERS}
  br i1 %known, label %go, label %wrong
wrong:
  call void @llvm.trap()
  unreachable
go:
  %fiber = call ptr @gtap.fiber.at(ptr %worker, i32 %unit)
  %state.at = getelementptr i8, ptr %fiber, i64 {at.FIBER_STATE}
  %barrier.at = getelementptr i8, ptr %fiber, i64 {at.FIBER_BARRIER}
  %expected.at = getelementptr i8, ptr %fiber, i64 {at.FIBER_EXPECTED}
  store i32 {at.WAITING}, ptr %state.at
  store i32 %barrier, ptr %barrier.at
  store i32 %expected, ptr %expected.at
  %home.at = getelementptr i8, ptr %worker, i64 {at.HOME}
  %home = load ptr, ptr %home.at
  call void @gtap_switch(ptr %fiber, ptr %home)
  ret void
}}
"""

_MAIN = f"""
; what a new fiber runs
define internal void @gtap.main(ptr %worker, i64 %number) noinline #0 {{
  %unit = trunc i64 %number to i32
  %launch.at = getelementptr i8, ptr %worker, i64 {at.LAUNCH}
  %launch = load ptr, ptr %launch.at
  %threads.at = getelementptr i8, ptr %launch, i64 {at.THREAD_COUNT}
  %threads = load i32, ptr %threads.at
UNIT_MASK
  %alive = call i32 @"k.KERNEL"(ptr %launch, ptr %worker, i32 %unit, i32 %mask)
  %fiber = call ptr @gtap.fiber.at(ptr %worker, i32 %unit)
  %state.at = getelementptr i8, ptr %fiber, i64 {at.FIBER_STATE}
  store i32 {at.FINISHED}, ptr %state.at
  %home.at = getelementptr i8, ptr %worker, i64 {at.HOME}
  %home = load ptr, ptr %home.at
  call void @gtap_switch(ptr %fiber, ptr %home)
  unreachable
}}
"""

_SCHEDULER = f"""
define internal void @gtap.block(ptr %launch, ptr %worker) #0 {{
entry:
  %arrived = alloca [{_COUNTERS} x i32]
  %fiberful = alloca [{_COUNTERS} x i32]
  %wanted = alloca [{_COUNTERS} x i32]
  %launch.at = getelementptr i8, ptr %worker, i64 {at.LAUNCH}
  store ptr %launch, ptr %launch.at
  %units.at = getelementptr i8, ptr %launch, i64 {at.UNIT_COUNT}
  %units = load i32, ptr %units.at
  %stacks.at = getelementptr i8, ptr %worker, i64 {at.STACKS}
  %stacks = load ptr, ptr %stacks.at
  %size.at = getelementptr i8, ptr %worker, i64 {at.STACK_SIZE}
  %size = load i64, ptr %size.at
  %home.at = getelementptr i8, ptr %worker, i64 {at.HOME}
  br label %make
make:
  %i = phi i32 [ 0, %entry ], [ %i.next, %make ]
  %fiber = call ptr @gtap.fiber.at(ptr %worker, i32 %i)
  %wide = zext i32 %i to i64
  %number = add i64 %wide, 1
  %top.offset = mul i64 %number, %size
  %top = getelementptr i8, ptr %stacks, i64 %top.offset
  %sp = call ptr @gtap_prepare(ptr %top, ptr %worker, i64 %wide, ptr @gtap.main)
  store ptr %sp, ptr %fiber
  %state.at = getelementptr i8, ptr %fiber, i64 {at.FIBER_STATE}
  store i32 {at.RUNNABLE}, ptr %state.at
  %i.next = add i32 %i, 1
  %i.more = icmp ult i32 %i.next, %units
  br i1 %i.more, label %make, label %pass

pass: ; run every fiber that can run
  call void @llvm.memset.p0.i64(ptr %arrived, i8 0, i64 {4 * _COUNTERS}, i1 false)
  call void @llvm.memset.p0.i64(ptr %fiberful, i8 0, i64 {4 * _COUNTERS}, i1 false)
  call void @llvm.memset.p0.i64(ptr %wanted, i8 0, i64 {4 * _COUNTERS}, i1 false)
  br label %run
run:
  %r = phi i32 [ 0, %pass ], [ %r.next, %ran ]
  %living = phi i32 [ 0, %pass ], [ %living.next, %ran ]
  %rf = call ptr @gtap.fiber.at(ptr %worker, i32 %r)
  %rs.at = getelementptr i8, ptr %rf, i64 {at.FIBER_STATE}
  %rs = load i32, ptr %rs.at
  %can = icmp eq i32 %rs, {at.RUNNABLE}
  br i1 %can, label %switch, label %look
switch:
  %rsp = load ptr, ptr %rf
  call void @gtap_switch(ptr %home.at, ptr %rsp)
  br label %look
look:
  %after = load i32, ptr %rs.at
  %waits = icmp eq i32 %after, {at.WAITING}
  br i1 %waits, label %count, label %ran
count:
  %cb.at = getelementptr i8, ptr %rf, i64 {at.FIBER_BARRIER}
  %cb = load i32, ptr %cb.at
  %ce.at = getelementptr i8, ptr %rf, i64 {at.FIBER_EXPECTED}
  %ce = load i32, ptr %ce.at
  %ca.at = getelementptr i32, ptr %arrived, i32 %cb
  %ca = load i32, ptr %ca.at
  %ca.next = add i32 %ca, WIDTH
  store i32 %ca.next, ptr %ca.at
  %cf.at = getelementptr i32, ptr %fiberful, i32 %cb
  %cf = load i32, ptr %cf.at
  %cf.next = add i32 %cf, 1
  store i32 %cf.next, ptr %cf.at
  %cw.at = getelementptr i32, ptr %wanted, i32 %cb
  store i32 %ce, ptr %cw.at
  br label %ran
ran:
  %one = phi i32 [ 0, %look ], [ 1, %count ]
  %living.next = add i32 %living, %one
  %r.next = add i32 %r, 1
  %r.more = icmp ult i32 %r.next, %units
  br i1 %r.more, label %run, label %decide

decide: ; let the barriers go whose fibers are all there
  %nobody = icmp eq i32 %living.next, 0
  br i1 %nobody, label %done, label %release
release:
  %d = phi i32 [ 0, %decide ], [ %d.next, %released ]
  %freed = phi i32 [ 0, %decide ], [ %freed.next, %released ]
  %df = call ptr @gtap.fiber.at(ptr %worker, i32 %d)
  %ds.at = getelementptr i8, ptr %df, i64 {at.FIBER_STATE}
  %ds = load i32, ptr %ds.at
  %dw = icmp eq i32 %ds, {at.WAITING}
  br i1 %dw, label %check, label %released
check:
  %db.at = getelementptr i8, ptr %df, i64 {at.FIBER_BARRIER}
  %db = load i32, ptr %db.at
  %da.at = getelementptr i32, ptr %arrived, i32 %db
  %da = load i32, ptr %da.at
  %dn.at = getelementptr i32, ptr %fiberful, i32 %db
  %dn = load i32, ptr %dn.at
  %de.at = getelementptr i32, ptr %wanted, i32 %db
  %de = load i32, ptr %de.at
  %everyone = icmp eq i32 %dn, %living.next
  %enough = icmp uge i32 %da, %de
  %counted = icmp ne i32 %de, 0
  %go = select i1 %counted, i1 %enough, i1 %everyone
  br i1 %go, label %free, label %released
free:
  store i32 {at.RUNNABLE}, ptr %ds.at
  br label %released
released:
  %more.freed = phi i32 [ 0, %release ], [ 0, %check ], [ 1, %free ]
  %freed.next = add i32 %freed, %more.freed
  %d.next = add i32 %d, 1
  %d.more = icmp ult i32 %d.next, %units
  br i1 %d.more, label %release, label %released.all
released.all:
  %stuck = icmp eq i32 %freed.next, 0
  br i1 %stuck, label %never, label %pass
never: ; a barrier that cannot be met
  call void @llvm.trap()
  unreachable
done:
  ret void
}}
"""


def _fiber_block(kernel: str, width: int) -> str:
    """The scheduler of a block whose units are fibers."""
    main = _MAIN.replace("KERNEL", kernel).replace("UNIT_MASK", _unit_mask(width))
    return _WAIT + main + _SCHEDULER.replace("WIDTH", str(width))


def runtime_text(unit: Unit, kernel: str, barriers: bool, machine: str) -> str:
    """Everything around `kernel`; the function to call is gtap_run(launch, worker)."""
    width = unit.width
    unit.declare("llvm.umin.i64", "declare i64 @llvm.umin.i64(i64, i64)")
    if not barriers:
        return _RUN + _plain_block(kernel, width)
    unit.declare("llvm.trap", "declare void @llvm.trap()")
    unit.declare("llvm.memset.p0.i64", "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
    unit.declare("gtap_switch", "declare void @gtap_switch(ptr, ptr)")
    unit.declare("gtap_prepare", "declare ptr @gtap_prepare(ptr, ptr, i64, ptr)")
    if machine not in _SWITCH:
        raise NotImplementedError(f"barriers on {machine}")
    assembly = "\n".join(f'module asm "{line}"' for line in _SWITCH[machine].strip().splitlines())
    return assembly + "\n" + _RUN + _fiber_block(kernel, width)
