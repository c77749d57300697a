"""Peers that break the protocol end at most their own session; the one beside them goes on computing."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator

import pytest
from gtap_plugin_driver import driver

from gtap_core.spec import Library
from gtap_core.testing import eventually
from gtap_core.wire.opening import Known, Offer, Verdict
from gtap_core.wire.preamble import SIZE, Code, Kind, Preamble
from tests.fixtures import Server
from tests.peer import SLOT, Lease, Peer, connect, greet, receive_rest
from tests.processes import IDLE, below

NOT_SUPPORTED, INVALID_VALUE, INVALID_HANDLE = 801, 1, 400
STREAM = 16  # a token that the client may choose


@pytest.fixture
def neighbour(cpu_server: Server) -> Iterator[Peer]:
    """A good session on the same server, which must still compute when the test's bad one is done."""
    with Peer(cpu_server.path) as peer:
        peer.open(driver)
        address = peer.extent()
        peer.call("driver", "gtapMemAlloc", address, 4096)
        yield peer
        data = os.urandom(4096)
        assert peer.call("driver", "gtapCopyIn", address, data, 4096, 0, 1)[0] == 0
        assert peer.call("driver", "gtapCopyOut", bytearray(4096), address, 4096, 0) == (0, [data])


def frame(library: int = 1, ordinal: int = 1, size: int = 16, flags: int = 1, body: bytes = b"") -> bytes:
    return struct.pack("<IHHHBBI", size, library, ordinal, 1, flags, 0, 1) + body


BROKEN = {
    "garbage": (b"\xa5" * 4096, "frame of"),
    "an oversized frame": (frame(size=(1 << 20) + 8), "frame of 1048584 bytes"),
    "a frame that is no multiple of 8": (frame(size=20), "frame of 20 bytes"),
    "unknown flags": (frame(flags=0x80), "flags"),
    "a library that was not agreed upon": (frame(library=9), "library 9"),
    "a device that is not there": (struct.pack("<IHHHBBI", 16, 1, 1, 1, 1, 0, 200), "device"),
    "a body that is too short": (frame(ordinal=25), "gtapLaunch"),
    "a body that is too long": (frame(ordinal=1, size=32, body=bytes(16)), "cuCtxSynchronize"),
}


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_frame_ends_its_session_with_a_reason(what: str, cpu_server: Server, neighbour: Peer) -> None:
    """Delete the raising of Fault in wire/connection.py, or of Malformed in the spec, to see it fail."""
    data, reason = BROKEN[what]
    with Peer(cpu_server.path) as peer:
        peer.open(driver)
        peer.channel.sendall(data)
        assert reason in (peer.end() or "")


@pytest.mark.shows("SPINE.8")
def test_a_truncated_frame_ends_its_session(cpu_server: Server, neighbour: Peer) -> None:
    """Delete `_inside` in wire/buffer.py to see it fail: the end in the middle of a frame would be an ordinary one."""
    with Peer(cpu_server.path) as peer:
        peer.open(driver)
        peer.channel.sendall(frame(ordinal=25, size=4096, body=bytes(100)))
        peer.channel.shutdown(1)
        assert "middle of a frame" in (peer.end() or "")


@pytest.mark.shows("SPINE.8")
def test_bytes_that_are_no_preamble_are_dropped(cpu_server: Server, neighbour: Peer) -> None:
    """Delete the looks at MAGIC in the supervisor and in Preamble.decode to see it fail: it would be answered."""
    for data in (b"GET / HTTP/1.1\r\nHost: gtap\r\n\r\n".ljust(SIZE), b"\x01" * SIZE):
        with connect(cpu_server.path) as sock:
            sock.sendall(data)
            assert receive_rest(sock) == b""


@pytest.mark.shows("SPINE.8")
def test_who_does_not_know_the_key_does_not_get_in(cpu_server: Server, neighbour: Peer) -> None:
    """Delete the comparison in Preamble.proves to see it fail."""
    lease = Lease.take(cpu_server.path)
    sock, code = lease.join(Kind.CHANNEL, os.urandom(16), key=bytes(32))
    assert code == Code.PROOF
    assert receive_rest(sock) == b""
    forged = Lease(cpu_server.path, lease.sock, os.urandom(16), lease.key)
    assert forged.join(Kind.CHANNEL, os.urandom(16))[1] == Code.LEASE
    lease.sock.close()


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("version", [0, 1, 65535])
def test_another_version_is_told_ours(version: int, cpu_server: Server, neighbour: Peer) -> None:
    """Delete the answer Code.VERSION to see it fail."""
    with connect(cpu_server.path) as sock:
        assert greet(sock, Preamble(Kind.CONTROL, version=version)) == (3, Code.VERSION)
        assert receive_rest(sock) == b""


