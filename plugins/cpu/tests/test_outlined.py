"""In larger kernels accesses to memory are calls of helpers; they do what the code at its place does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest


@pytest.mark.parametrize("bits", [8, 16, 32, 64])
def test_helpers_read_and_write_as_code_at_its_place_does(
    run: Callable[..., None], compact: Callable[[], None], bits: int
) -> None:
    """40 threads, so lanes are idle: copied in order to the front of `q`, backwards to every second place behind."""
    compact()
    source = np.random.default_rng(bits).integers(0, 1 << (bits - 1), 40).astype(f"u{bits // 8}")
    out = np.zeros(120, source.dtype)
    size, kind = bits // 8, "h" if bits < 32 else "r" if bits == 32 else "rd"
    run(f""".visible .entry k(.param .u64 p, .param .u64 q)
{{
  .reg .b16 %h; .reg .b32 %r, %t, %u; .reg .b64 %rd, %p, %q, %a;
  ld.param.u64 %p, [p]; ld.param.u64 %q, [q]; mov.u32 %t, %tid.x;
  mad.wide.u32 %a, %t, {size}, %p; ld.global.b{bits} %{kind}, [%a];
  mad.wide.u32 %a, %t, {size}, %q; st.global.b{bits} [%a], %{kind};
  sub.u32 %u, 39, %t; mad.wide.u32 %a, %u, {size}, %p; ld.global.b{bits} %{kind}, [%a];
  mad.wide.u32 %a, %t, {2 * size}, %q; st.global.b{bits} [%a+{40 * size}], %{kind};
  ret;
}}
""", [source, out], block=40)  # fmt: skip
    assert out[:40].tolist() == source.tolist()
    assert out[40::2].tolist() == source[::-1].tolist() and not out[41::2].any()
