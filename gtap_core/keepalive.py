"""A peer that is gone without a word: the kernel finds it."""

from __future__ import annotations

import socket
from typing import Protocol

NOTICED = 10  # seconds
_OPTIONS = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 4),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 2),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
)


class TcpSocket(Protocol):
    """The standard library's or trio's."""

    def setsockopt(self, level: int, option: int, value: int, /) -> None:
        """As socket.socket has it."""


def keep_alive(tcp: TcpSocket, saying: int = 0) -> None:
    """Let a TCP connection whose peer is dead end after NOTICED seconds; what a listener accepts inherits it.

    `saying`: seconds between what this end says of itself. Nothing is probed while that is unanswered, so it has less
    time.
    """
    for option in _OPTIONS:
        tcp.setsockopt(*option)
    tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, (NOTICED - saying) * 1000)
