"""The functions of CUDA's device runtime that the device offers to linked code, as PTX: those of grids that meet.

Compilers call them where cooperative groups are not written out inline; on other devices libcudadevrt.a holds them. A
grid's handle is the address of the launch's workspace, whose second word counts as cooperative groups do it.
"""

DEVICE_RUNTIME = """
.version 6.4
.target sm_70
.address_size 64

.visible .func (.param .b64 handle) cudaCGGetIntrinsicHandle(.param .b32 scope)
{
  .reg .pred %p; .reg .b32 %r<4>; .reg .b64 %rd;
  ld.param.u32 %r1, [scope];
  mov.u32 %r2, %envreg2; mov.u32 %r3, %envreg1;
  mov.b64 %rd, {%r2, %r3};
  setp.eq.u32 %p, %r1, 1;
  selp.b64 %rd, %rd, 0, %p;
  st.param.b64 [handle], %rd;
  ret;
}

.visible .func (.param .b32 status) cudaCGSynchronize(.param .b64 handle, .param .b32 flags)
{
  .reg .pred %p<4>; .reg .b32 %r<12>; .reg .b64 %rd<3>;
  ld.param.u64 %rd1, [handle];
  mov.u32 %r1, 1;
  setp.eq.u64 %p1, %rd1, 0;
  @%p1 bra.uni DONE;
  mov.u32 %r1, 0;
  barrier.sync 0;
  mov.u32 %r2, %tid.x; mov.u32 %r3, %tid.y; or.b32 %r2, %r2, %r3;
  mov.u32 %r3, %tid.z; or.b32 %r2, %r2, %r3;
  setp.ne.u32 %p1, %r2, 0;
  @%p1 bra MET;
  mov.u32 %r2, %ctaid.x; mov.u32 %r3, %ctaid.y; or.b32 %r2, %r2, %r3;
  mov.u32 %r3, %ctaid.z; or.b32 %r2, %r2, %r3;
  setp.eq.u32 %p2, %r2, 0;
  mov.u32 %r4, %nctaid.x; mov.u32 %r5, %nctaid.y; mul.lo.u32 %r4, %r4, %r5;
  mov.u32 %r5, %nctaid.z; mul.lo.u32 %r4, %r4, %r5;
  mov.u32 %r6, -2147483647; sub.s32 %r6, %r6, %r4;
  selp.b32 %r6, %r6, 1, %p2;
  fence.acq_rel.gpu;
  atom.add.release.gpu.u32 %r7, [%rd1+4], %r6;
AGAIN:
  ld.acquire.gpu.u32 %r8, [%rd1+4];
  xor.b32 %r8, %r8, %r7;
  setp.gt.s32 %p3, %r8, -1;
  @%p3 bra AGAIN;
MET:
  barrier.sync 0;
DONE:
  st.param.b32 [status], %r1;
  ret;
}
"""
FUNCTIONS = ("cudaCGGetIntrinsicHandle", "cudaCGSynchronize")
