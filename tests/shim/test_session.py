"""Sessions of libgtap.so: calls, posts, failures, the end of a link, fork, memory."""

from __future__ import annotations

import os
import struct
import subprocess
import threading
from pathlib import Path

import pytest

from .conftest import Bench, double
from .fake_server import DEADLINE, FAILED, FAULT, PUSH, TEXT, FakeServer, Frame, answer, device, failed, read_tlv, reply


def passes(done: subprocess.CompletedProcess[str], stderr: str = "") -> None:
    assert (done.returncode, done.stderr) == (0, stderr)


def test_a_call_waits_for_its_outputs(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "call"))
    opened, call = server.frames
    assert (opened.library, opened.ordinal) == (0, 1)
    assert (call.number, call.library, call.ordinal, call.flags, call.thread) == (2, 1, 1, 1, 1)
    assert struct.unpack("<QQ", call.body) == (21, 8)


def test_posts_keep_their_order_and_wait_for_nobody(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "posts"))
    values = [struct.unpack("<Q", frame.body)[0] for frame in server.frames if frame.ordinal == 2]
    assert values == list(range(100000))
    assert all(frame.flags == 0 for frame in server.frames if frame.ordinal == 2)


def test_what_is_posted_is_sent_at_exit(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "exit"))
    assert server.ended.wait(DEADLINE)
    assert server.frames[-1].body == struct.pack("<Q", 7)


def is_sent(bench: Bench, scene: str) -> None:
    """The scene waits, calling nothing, for what it has posted to arrive."""
    read, write = os.pipe()
    bench.serve(lambda server, frame: os.write(write, b"x") and None)
    server = bench.servers[0]
    command = [str(bench.built.program("session")), scene]
    done = subprocess.run(command, env={"GTAP_SESSIONS": server.entry}, stdin=read, timeout=DEADLINE)
    os.close(read)
    os.close(write)
    assert done.returncode == 0


@pytest.mark.falls_without("shim/src/command_buffer.c", "helper_notice(session);")
def test_an_idle_program_s_posts_are_sent_by_the_helper(bench: Bench) -> None:
    is_sent(bench, "idle")


@pytest.mark.shows("HOT.8")
@pytest.mark.falls_without("shim/src/bulk.c", "t->names_bulk = id != 0;")
def test_posts_with_a_large_payload_are_sent_at_once(bench: Bench) -> None:
    """The helper's naps would take the processor from who sends. Delete `t->names_bulk = id != 0` to see it fail."""
    is_sent(bench, "large")


@pytest.mark.shows("HOT.8")
@pytest.mark.falls_without("shim/src/command_buffer.c", "session->hurried++;")
def test_the_helper_sleeps_while_large_payloads_go(bench: Bench) -> None:
    """In one of a few tries: a program that is kept from running posts too seldom.

    Delete `session->hurried++` from command_buffer.c to see it nap for ever.
    """
    bench.serve()
    assert any(bench.run("session", "larges").returncode == 0 for _ in range(5))


def test_threads_wait_side_by_side(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "threads"))
    calls = [frame for frame in server.frames if (frame.library, frame.ordinal) == (1, 1)]
    assert len(calls) == 4000 and len({frame.thread for frame in calls}) == 8


