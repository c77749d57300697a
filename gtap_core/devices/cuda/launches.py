"""Launches with attributes, as the driver takes them."""

from __future__ import annotations

import ctypes

from gtap_core.session.device import Launch

_COOPERATIVE = 2  # CUlaunchAttributeID
_VALUE_BYTES = 64


class _Attribute(ctypes.Structure):
    """CUlaunchAttribute: 72 bytes."""

    _fields_ = (("id", ctypes.c_int), ("pad", ctypes.c_int), ("value", ctypes.c_ubyte * _VALUE_BYTES))


class Config(ctypes.Structure):
    """CUlaunchConfig: 56 bytes. Keeps its attributes alive."""

    _fields_ = (
        ("grid", ctypes.c_uint * 3),
        ("block", ctypes.c_uint * 3),
        ("shared_bytes", ctypes.c_uint),
        ("stream", ctypes.c_void_p),
        ("attributes", ctypes.POINTER(_Attribute)),
        ("count", ctypes.c_uint),
    )


def launch_config(launch: Launch, stream: int) -> Config:
    """What cuLaunchKernelEx and the occupancy of clusters take."""
    given = list(launch.attributes)
    if launch.cooperative:
        given.append((_COOPERATIVE, (1).to_bytes(4, "little")))
    listed = (_Attribute * len(given))()
    for attribute, (number, value) in zip(listed, given, strict=True):
        attribute.id = number
        ctypes.memmove(attribute.value, value, min(len(value), _VALUE_BYTES))
    grid, block = (ctypes.c_uint * 3)(*launch.grid), (ctypes.c_uint * 3)(*launch.block)
    return Config(grid, block, launch.shared_bytes, stream, listed, len(given))
