"""The blocks of handwritten/lt_descriptors.h: bytes to values, checked, as they may come from anywhere."""

from __future__ import annotations

import struct
from typing import Any

import attrs

from gtap_plugin_cublas.status import Refused

COL, ROW = 0, 1
STRIDED, POINTER_ARRAY, GROUPED = 0, 1, 2
POINTER_HOST, POINTER_DEVICE, DEVICE_VECTOR, ALPHA_VECTOR_BETA_ZERO, ALPHA_VECTOR_BETA_HOST = range(5)
FULL_MATRIX = 2


class BadBlock(Refused):
    """Bytes that no stub writes: an invalid value."""


def _block(name: str, mark: bytes, layout: str, members: str) -> Any:
    """A frozen class of a block's members, with `read(bytes, offset)` and `size`."""
    names, packed = members.split(), struct.Struct("<" + layout)

    def read(cls: Any, data: Any, offset: int = 0, absent: bool = False) -> Any:
        """The block at an offset; `absent`: None where all of its head is zero. Raises BadBlock."""
        if len(data) < offset + packed.size:
            raise BadBlock
        head, size, *values = packed.unpack_from(data, offset)
        if absent and head == size == 0:
            return None
        if head.to_bytes(4, "little") != mark or size != packed.size:
            raise BadBlock
        return cls(*values)

    made = attrs.make_class(name, names, frozen=True)
    made.read, made.size = classmethod(read), packed.size
    return made


Layout = _block(
    "Layout",
    b"GtLa",
    "IIIiQQqiIqqQQQii",
    "type order rows cols ld batch_count batch_mode batch_stride plane_offset rows_array cols_array ld_array "
    "rows_cols_width ld_width",
)
Desc = _block(
    "Desc",
    b"GtLd",
    "II7iI4iQqQqqq7QiiQQ6iQQqqii",
    "compute_type scale_type pointer_mode trans_a trans_b trans_c fill_mode epilogue sm_count aux_type bias_type "
    "fast_accum bias bias_stride aux aux_ld aux_stride alpha_stride a_scale b_scale c_scale d_scale amax_d aux_scale "
    "aux_amax sync_rows sync_cols sync_in sync_out a_mode b_mode c_mode d_mode aux_mode d_out_mode d_out_scale "
    "emulation alpha_batch_stride beta_batch_stride invariance unused",
)
Transform = _block("Transform", b"GtLt", "IIiiii", "scale_type pointer_mode trans_a trans_b")
Preference = _block(
    "Preference",
    b"GtLp",
    "IIIIQIIIIQfIII",
    "search_mode reductions workspace align_a align_b align_c align_d implementations waves average_k average_rows "
    "average_cols",
)
Emulation = _block(
    "Emulation",
    b"GtLe",
    "IIiiiiiiQ",
    "strategy special_values mantissa_control mantissa_most mantissa_offset unused mantissa_count",
)


@attrs.frozen
class Problem:
    """A product: descriptor, its emulation if it has one, the four layouts."""

    desc: Any
    emulation: Any
    a: Any
    b: Any
    c: Any
    d: Any

    @classmethod
    def read(cls, data: Any) -> Problem:
        """Raises BadBlock."""
        first = Desc.size + Emulation.size
        layouts = [Layout.read(data, first + i * Layout.size) for i in range(4)]
        desc = Desc.read(data)
        return cls(desc, Emulation.read(data, Desc.size, absent=not desc.emulation), *layouts)


@attrs.frozen
class Transformation:
    """A transform: descriptor and three layouts; the first two may be None."""

    desc: Any
    a: Any
    b: Any
    c: Any

    @classmethod
    def read(cls, data: Any) -> Transformation:
        """Raises BadBlock."""
        places = [Transform.size + i * Layout.size for i in range(3)]
        a, b = (Layout.read(data, place, absent=True) for place in places[:2])
        return cls(Transform.read(data), a, b, Layout.read(data, places[2]))
