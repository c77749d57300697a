"""The first inputs of each target, made by code: `python -m tests.fuzz.seeds` writes those that the corpus lacks."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

from gtap_core.devices.null import FACTS
from gtap_core.session.opening import snapshot
from gtap_core.wire.control import Hello, Measure, Told, Welcome, encode_message
from gtap_core.wire.opening import Known, Offer, OpenReply, Verdict
from gtap_core.wire.preamble import Kind, Preamble
from gtap_core.wire.side import Credit, Done, Executed, Grant, Ping, Pong, Question, Return, encode_side
from tests.shim import samples

from . import targets

CORPUS = Path(__file__).resolve().parent / "corpus"


def images() -> list[bytes]:
    """Fat binaries, an ELF, PTX, each behind the four bytes that choose a device."""
    elf = samples.cubin(75, {"kernel": samples.info((0, 8), (8, 4), (16, 8))})
    text = samples.ptx(75, "mov.u32 %r1, 7;\n" * 20)
    entries = [samples.entry(samples.PTX, 75, text, packed) for packed in (0, samples.LZ4, samples.ZSTD)]
    entries += [samples.entry(samples.ELF, 75, elf, packed) for packed in (0, samples.LZ4, samples.ZSTD)]
    found = [elf, samples.cubin(75, {"kernel": samples.info((0, 8))}, old_abi=True), text]
    found += [samples.fatbin(each) for each in entries] + [samples.fatbin(*entries)]
    return [struct.pack("<BBBB", 7, 5, ptx_only, 0) + each for ptx_only in (0, 1) for each in found]


def unpack() -> list[bytes]:
    """Streams of both decoders: text, a run, bytes without a pattern."""
    noise = b"".join(hashlib.blake2b(bytes([n])).digest() for n in range(40))
    found = []
    for data in (samples.ptx(75, "add.u32 %r1, %r1, 1;\n" * 60), b"a" * 3000, noise, b"ab"):
        for choice, packed in ((1, samples.LZ4), (0, samples.ZSTD)):
            entry = samples.entry(samples.PTX, 75, data, packed)
            stored = entry[64 : 64 + int.from_bytes(entry[16:20], "little")]
            found.append(struct.pack("<BBH", choice, 0, len(data)) + stored)
    return found


def elf() -> list[bytes]:
    """A file with a symbol table and its strings."""
    names, strings = b"\0.text\0.symtab\0.strtab\0.shstrtab\0", b"\0main\0other\0"
    symbols = bytes(24) + struct.pack("<IBBHQQ", 1, 18, 0, 1, 64, 8) + struct.pack("<IBBHQQ", 6, 18, 0, 1, 72, 8)
    sections = [(1, 1, b"code" * 4, 0, 0), (7, 2, symbols, 3, 24), (15, 3, strings, 0, 0), (23, 3, names, 0, 0)]
    data, headers = b"", bytes(64)
    for name, type_, body, link, size in sections:
        headers += struct.pack("<IIQQQQIIQQ", name, type_, 0, 0, 64 + len(data), len(body), link, 0, 8, size)
        data += body + bytes(-len(body) % 8)
    head = b"\x7fELF\2\1\1" + bytes(9)
    head += struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 0, 64 + len(data), 0, 64, 56, 0, 64, 5, 4)
    return [head + data + headers, (head + data + headers).replace(struct.pack("<II", 7, 2), struct.pack("<II", 7, 11))]


def _answer(kind: int, number: int, body: bytes, flags: int = 0, device: int = 0) -> bytes:
    body += bytes(-len(body) % 8)
    return struct.pack("<IBBHQ", 16 + len(body), kind, flags, device, number) + body


def _failed(
    number: int, status: int, library: int = 0, ordinal: int = 0, text: bytes = b"", flags: int = 0, device: int = 0
) -> bytes:
    return _answer(3, number, struct.pack("<IiHHI", 1, status, library, ordinal, 0) + text, flags, device)


def frames() -> list[bytes]:
    """One of each kind of answer, one sequence of them all, and replies whose outputs travel on the bulk stream."""
    status = bytes(8)
    two = status + struct.pack("<QQ", 5, 1 << 48) + b"hello\0\0\0"
    bulk = struct.pack("<QQ", 1, 24) + b"x" * 24
    named = struct.pack("<QQQ", 1, 0, 24)
    each = [
        _answer(1, 1, two), _answer(1, 2, status), _answer(1, 8, status + b"plain..."),
        _answer(2, 9, struct.pack("<Q", 8) + b"deferred"), _failed(10, 7, 1, 2, b"failed"), _failed(10, 700),
        _failed(11, 719, 1, 3, b"sticky", 1, 2), _answer(4, 1, struct.pack("<Q", 5) + b"text\n"),
        _answer(6, 1, struct.pack("<iI", 0, 0)), _answer(6, 2, struct.pack("<iI", 700, 0)),
        _answer(7, 1, struct.pack("<iI", 0, 0)), _answer(7, 2, struct.pack("<iI", 0, 0)),
        _answer(7, 3, struct.pack("<iI", 719, 0)), _answer(5, 0, struct.pack("<iI", 0, 3) + b"end"),
    ]  # fmt: skip
    found = [(b"", frame) for frame in [*each, b"".join(each)]]
    found.append((bulk, _answer(1, 3, status + struct.pack("<Q", 2 << 48 | 24) + named)))
    found.append((bulk, _answer(2, 9, struct.pack("<Q", 2 << 48 | 24) + named)))
    return [struct.pack("<H", len(first)) + first + second for first, second in found]


def side() -> list[bytes]:
    """What the server says there."""
    messages = [Pong(1), Grant(2, 0, 0x2000_0000_0000, 32 << 20), Grant(3, 2, 0, 0), Executed(77)]
    return [encode_side(each) for each in messages] + [b"".join(map(encode_side, messages)) * 3]


def bulk() -> list[bytes]:
    """Objects of the length that is expected, and of another."""
    two = b"".join(struct.pack("<QQ", number, 16) + b"0123456789abcdef" for number in (1, 2))
    return [struct.pack("<H", 16) + two, struct.pack("<H", 8) + two]


def opening() -> list[bytes]:
    """Replies to OPEN."""
    verdicts = (Verdict(Known.OK, 3, 33),)
    replies = [
        OpenReply(True, verdicts, snapshot([FACTS, FACTS]), server="gtap here"),
        OpenReply(False), OpenReply(True, refusal="no"),
    ]  # fmt: skip
    return [bytes(8) + each.encode() for each in replies]


def lane() -> list[bytes]:
    """Frames of the functions that the lane executes, right ones, and all of them in a row."""
    memory, stream, event = 0x2000_0000_0000, 18, 20
    launch = struct.pack("<Q7IIQQQII", 16, 1, 1, 1, 32, 1, 1, 0, 0, stream, 16, 16, 0, 0) + bytes(16)
    bodies = [
        (25, 0, launch), (16, 0, struct.pack("<QQQQII", memory, 8, 8, 0, 0, 0) + b"eight...."[:8]),
        (16, 0, struct.pack("<QQQQII", memory, 3, 3, stream, 1, 0) + b"odd" + bytes(5)),
        (17, 1, struct.pack("<QQQQ", 64, memory, 64, 0)), (18, 0, struct.pack("<QQQQ", 9, memory, 9, 2)),
        (19, 0, struct.pack("<QQQQII", memory, memory + 4096, 4096, 0, 0, 0)),
        (20, 0, struct.pack("<QQIIQQQII", memory, 512, 7, 4, 100, 9, stream, 0, 0)),
        (9, 0, struct.pack("<QQII", event, stream, 0, 0)), (6, 0, struct.pack("<QQII", 0, event, 0, 0)),
        (4, 1, struct.pack("<Q", 2)), (10, 1, struct.pack("<Q", event)), (1, 1, b""),
        (5, 1, struct.pack("<Q", stream)), (11, 1, struct.pack("<Q", event)),
    ]  # fmt: skip
    found = [struct.pack("<IHHHBBI", 16 + len(body), 1, n, 1, flags, 0, 1) + body for n, flags, body in bodies]
    return [*found, b"".join(found)]


def preamble() -> list[bytes]:
    """One of each kind, signed; another version."""
    made = [Preamble(kind, 0, b"l" * 16, b"s" * 16).signed(bytes(32)).encode() for kind in list(Kind)[1:]]
    return [Preamble(Kind.CONTROL).encode(), *made, Preamble(Kind.CONTROL, version=9).encode(), b"GTAP\3\0\0\0"]


def control() -> list[bytes]:
    """Messages of either side."""
    offer = Offer("toy", 1, 3, 33)
    messages = [
        Hello("0.1.0", "token", 7, "program"),
        Welcome("gtap", "null", b"l" * 16, b"k" * 32, (offer,)),
        Measure(),
    ]
    return [encode_message(each) for each in [*messages, Told()]] + [b"".join(map(encode_message, messages))]


def server_side() -> list[bytes]:
    """What a client says on the side stream."""
    extent = (1, 0, 0x2000_0000_0000, 32 << 20)
    messages = [Ping(1), Credit(*extent, waits=True), Return(*extent), Done(3), Question(1, 2, 16, 1, 1, 1)]
    return [encode_side(each) for each in messages] + [b"".join(map(encode_side, messages))]


def server_bulk() -> list[bytes]:
    """Objects from a client."""
    return [struct.pack("<QQ", 1, 5) + b"bytes" + struct.pack("<QQ", 2, 3) + b"abc", struct.pack("<QQ", 3, 1 << 22)]


def ptx() -> list[bytes]:
    """Programs of our own."""
    head = ".version 7.0\n.target sm_75\n.address_size 64\n"
    kernel = """.visible .global .align 4 .u32 table[4] = {1, 2, 3, 4};