@pytest.mark.shows("SPINE.8")
def test_forged_and_dead_handles_have_a_status_and_the_session_goes_on(cpu_server: Server, neighbour: Peer) -> None:
    """Delete the `entry is None` branch of the dispatcher's `_resolve` to see it fail."""
    with Peer(cpu_server.path) as peer:
        peer.open(driver)
        assert peer.call("driver", "cuStreamSynchronize", 0x1000)[0] == INVALID_HANDLE
        assert peer.call("driver", "cuStreamCreateWithPriority", STREAM, 0, 0)[0] == 0
        assert peer.call("driver", "cuStreamSynchronize", STREAM)[0] == 0
        assert peer.call("driver", "cuEventSynchronize", STREAM)[0] == INVALID_HANDLE  # of another kind
        assert peer.call("driver", "cuStreamDestroy_v2", STREAM)[0] == 0
        assert peer.call("driver", "cuStreamSynchronize", STREAM)[0] == INVALID_HANDLE


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("device", ["cpu", "null"])
def test_addresses_outside_the_session_are_not_touched(
    device: str, server: Callable[..., Server], neighbour: Peer
) -> None:
    """Delete the look-up in Memory.holds to see it fail on null; the CPU device has a second check of its own.

    The first address is mapped in the neighbour's session, but not in this one.
    """
    with Peer(server(device).path) as peer:
        peer.open(driver)
        for address in (SLOT[0], SLOT[0] + (1 << 40), 0, 0x7F00_0000_0000, 2**64 - 8):
            assert peer.call("driver", "gtapCopyIn", address, bytes(16), 16, 0, 1)[0] == INVALID_VALUE
            assert peer.call("driver", "gtapCopyOut", bytearray(16), address, 16, 0)[0] == INVALID_VALUE
        address = peer.extent()
        assert peer.call("driver", "gtapCopyOut", bytearray(16), address + (32 << 20) - 8, 16, 0)[0] == INVALID_VALUE
        assert peer.call("driver", "gtapCopyOut", bytearray(8), address + (32 << 20) - 8, 8, 0) == (0, [bytes(8)])


OLDER = Offer("driver", driver.layout, 12, driver.golden[12])
NEWER = Offer("driver", driver.layout, driver.ordinals + 9, 0x1234)
CHANGED = Offer("driver", driver.layout, 12, driver.golden[12] ^ 1)
OTHER_LAYOUT = Offer("driver", driver.layout + 1, 12, driver.golden[12])
UNKNOWN = Offer("nosuch", 1, 3, 7)


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("offer", [OLDER, NEWER])
def test_older_and_newer_peers_share_what_both_have(offer: Offer, cpu_server: Server, neighbour: Peer) -> None:
    """Delete `_lacking` in the dispatcher to see it fail.

    A newer peer compares the server's hash with its own: the server cannot.
    """
    with Peer(cpu_server.path) as peer:
        [verdict] = peer.open(offers=[offer]).verdicts
        common = min(offer.ordinals, driver.ordinals)
        assert verdict == Verdict(Known.OK, driver.ordinals, driver.golden[common])
        assert peer.raw(1, driver.by_name["cuCtxSynchronize"].ordinal).status == 0
        assert peer.raw(1, driver.ordinals + 5).status == NOT_SUPPORTED
        assert peer.raw(1, driver.by_name["cuCtxSynchronize"].ordinal).status == 0


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("offer", [CHANGED, OTHER_LAYOUT, UNKNOWN])
def test_a_changed_or_missing_library_is_told_and_never_called(
    offer: Offer, cpu_server: Server, neighbour: Peer
) -> None:
    """Delete the comparison of hashes in `Libraries._judge` to see it fail."""
    with Peer(cpu_server.path) as peer:
        verdicts = peer.open(driver if offer is UNKNOWN else toy_like(), offers=[offer]).verdicts
        assert verdicts[-1].known is (Known.MISSING if offer is UNKNOWN else Known.DIFFERS)
        with pytest.raises(AssertionError, match="not agreed upon"):
            peer.raw(2, 1)


def toy_like() -> Library:
    """A library that no server has."""
    return Library("nosuchtoy", soname="libnosuchtoy.so.1")


@pytest.mark.shows("SPINE.8")
def test_a_session_that_ends_leaves_no_process(cpu_server: Server) -> None:
    """Delete the end of the session's processes to see it fail."""
    eventually(lambda: len(below(cpu_server.pid)) == IDLE)
    with Peer(cpu_server.path) as peer:
        peer.open(driver)
        assert len(below(cpu_server.pid)) > IDLE
        peer.channel.sendall(b"\xff" * 64)
        assert peer.end()
    eventually(lambda: len(below(cpu_server.pid)) == IDLE)


def test_the_library_is_the_one_installed() -> None:
    """The tests above speak for the plugin that servers load."""
    assert isinstance(driver, Library)
    assert driver.by_name["gtapLaunch"].ordinal == 25
