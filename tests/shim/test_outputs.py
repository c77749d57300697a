"""What calls of libgtap.so send and bring back beside their arguments: payloads, large and deferred output."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable

import pytest

from gtap_core.testing import eventually

from .conftest import Bench, double
from .fake_server import PUSH, FakeServer, Frame, answer, reply
from .test_session import passes


def push(server: FakeServer, frame: Frame) -> None:
    """Deferred outputs: small ones inline, large ones by the bulk stream."""
    if frame.ordinal == 4:
        (length,) = struct.unpack("<Q", frame.body)
        if length <= 65536:
            server.send(answer(PUSH, frame.number, struct.pack("<Q", length) + b"a" * length))
        else:
            server.send(answer(PUSH, frame.number, struct.pack("<QQQQ", 2 << 48 | length, 1, 0, length)))
            server.send(struct.pack("<QQ", 1, length) + b"b" * length, "bulk")
    else:
        double(server, frame)


def test_deferred_output_is_there_before_a_later_reply(bench: Bench) -> None:
    bench.serve(push)
    passes(bench.run("session", "defer"))


def test_freeing_host_memory_waits_for_deferred_output(bench: Bench) -> None:
    bench.serve(push)
    passes(bench.run("session", "defer_free"))


def echo(server: FakeServer, frame: Frame) -> None:
    """toyData: send back what came, the way it came."""
    if frame.ordinal != 6:
        return double(server, frame)
    descriptor, _ = struct.unpack_from("<QQ", frame.body)
    form, length = descriptor >> 48, descriptor & (1 << 48) - 1
    if form == 0:
        server.send(reply(frame.number, 0, frame.body[16 : 16 + length]))
    elif form == 1:
        server.send(reply(frame.number, 0, None))
    else:
        number, offset, size = struct.unpack("<QQQ", frame.body[16:])
        assert offset == 0 and size == length
        while number not in server.objects:
            pass
        body = struct.pack("<iIQQQQ", 0, 0, 2 << 48 | length, number, 0, length)
        server.send(answer(1, frame.number, body))
        server.send(struct.pack("<QQ", number, length) + server.objects[number], "bulk")
    return None


def test_payloads_travel_inline_or_on_the_bulk_stream(bench: Bench) -> None:
    bench.serve(echo)
    passes(bench.run("session", "data"))


def halved(end: Callable[[FakeServer, bytes], None]) -> Callable[[FakeServer, Frame], None]:
    """toyData: half of what came; what is posted then calls `end` with the rest."""
    rest = b""

    def answer_half(server: FakeServer, frame: Frame) -> None:
        nonlocal rest
        if frame.ordinal == 2:
            end(server, rest)
        elif frame.ordinal == 6:
            number, _, size = struct.unpack("<QQQ", frame.body[16:])
            data = eventually(lambda: server.objects.get(number))
            rest = data[size // 2 :]
            server.send(answer(1, frame.number, struct.pack("<iIQQQQ", 0, 0, 2 << 48 | size, number, 0, size)))
            server.send(struct.pack("<QQ", number, size) + data[: size // 2], "bulk")

    return answer_half


@pytest.mark.falls_without("shim/src/command_buffer.c", "w->expected = frame->expected;")
def test_large_output_is_received_where_it_goes(bench: Bench) -> None:
    """The program sees the first half there before the second has been sent."""
    bench.serve(halved(lambda server, rest: server.send(rest, "bulk")))
    done = bench.run("session", "half")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 1\n", "")


def test_a_link_that_ends_amid_a_large_output_ends_the_session_alone(bench: Bench) -> None:
    bench.serve(halved(lambda server, rest: server.flow("bulk").shutdown(socket.SHUT_RDWR)))
    done = bench.run("session", "half")
    assert (done.returncode, done.stdout) == (0, "3 0\n")
    assert done.stderr.startswith("gtap: the session with the server at ") and done.stderr.count("\n") == 1


def test_output_that_is_longer_than_asked_for_is_cut(bench: Bench) -> None:
    """Delete `&& length <= w->room` from make_blob in the shim's frames.c to see it fail."""
    bench.serve(echo)
    passes(bench.run("session", "longer"))


def test_output_goes_where_the_program_handles_faults(bench: Bench) -> None:
    """Delete `if (got >= 0 || errno != EFAULT)` from the shim's link_layer.c to see it fail."""
    bench.serve(echo)
    passes(bench.run("session", "guarded"))


def test_unregistering_waits_for_deferred_output(bench: Bench) -> None:
    bench.serve(push)
    passes(bench.run("session", "registered"))