.visible .entry two(.param .u64 at, .param .u32 n) {
    .reg .pred %p<2>; .reg .b32 %r<4>; .reg .b64 %rd<3>; .reg .f32 %f<2>;
    ld.param.u64 %rd1, [at]; ld.param.u32 %r1, [n];
    mov.u32 %r2, %tid.x; setp.ge.u32 %p1, %r2, %r1;
    @%p1 bra $end;
    mul.wide.u32 %rd2, %r2, 4; add.s64 %rd1, %rd1, %rd2;
    ld.global.f32 %f1, [%rd1]; fma.rn.f32 %f1, %f1, 0f3F800000, 0d4000000000000000; st.global.f32 [%rd1+4], %f1;
    bar.sync 0;
$end: ret;
}
"""
    called = """.func (.param .b32 out) twice(.param .b32 in) {
    .reg .b32 %r<2>; ld.param.b32 %r1, [in]; shl.b32 %r1, %r1, 1; st.param.b32 [out], %r1; ret; }
"""
    return [text.encode() for text in (head, head + kernel, head + called + kernel, "// nothing\n/* here */")]


def session() -> list[bytes]:
    """Conversations after OPEN: every function of the driver with zeros, calls with their memory and handles."""

    def call(ordinal: int, body: bytes, library: int = 1, answer: int = 1) -> bytes:
        return struct.pack("<IHHHBBI", 16 + len(body), library, ordinal, 1, answer, 0, 257) + body

    def said(stream: int, data: bytes) -> bytes:
        return struct.pack("<BH", stream, len(data)) + data

    asked = said(1, encode_side(Credit(1, 0, 0x2000_0000_0000, 32 << 20, waits=True)))
    empty = [said(0, call(number, bytes(size))) for number in range(1, 90, 8) for size in (0, 32)]
    driver = targets.driver()
    found = [asked, asked + said(2, struct.pack("<QQ", 1, 8) + bytes(8)) + said(0, call(1, bytes(8))), *empty]
    for name, values in CALLS:
        body = driver.by_name[name].marshal(values)
        found.append(asked + said(0, call(driver.by_name[name].ordinal, body)))
    bodies = [(driver.by_name[name].ordinal, driver.by_name[name].marshal(values)) for name, values in CALLS]
    return [*found, asked + b"".join(said(0, call(ordinal, body)) for ordinal, body in bodies)]


def chosen(size: int) -> list[bytes]:
    """Choices of structured targets: any bytes are some."""
    return [hashlib.shake_128(bytes([number])).digest(size) for number in range(24)]


def link() -> list[bytes]:
    """Any choices; and a client that posts more than a quarter of its ring before it is told how far the server is."""
    post, hear, say, report = bytes([0, 255]), bytes([18, 255]), bytes([12, 200]), bytes([42, 2])
    much = (post + hear) * 50
    return [*chosen(160), much + say + post + hear, much + report + say + much, (post + hear + say + report) * 64]


MEMORY, STREAM, EVENT, GRAPH, MODULE = 0x2000_0000_0000, 16, 18, 20, 22
CALLS: tuple[tuple[str, list[object]], ...] = (
    ("gtapMemAlloc", [MEMORY, 64]),
    ("cuStreamCreateWithPriority", [STREAM, 0, 0]),
    ("gtapCopyIn", [MEMORY, b"x" * 64, 64, STREAM, 1]),
    ("gtapCopyOut", [bytearray(64), MEMORY, 64, STREAM]),
    ("gtapFill", [MEMORY, 0, 1, 4, 4, 1, STREAM, 0]),
    ("gtapGraphCreate", [GRAPH]),
    ("gtapCaptureBegin", [STREAM, GRAPH, b"", 0]),
    ("gtapCaptureEnd", [STREAM, GRAPH, bytearray(4)]),
    ("gtapGraphInstantiate", [24, GRAPH, 0]),
    ("gtapModuleLoad", [MODULE, hashlib.blake2b(b".version 7.0", digest_size=32).digest(), b".version 7.0", 12,
                        bytearray(64), 64]),
    ("gtapFunction", [26, MODULE, b"two"]),
    ("gtapPhysicalCreate", [28, 32 << 20]),
    ("gtapPhysicalMap", [28, MEMORY + (64 << 20), 32 << 20, 0]),
    ("cuMemGetInfo_v2", [bytearray(8), bytearray(8)]),
    ("cuStreamDestroy_v2", [STREAM]),
)  # fmt: skip


SEEDS: Mapping[str, Iterable[bytes]] = {
    "images": images(), "unpack": unpack(), "elf": elf(), "frames": frames(), "side": side(), "bulk": bulk(),
    "opening": opening(), "preamble": preamble(), "control": control(), "server_side": server_side(),
    "server_bulk": server_bulk(), "session": session(), "calls": chosen(200), "cuts": chosen(100),
    "lane": lane(), "resume": chosen(120), "link": link(), "ptx": ptx(), "kernels": ptx(),
}  # fmt: skip


def main() -> None:
    """Write every seed under its hash."""
    for target, seeds in SEEDS.items():
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for data in seeds:
            (folder / hashlib.blake2b(data, digest_size=8).hexdigest()).write_bytes(data)


if __name__ == "__main__":
    main()
