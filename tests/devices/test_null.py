"""The null device: what it reads of images, and when its events were recorded."""

from __future__ import annotations

from gtap_core.devices.null import NullDevice, kernels
from gtap_core.session.handles import Entry

PTX = b""".version 7.0
.visible .entry five(.param .u64 .ptr .global .align 8 five_0, .param .u64 b, .param .u32 c, .param .f32 d,
    .param .align 4 .b8 e[12]) { ret; }
.entry none() { ret; }
.entry bare { ret; }
"""


def test_kernels_of_ptx_have_their_names_and_parameters() -> None:
    found = {each.name: each.parameters for each in kernels(PTX)}
    assert found == {"five": ((0, 8), (8, 8), (16, 4), (20, 4), (24, 12)), "none": (), "bare": ()}


def test_other_images_hold_no_kernels() -> None:
    assert not list(kernels(b"\x7fELF" + bytes(range(256))))


def test_events_tell_the_time_between_them() -> None:
    device, first, second = NullDevice(), Entry(16, "driver.CUevent", {}), Entry(18, "driver.CUevent", {})
    assert device.event_elapsed(first, second).value == 0.0
    device.event_record(0, first, 0, 0)
    device.event_record(0, second, 0, 0)
    assert 0 <= device.event_elapsed(first, second).value < 1000
    assert device.event_elapsed(second, first).value <= 0
    device.event_destroy(first)
    assert device.event_elapsed(first, second).value == 0.0
