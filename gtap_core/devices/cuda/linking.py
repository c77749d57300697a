"""Linking by the driver: inputs in, one image out, and what the linker says of it."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence

from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.device import LinkInput

LOG_BYTES = 64 << 10
PTX = 1  # CUjitInputType
_INFO_LOG, _INFO_LOG_BYTES, _ERROR_LOG, _ERROR_LOG_BYTES = 3, 4, 5, 6  # CUjit_option


def link(driver: Driver, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> tuple[bytes, str]:
    """Return the image and the log. In the current context. Raises StatusError with (b"", log) as its value."""
    info, errors = ctypes.create_string_buffer(LOG_BYTES), ctypes.create_string_buffer(LOG_BYTES)
    given = {
        **options,
        _INFO_LOG: ctypes.addressof(info),
        _INFO_LOG_BYTES: LOG_BYTES,
        _ERROR_LOG: ctypes.addressof(errors),
        _ERROR_LOG_BYTES: LOG_BYTES,
    }
    numbers = (ctypes.c_int * len(given))(*given)
    values = (ctypes.c_void_p * len(given))(*[value & (1 << 64) - 1 for value in given.values()])
    state = ctypes.c_void_p()
    driver.cuLinkCreate_v2(len(given), numbers, values, ctypes.byref(state))
    try:
        image = _linked(driver, state, inputs)
    except StatusError as error:
        said = _text(errors) or f"the linker ends with {driver.error_name(error.status)}"
        raise StatusError(error.status, (b"", said)) from None
    finally:
        driver.status.cuLinkDestroy(state)
    return image, _text(info)


def _linked(driver: Driver, state: ctypes.c_void_p, inputs: Sequence[LinkInput]) -> bytes:
    for each in inputs:
        data = each.data + b"\0" if each.kind == PTX else each.data
        code = ctypes.create_string_buffer(data, len(data))
        name = ctypes.create_string_buffer(each.name.encode())
        driver.cuLinkAddData_v2(state, each.kind, code, len(data), name, 0, None, None)
    image, size = ctypes.c_void_p(), ctypes.c_size_t()
    driver.cuLinkComplete(state, ctypes.byref(image), ctypes.byref(size))
    return ctypes.string_at(image.value or 0, size.value) if size.value else b""


def _text(log: ctypes.Array[ctypes.c_char]) -> str:
    return log.value.decode("utf-8", "replace").strip()
