"""What keeps links over their connections: counts, positions, the end that is meant, and who comes back."""

from __future__ import annotations

import pytest

from gtap_core.errors import Fault
from gtap_core.wire.connection import ClientChannel, Received, ServerChannel, State
from gtap_core.wire.control import Back, Connected, Lost, Start, decode_body, encode_body
from gtap_core.wire.link import Counts, decode_position, encode_position
from gtap_core.wire.opening import END, Identity, OpenReply, OpenRequest
from gtap_core.wire.preamble import Kind, Preamble
from gtap_core.wire.side import Received as SideReceived
from gtap_core.wire.side import ServerSide, encode_side

COUNTS = Counts(1 << 60, 2, (3, 4, 5, 6))


def opened() -> tuple[ClientChannel, ServerChannel]:
    client, server = ClientChannel(), ServerChannel()
    server.receive_data(client.open(OpenRequest(7)))
    server.next_event()
    client.receive_data(server.open_reply(1, 0, OpenReply()))
    client.next_event()
    return client, server


def test_a_resumed_preamble_is_signed_like_any_other() -> None:
    preamble = Preamble(Kind.BULK, 3, b"l" * 16, b"s" * 16, resumed=True).signed(b"k" * 32)
    data = preamble.encode()
    assert data[7] == 0x83
    assert Preamble.decode(data) == preamble
    assert preamble.proves(b"k" * 32)
    with pytest.raises(Fault, match="resumed by its hello"):
        Preamble.decode(Preamble(Kind.CONTROL, resumed=True).encode())


def test_reports_arrive_as_they_were_sent() -> None:
    client, server = opened()
    client.receive_data(server.report(COUNTS))
    assert client.next_event() == Received(COUNTS)
    side = ServerSide()
    side.receive_data(encode_side(SideReceived(0, COUNTS)))
    assert side.next_event() == SideReceived(0, COUNTS)
    side.receive_data(encode_side(SideReceived(1, COUNTS)))
    with pytest.raises(Fault, match="a report of the number 1"):
        side.next_event()
    with pytest.raises(Fault, match="of 40 bytes"):
        Counts.decode(bytes(40))


def test_nothing_follows_the_end() -> None:
    client, server = opened()
    server.receive_data(client.end())
    event = server.next_event()
    assert event.ordinal == END  # type: ignore[union-attr]
    assert server.state is client.state is State.ENDED
    server.receive_data(ClientChannel().open(OpenRequest(7)))
    with pytest.raises(Fault, match="follows the end"):
        server.next_event()


def test_an_end_that_wants_an_answer_is_a_fault() -> None:
    client, server = opened()
    server.receive_data(client.call(0, END, b"", wants_answer=True))
    with pytest.raises(Fault, match="core call 3"):
        server.next_event()


def test_who_comes_back_and_for_how_long() -> None:
    request = OpenRequest(7, identity=Identity(1 << 40, 1 << 47))
    assert OpenRequest.decode(request.encode()) == request
    assert OpenReply.decode(OpenReply(grace=30).encode()).grace == 30
    assert OpenReply.decode(OpenReply().encode()).grace == 0
    assert decode_position(encode_position(1 << 50)) == 1 << 50


@pytest.mark.parametrize("message", [Start(bytes(16), 30), Connected(2, 0, True), Lost(7, 1 << 40, 1 << 47), Back()])
def test_what_supervisors_and_sessions_say_of_links(message: Start | Connected | Lost | Back) -> None:
    assert decode_body(encode_body(message)) == message
