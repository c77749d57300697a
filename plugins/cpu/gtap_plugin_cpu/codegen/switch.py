"""How a worker changes from one stack to another: assembly per machine."""

from __future__ import annotations

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


def switch_text(unit: Unit, machine: str) -> str:
    """The functions gtap_switch and gtap_prepare for a machine as platform.machine() calls it."""
    if machine not in _SWITCH:
        raise NotImplementedError(f"threads that wait for each other on {machine}")
    unit.declare("gtap_switch", "declare void @gtap_switch(ptr, ptr)")
    unit.declare("gtap_prepare", "declare ptr @gtap_prepare(ptr, ptr, i64, ptr)")
    return "\n".join(f'module asm "{line}"' for line in _SWITCH[machine].strip().splitlines())
