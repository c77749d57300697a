"""The errors of gtap's own commands and processes; what a library returned is a status and never an exception.

GtapError                    every error that gtap raises on purpose; its text is a sentence for the user
 +- UsageError               a command line, setting or variable that cannot be followed
 +- ServerError              the server cannot be used
 |   +- NoServer             nobody answers at the address
 |   +- NotAServer           somebody answers, but not a gtap server
 |   +- VersionMismatch      it speaks another version of the wire
 |   +- Untrusted            its certificate is not the one that it should have
 |   +- Refused              it said no, and why
 +- ProgramError             the program cannot be started; carries the exit status that a shell would give
 +- NativeError              a native file is missing and cannot be made
 +- BenchError               a benchmark cannot be measured
 +- PluginError              a plugin is broken
 +- SpecError                a spec says something that cannot be meant
 +- Malformed                bytes that are not what the wire's description says
 +- Fault                    the peer broke the protocol or its lease: ends that session with a reason
"""


class GtapError(Exception):
    """Base of all; str() is a sentence that says what happened, where, and what to do."""


class UsageError(GtapError):
    """A command line, setting or variable that cannot be followed."""


class ServerError(GtapError):
    """The server cannot be used."""


class NoServer(ServerError):
    """Nobody answers at the address."""


class NotAServer(ServerError):
    """Somebody answers, but not a gtap server."""


class VersionMismatch(ServerError):
    """The server speaks another version of the wire."""


class Untrusted(ServerError):
    """Its certificate is not the one that it should have."""


class Refused(ServerError):
    """The server said no, and why."""


class ProgramError(GtapError):
    """The program cannot be started."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status
        """What a shell would exit with: 126 not executable, 127 not found."""


class NativeError(GtapError):
    """A native file is missing and cannot be made."""


class BenchError(GtapError):
    """A benchmark cannot be measured."""


class PluginError(GtapError):
    """A plugin is broken."""


class SpecError(GtapError):
    """A spec says something that cannot be meant."""


class Malformed(GtapError):
    """Bytes that are not what the wire's description says."""


class Fault(GtapError):
    """The peer broke the protocol or its lease."""