def test_who_waits_sleeps_while_others_post(bench: Bench) -> None:
    """The server answers the call when it has all posts. Leave out `sleep_for_bytes` in link_layer.c to see it fail."""
    calls: list[int] = []

    def after_the_last(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 1:
            calls.append(frame.number)
        if calls and len(server.frames) == 50002:
            server.send(reply(calls[0], 0, bytes(8)))

    bench.serve(after_the_last)
    done = bench.run("session", "beside")
    passes(done)
    assert int(done.stdout) < 20


def test_replies_may_come_in_any_order(bench: Bench) -> None:
    held: list[bytes] = []

    def swap(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 1:
            (value,) = struct.unpack_from("<Q", frame.body)
            held.append(reply(frame.number, 0, struct.pack("<Q", 2 * value)))
            if len(held) == 2 or sum(each.ordinal == 1 for each in server.frames) > 3950:
                server.send(b"".join(reversed(held)))
                held.clear()

    bench.serve(swap)
    passes(bench.run("session", "threads"))


def test_the_first_create_of_a_type_is_a_call(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "create"))
    assert server.ended.wait(DEADLINE)
    flags = [frame.flags for frame in server.frames if frame.ordinal == 3]
    tokens = [struct.unpack("<Q", frame.body)[0] for frame in server.frames if frame.ordinal == 3]
    assert flags == [1, 0]
    assert all(token % 2 == 0 and token >= 16 for token in tokens)


def test_a_create_that_fails_stays_a_call(bench: Bench) -> None:
    bench.serve(lambda server, frame: server.send(reply(frame.number, 5)))
    passes(bench.run("session", "create_fails"))


def test_failures_belong_to_their_thread_and_sticky_ones_stay(bench: Bench) -> None:
    def fail(server: FakeServer, frame: Frame) -> None:
        server.send(failed(frame, 5, thread=frame.thread + 1))
        server.send(failed(frame, 98, text=b"why it failed\0"))
        server.send(failed(frame, 700, thread=9, flags=1))
        double(server, frame)

    bench.serve(fail)
    passes(bench.run("session", "failure"), "gtap: why it failed\n")


def test_a_posted_call_of_a_library_fails_at_its_next_or_at_the_driver_s(bench: Bench) -> None:
    """The next function of the library returns that status and sends nothing; to the driver it is an unknown error."""

    def fail(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 1:
            double(server, frame)
        else:
            server.send(failed(frame, 14, frame.library, frame.ordinal))

    server = bench.serve(fail)
    passes(bench.run("session", "library_fails"), "gtap: toyPost failed with status 14, after the call had returned\n")
    assert server.ended.wait(DEADLINE)
    assert [frame.ordinal for frame in server.frames if frame.library == 1] == [2, 1, 1, 2, 1]


def test_a_library_hears_of_a_failure_however_late_it_comes(bench: Bench) -> None:
    """Of its first post when 10,000 others have followed."""
    first: list[Frame] = []

    def fail(server: FakeServer, frame: Frame) -> None:
        first.append(frame)
        if frame.ordinal == 1:
            if len(first) > 10_000:
                server.send(failed(first[0], 14, 1, 2))
                first.clear()
            double(server, frame)

    bench.serve(fail)
    passes(bench.run("session", "fails_late"), "gtap: toyPost failed with status 14, after the call had returned\n")


def test_what_the_driver_refused_a_library_is_the_driver_s(bench: Bench) -> None:
    """Its numbers mean something else to the library. Only the peer knows whose they are."""

    def fail(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 2:
            server.send(failed(frame, 2))
        double(server, frame)

    bench.serve(fail)
    passes(bench.run("session", "driver_fails"))


def test_what_is_refused_says_its_own_reason(bench: Bench) -> None:
    """A frame that was too large is not what the next one is refused for."""
    bench.serve()
    passes(
        bench.run("session", "refused"),
        "gtap: ?: the server's gtap-plugin-toy is older and lacks it: upgrade it there\n",
    )


def test_a_server_that_goes_is_said_once_and_never_ends_the_program(bench: Bench) -> None:
    server = bench.serve(lambda server, frame: server.hang_up())
    done = bench.run("session", "lost")
    assert (done.returncode, done.stdout) == (0, "alive\n")
    assert done.stderr == (
        f"gtap: the session with the server at unix://{server.path} is over: the connection to the server has ended\n"
    )


BAD = {
    "a size that is no multiple of 8": struct.pack("<IBBHQ", 17, 1, 0, 0, 2),
    "a size under the header's": struct.pack("<IBBHQ", 8, 1, 0, 0, 2),
    "a size over the limit": struct.pack("<IBBHQ", 2 << 20, 1, 0, 0, 2),
    "an unknown kind": answer(99, 2),
    "a reply to nobody": reply(77),
    "a reply without a status": answer(1, 2),
    "a reply whose parts do not add up": answer(1, 2, struct.pack("<iIQ", 0, 0, 1 << 40)),
    "output that nobody expects": answer(PUSH, 2, struct.pack("<QQ", 8, 0)),
    "output without a descriptor": answer(PUSH, 2),
    "text longer than its frame": answer(TEXT, 1, struct.pack("<Q", 1 << 40)),
    "text for another descriptor": answer(TEXT, 3, struct.pack("<QQ", 8, 0)),
    "a failure without a status": answer(FAILED, 2),
    "a failure without a library": answer(FAILED, 2, bytes(8)),
    "a failure of no device": answer(FAILED, 2, bytes(16), device=64),
    "a failure of a library that was not declared": answer(FAILED, 2, struct.pack("<IiHHI", 1, 5, 2, 1, 0)),
    "a failure of a library's function 0": answer(FAILED, 2, struct.pack("<IiHHI", 1, 5, 1, 0, 0)),
    "a failure of a function that there is not": answer(FAILED, 2, struct.pack("<IiHHI", 1, 5, 1, 7, 0)),
    "a failure of a function of no library": answer(FAILED, 2, struct.pack("<IiHHI", 1, 5, 0, 7, 0)),
    "a failure with more than is known": answer(FAILED, 2, struct.pack("<IiHHI", 1, 5, 0, 0, 1)),
    "a fault longer than its frame": answer(FAULT, 0, struct.pack("<iI", 0, 1 << 30)),
    "bulk output without an object": answer(1, 2, struct.pack("<iIQQQQ", 0, 0, 2 << 48 | 1 << 40, 1, 0, 1 << 40)),
    "garbage": b"\xff" * 64,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_frame_ends_the_session_alone(bench: Bench, bad: bytes) -> None:
    bench.serve(lambda server, frame: server.send(bad))
    done = bench.run("session", "lost")
    assert (done.returncode, done.stdout) == (0, "alive\n")
    assert done.stderr.startswith("gtap: the session with the server at ") and done.stderr.count("\n") == 1


def test_a_fault_carries_its_reason(bench: Bench) -> None:
    text = b"the lease is used up\x1b[31m"
    bench.serve(lambda server, frame: server.send(answer(FAULT, 0, struct.pack("<iI", 0, len(text)) + text)))
    assert "is over: the lease is used up [31m\n" in bench.run("session", "lost").stderr


def test_device_text_goes_to_the_program_s_own_output(bench: Bench) -> None:
    def say(server: FakeServer, frame: Frame) -> None:
        server.send(answer(TEXT, 1, struct.pack("<Q", 5) + b"hello"))
        server.send(answer(TEXT, 2, struct.pack("<Q", 3) + b"err"))
        double(server, frame)

    bench.serve(say)
    done = bench.run("session", "call")
    assert (done.returncode, done.stdout, done.stderr) == (0, "hello", "err")


def test_a_forked_child_gets_errors_and_the_parent_goes_on(bench: Bench) -> None:
    bench.serve()
    done = bench.run("session", "fork")
    passes(done, "gtap: this process was forked from one that used CUDA: it cannot use it (use spawn)\n")


def test_memory_comes_from_granted_extents_and_reuse_is_fenced(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "alloc"))
    (slot,) = [struct.unpack("<QQ", dict(entries)[3]) for entries in server.opens]
    asked = [(address, size) for kind, _, address, size in server.credits if kind == 2]
    assert all(address % (32 << 20) == 0 and size % (32 << 20) == 0 for address, size in asked)
    assert all(slot[0] <= address and address + size <= slot[0] + slot[1] for address, size in asked)
    assert (128 << 20) in [size for _, size in asked]
    fences = [frame for frame in server.frames if frame.ordinal == 5]
    assert 1 <= len(fences) <= 1000
    assert all(frame.flags == 0 for frame in fences)


def test_a_warm_loop_of_allocations_waits_for_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.serve()
    (tmp_path / "stats").mkdir()
    passes(bench.run("session", "alloc", GTAP_STATS_DIR=str(tmp_path / "stats")))
    rows = read_stats(tmp_path / "stats")
    assert rows["gtap credit"][2] == 2  # the first extent and the large one


def test_out_of_memory_gives_back_what_is_unused_first(bench: Bench) -> None:
    limit = 128 << 20
    held: dict[int, int] = {}
    seen = 0

    def grant(ordinal: int, address: int, size: int) -> int:
        nonlocal seen
        for kind, _, at, _ in server.credits[seen:]:
            if kind == 3:
                del held[at]
        seen = len(server.credits)
        if sum(held.values()) + size > limit:
            return 2
        held[address] = size
        return 0

    server = bench.serve(grant=grant)
    passes(bench.run("session", "alloc_limit"))
    assert any(frame.ordinal == 5 and frame.flags == 1 for frame in server.frames)  # waited for before unmapping


def test_what_was_given_back_has_arrived_before_anybody_asks_what_is_free(bench: Bench, tmp_path: Path) -> None:
    """Delete the call of side_settle in gtap_settle_credit to see it fail."""
    asked = threading.Event()
    returned: list[int] = []

    def ask(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 1:
            returned.append(sum(kind == 3 for kind, *_ in server.credits))
            asked.set()
        double(server, frame)

    def come_late() -> None:
        asked.wait(0.5)  # seconds for the call to overtake it, if it can

    server = bench.serve(ask, on_return=come_late)
    (tmp_path / "stats").mkdir()
    passes(bench.run("session", "settle", GTAP_STATS_DIR=str(tmp_path / "stats")))
    assert returned == [sum(kind == 3 for kind, *_ in server.credits)] and returned[0] > 0
    assert read_stats(tmp_path / "stats")["gtap returns"] == (0, 0, 1)


def read_stats(folder: Path) -> dict[str, tuple[int, int, int]]:
    """The rows of the only statistics file; the totals under ''."""
    (path,) = folder.glob("*.stats")
    data = path.read_bytes()
    magic, calls, posts, waits, _sent, _received, entries = struct.unpack_from("<8s6Q", data)
    waited, quickest = struct.unpack_from("<2Q", data, 56)
    assert magic == b"GTAPSTAT" and len(data) == 88 + 4096 * 88
    rows = {"": (calls, posts, waits)}
    for index in range(entries):
        name, *counts, nanoseconds = struct.unpack_from("<56s4Q", data, 88 + 88 * index)
        rows[name.rstrip(b"\0").decode()] = tuple(counts)
        assert (nanoseconds > 0) is (counts[2] > 0)
        waited -= nanoseconds
    assert waited == 0 < quickest or "toyCall" not in rows
    return rows


def test_statistics_count_calls_posts_and_waits_by_function(bench: Bench, tmp_path: Path) -> None:
    bench.serve()
    (tmp_path / "stats").mkdir()
    passes(bench.run("session", "posts", GTAP_STATS_DIR=str(tmp_path / "stats")))
    rows = read_stats(tmp_path / "stats")
    assert rows == {
        "": (100001, 100000, 2), "gtap open": (0, 0, 1), "toyPost": (100000, 100000, 0), "toyCall": (1, 0, 1),
    }  # fmt: skip


@pytest.mark.parametrize("variable", ["GTAP_SYNC", "CUDA_LAUNCH_BLOCKING"])
def test_posts_become_calls_on_request(bench: Bench, variable: str) -> None:
    server = bench.serve()
    passes(bench.run("session", "alloc", **{variable: "1"}))
    assert all(frame.flags == 1 for frame in server.frames)


@pytest.mark.parametrize("variable", ["GTAP_SYNC", "CUDA_LAUNCH_BLOCKING"])
def test_a_post_that_waits_returns_its_own_status(bench: Bench, variable: str) -> None:
    def fail(server: FakeServer, frame: Frame) -> None:
        server.send(reply(frame.number, 98 if frame.ordinal == 2 and frame.body == struct.pack("<Q", 3) else 0))

    bench.serve(fail)
    passes(bench.run("session", "own_status", **{variable: "1"}))


def test_two_servers_are_used_side_by_side(bench: Bench) -> None:
    servers = [bench.serve(), bench.serve()]
    passes(bench.run("session", "servers"))
    assert all(server.ended.wait(DEADLINE) for server in servers)
    assert [[frame.ordinal for frame in server.frames] for server in servers] == [[1, 1], [1, 1, 2]]
    assert servers[1].frames[-1].context == 0x101
    slots = [struct.unpack("<QQ", dict(server.opens[0])[3])[0] for server in servers]
    assert slots[0] != slots[1]


def uuid(number: int) -> bytes:
    return bytes([number]) * 16


@pytest.mark.parametrize(
    ("visible", "names"),
    [
        (None, ["a", "b", "c"]), ("", []), ("-1", []), ("1", ["b"]), ("2,0", ["c", "a"]), ("1,7,0", ["b"]),
        ("1,-1,0", ["b"]), ("0,0", []), ("2,1,2", []), ("GPU-0202", ["b"]), ("gpu-03030303-0303,0", ["c", "a"]),
        ("GPU-02,GPU-0202", []), ("GPU-", []), ("GPU-02,GPU-77,GPU-01", ["b"]), ("1,x", ["b"]), ("x,1", []),
        (" 2 , 1", ["c", "b"]), ("1gpu,0", ["b", "a"]), ("0,", ["a"]), ("0,,1", ["a"]), ("3", []),
        ("99999999999999999999", []),
        ("GPU-02020202-0202-0202-0202-020202020202", ["b"]), ("GPU-02020202-0202-0202-0202-0202020202020", []),
    ],
)  # fmt: skip
def test_visible_devices(bench: Bench, visible: str | None, names: list[str]) -> None:
    bench.serve(devices=[device("a", uuid(1)), device("b", uuid(2))])
    bench.serve(devices=[device("c", uuid(3))])
    done = bench.run("session", "devices", **({} if visible is None else {"CUDA_VISIBLE_DEVICES": visible}))
    assert [line.split()[0] for line in done.stdout.splitlines()] == names


def test_a_program_floods_a_server_that_floods_it(bench: Bench) -> None:
    def flood(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 2:
            server.send(answer(TEXT, 2, bytes(60000)))
        else:
            double(server, frame)

    bench.serve(flood)
    passes(bench.run("session", "full"))


def test_a_child_forked_before_use_opens_its_own_session(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("early_fork"))
    assert len(server.opens) == 2


def test_a_library_that_comes_late_is_declared_once(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "late"))
    numbers = [(frame.library, frame.ordinal) for frame in server.frames]
    assert numbers == [(0, 1), (0, 2), (2, 2), (2, 2), (1, 2), (1, 1)]
    ((_, declared),) = read_tlv(server.frames[1].body)
    assert struct.unpack("<IIIIQ", declared[:24]) == (2, 0, 2, 0, 102) and declared[24:] == b"late"


def test_allocations_never_overlap(bench: Bench) -> None:
    bench.serve()
    passes(bench.run("session", "churn"))


def test_handles_and_ranges_need_no_server(bench: Bench) -> None:
    passes(bench.run("handles"))


def test_what_a_server_said_is_remembered_by_its_question(bench: Bench) -> None:
    bench.serve()
    passes(bench.run("session", "remembered"))


def test_a_function_that_the_server_lacks_is_said(bench: Bench) -> None:
    bench.serve(verdict=lambda declared: struct.pack("<IIQ", 0, 5, 105))
    done = bench.run("session", "data")
    assert done.stderr.startswith("gtap: toyData: the server's gtap-plugin-toy is older and lacks it: upgrade it there")
