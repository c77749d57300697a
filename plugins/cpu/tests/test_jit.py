"""Compiled code is made executable wherever there is memory."""

from __future__ import annotations

import subprocess
import sys

# 4 TiB are reserved, as slots are; then whatever is free above it is filled but for single pages. The code would fit
# there, its table only below: they would be too far from each other for code that finds the table relative to itself.
SCRIPT = r"""
import ctypes
from gtap_plugin_cpu.jit import load_object, make_object

PAGE, TABLE = 4096, 36864
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]

def reserve(size):
    return libc.mmap(None, size, 0, 0x4022, -1, 0)

code = make_object('''
@table = internal constant [4096 x double] [%s]
define void @gtap_run(ptr %%index, ptr %%out) {
  %%i = load i64, ptr %%index
  %%at = getelementptr [4096 x double], ptr @table, i64 0, i64 %%i
  %%value = load double, ptr %%at
  store double %%value, ptr %%out
  ret void
}''' % ", ".join(f"double {k}.5" for k in range(4096)))
slot = reserve(4 << 40)
while reserve(TABLE) > slot:
    pass
loaded = load_object(code)
index, out = ctypes.c_int64(1234), ctypes.c_double()
loaded.run(ctypes.addressof(index), ctypes.addressof(out))
print(out.value)
"""


def test_code_and_its_tables_lie_together_however_memory_is_taken() -> None:
    """Falls without `use_jit_link=True` in jit.py: LLVM then aborts the process."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "1234.5\n"), done.stderr
