"""The client's bodies against a played server: what they answer themselves, what they send, what they wait for."""

from __future__ import annotations

import struct

from gtap_plugin_driver.launches import read_attributes

from tests.shim.fake_server import device

from .conftest import Tell, Told
from .player import ATTRIBUTES, Player

ARRAYS = "copies to and from CUDA arrays are not supported"


def holds(told: Told, said: str = "") -> Told:
    """Every line of the program held; gtap said what it should."""
    assert (told.status, told.stdout) == (0, "")
    assert said in told.stderr and bool(said) == bool(told.stderr)
    return told


def test_devices_are_answered_from_the_snapshot(tell: Tell) -> None:
    old = bytearray(device(**ATTRIBUTES))
    first = bytes(old).replace((13000).to_bytes(4, "little"), (12080).to_bytes(4, "little"))
    second = device("Second", bytes([9] * 16), **ATTRIBUTES)
    told = holds(tell("devices", devices=[first, second]))
    assert [each.name for each in told.player.played] == ["gtapPeer"]  # what is not there: asked for when it is wanted


def test_contexts_are_client_state_and_numbers_in_frames(tell: Tell) -> None:
    told = holds(tell("contexts"))
    numbers = [each.context for each in told.player.played if each.name == "cuCtxSynchronize"]
    assert numbers == [1, 1 << 8 | 1, 1, 1]
    assert told.player.count("gtapReset") == 1


def test_memory_copies_and_sets(tell: Tell) -> None:
    player = holds(tell("memory"), ARRAYS).player
    waits = [each.name for each in player.played if each.waited]
    # the first copy out says that its stream is done; the last wait is for what is on its way into a source
    assert waits == ["cuMemGetInfo_v2", "gtapCopyOut", "gtapCopyOut", "cuStreamSynchronize"]
    pieces = [each.arguments[2] for each in player.played if each.name == "gtapCopyIn" and each.arguments[2] > 1000]
    assert pieces == [4 << 20, 4 << 20, 1 << 20]
    fences = [each.arguments[4] for each in player.played if each.name == "gtapCopyIn" and each.arguments[2] > 1000]
    assert fences == [0, 0, 1]
    assert player.count("gtapMemAlloc") == player.count("gtapMemFree") == 3
    streams = [each.arguments[6] for each in player.played if each.name == "gtapFill"]
    assert streams == [0, 0, 2]  # the last one by its _ptsz name


def test_the_rows_of_a_box_travel_in_one_frame(tell: Tell) -> None:
    player = holds(tell("memory"), ARRAYS).player
    (box,) = [each.arguments for each in player.played if each.name == "gtapCopyInBox"]
    assert box[1:6] == [50, 0, 20, 3, 1] and (box[7], box[9]) == (60, 1)  # pitch, slice, extent; bytes, blocking
    assert list(box[6]) == [(start + i) % 256 for start in (100, 200, 300) for i in range(20)]


def test_a_copy_between_peers_leaves_a_fence_unless_it_is_asynchronous(tell: Tell) -> None:
    player = holds(tell("memory"), ARRAYS).player
    copies = [each.arguments for each in player.played if each.name == "gtapCopy" and each.arguments[2] == 77]
    assert [(copy[3], copy[4]) for copy in copies] == [(0, 1), (2, 1), (0, 0)]  # stream, blocking


def test_streams_and_events(tell: Tell) -> None:
    player = holds(tell("streams"), "cuTexRefCreate (libcuda.so.1) is not supported").player
    # nothing was posted to a stream that is waited for; the device's memory is free when a reset returns
    assert [each.name for each in player.played if each.waited] == ["cuEventElapsedTime", "gtapReset"]
    tokens = [each.arguments[1] for each in player.played if each.name == "cuEventRecordWithFlags"]
    assert tokens[1] == 0 and tokens[0] == tokens[2] >= 16
    assert player.count("cuStreamWaitEvent") == 1


def test_modules_libraries_kernels_and_launches(tell: Tell) -> None:
    player = Player(global_address=0x600000000000)
    told = tell("modules", player)
    assert (told.status, told.stdout) == (0, "")
    launched = [each.arguments for each in player.played if each.name == "gtapLaunch"]
    packed = (0x1122334455667788).to_bytes(8, "little") + (5).to_bytes(4, "little")
    assert bytes(launched[0][9]) == packed
    assert launched[0][1:8] == [1, 2, 3, 32, 1, 1, 100]
    assert bytes(launched[1][9]) == bytes([1, 2, 3]) + bytes(9)
    assert launched[2][11] == 1  # cooperative
    assert launched[3][8] == 2  # the thread's own stream
    assert player.count("cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags") <= 7  # once a shape
    assert player.count("gtapModuleLoad") == 6  # refused, module, library, library, it after the reset, module
    assert player.count("cuModuleUnload") == 3


def test_failures_of_posted_calls_come_back_once_and_sticky_ones_until_a_reset(tell: Tell) -> None:
    player = Player(fails={"gtapFill": [(701, 0), (719, 1)]})
    holds(tell("errors", player), "told so")
    assert player.count("gtapMemAlloc") == 2  # neither set nor allocation goes out while the status is sticky
    assert player.count("gtapFill") == 2


def test_a_sticky_status_is_of_one_device(tell: Tell) -> None:
    player = Player(fails={"gtapFill": [(700, 1)]})
    devices = [device(**ATTRIBUTES), device("Second", bytes([9] * 16), **ATTRIBUTES)]
    holds(tell("sticky_device", player, devices), "told so")
    assert [each.context for each in player.played if each.name == "gtapFill"] == [1, 2, 2, 1]


def test_entry_points_follow_the_version_rule(tell: Tell) -> None:
    holds(tell("entry_points"))


def test_tensor_maps_are_encoded_by_the_server_once(tell: Tell) -> None:
    player = holds(tell("tensor_map", devices=[device(**ATTRIBUTES, a127=1)])).player
    asked = [each.arguments for each in player.played if each.name == "cuTensorMapEncodeTiled"]
    assert [bytes(each[4]) for each in asked] == [struct.pack("<QQ", 128, rows) for rows in (64, 65)]
    assert [(each[3], bytes(each[5]), bytes(each[6])) for each in asked] == [
        (0x200000001000, struct.pack("<Q", 256), struct.pack("<II", 64, 32))
    ] * 2
    assert [each[8:] for each in asked] == [[0, 1, 2, 0]] * 2


def test_of_a_launch_s_attributes_those_travel_that_the_device_must_know(tell: Tell) -> None:
    player = holds(tell("clusters", devices=[device(**ATTRIBUTES, a120=1)])).player
    (launched,) = [each.arguments for each in player.played if each.name == "gtapLaunchWith"]
    assert launched[1:8] == [8, 1, 1, 32, 1, 1, 0] and launched[11] == 1  # cooperative
    told = ((4, struct.pack("<3I", 4, 1, 1)), (6, struct.pack("<i", 1)), (9, bytes([1, 2])))
    assert read_attributes(launched[12]) == told
    assert player.count("gtapLaunch") == 2 and player.count("cuEventRecordWithFlags") == 1
    asked = [each.arguments for each in player.played if each.name == "gtapClusters"]
    assert [(each[5], each[11]) for each in asked] == [(32, 0), (32, 1), (64, 0)]  # threads, largest: each once
