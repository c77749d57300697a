"""The words of `docker run`: its options as far as it takes to find the image, and to leave out what asks for a GPU."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from ..errors import UsageError

# Every other option takes a value. Podman's are among them.
SWITCHES = frozenset(
    {
        *("detach", "disable-content-trust", "help", "init", "interactive", "no-healthcheck", "oom-kill-disable"),
        *("privileged", "publish-all", "quiet", "read-only", "rm", "sig-proxy", "tty", "use-api-socket"),
        *("env-host", "http-proxy", "no-hostname", "no-hosts", "passwd", "read-only-tmpfs", "replace", "rmi", "rootfs"),
        *("tls-verify",),
    }
)
LETTERS = {
    "a": "attach",
    "c": "cpu-shares",
    "d": "detach",
    "e": "env",
    "h": "hostname",
    "i": "interactive",
    "l": "label",
    "m": "memory",
    "p": "publish",
    "P": "publish-all",
    "q": "quiet",
    "t": "tty",
    "u": "user",
    "v": "volume",
    "w": "workdir",
}
FALSE = frozenset({"0", "f", "F", "false", "FALSE", "False"})


@attrs.frozen
class Option:
    """One option with its long name, and the words that said it; a switch without a value has the value "true"."""

    name: str
    value: str
    words: tuple[str, ...]


@attrs.frozen
class Words:
    """What follows `docker run`. `image` is None where the words end before it, or ask for help."""

    options: tuple[Option, ...]
    image: str | None
    arguments: tuple[str, ...] = ()

    def last(self, *names: str) -> str | None:
        """The value of the last option of one of these names."""
        return next((each.value for each in reversed(self.options) if each.name in names), None)

    def asks(self, name: str) -> bool:
        """Whether a switch is on."""
        value = self.last(name)
        return value is not None and value not in FALSE

    def without_gpus(self) -> list[str]:
        """The options as they were given, without those that ask for a GPU of this machine's."""
        return [word for each in self.options if not _asks_for_gpus(each) for word in each.words]

    def environ(self, ours: Mapping[str, str]) -> dict[str, str]:
        """The variables that the options give. `ours`: docker's own, whose values a name alone stands for."""
        lines = [line for each in self.options if each.name == "env-file" for line in _lines_of(each.value)]
        lines += [each.value for each in self.options if each.name == "env"]  # as docker orders them
        found = {}
        for line in lines:
            name, separator, value = line.partition("=")
            if separator or name in ours:
                found[name] = value if separator else ours[name]
        return found


def parse(words: Sequence[str]) -> Words:
    """Read the words up to the image. Raises UsageError where an option lacks its value."""
    options: list[Option] = []
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] not in ("-", "--"):
        options.extend(_long(rest) if rest[0].startswith("--") else _letters(rest))
    if rest[:1] == ["--"]:
        rest.pop(0)
    found = Words(tuple(options), rest[0] if rest else None, tuple(rest[1:]))
    return attrs.evolve(found, image=None) if found.asks("help") else found


def _long(rest: list[str]) -> Iterator[Option]:
    word = rest.pop(0)
    name, separator, value = word[2:].partition("=")
    if separator:
        yield Option(name, value, (word,))
    elif name in SWITCHES:
        yield Option(name, "true", (word,))
    else:
        value = _value(rest, word)
        yield Option(name, value, (word, value))


def _letters(rest: list[str]) -> Iterator[Option]:
    """`-it`, `-p80:80`, `-e NAME=VALUE`, `-d=false`: switches up to one letter that takes what follows."""
    letters = rest.pop(0)[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        name = LETTERS.get(letter, letter)
        if letters.startswith("="):
            yield Option(name, letters[1:], (f"-{letter}{letters}",))
            return
        if name in SWITCHES:
            yield Option(name, "true", (f"-{letter}",))
            continue
        value = letters or _value(rest, f"-{letter}")
        yield Option(name, value, (f"-{letter}", value))
        return


def _value(rest: list[str], word: str) -> str:
    if not rest:
        raise UsageError(f"{word} needs a value, and then the image")
    return rest.pop(0)


def _asks_for_gpus(option: Option) -> bool:
    if option.name == "device":
        return option.value.startswith("nvidia.com/gpu")
    return option.name == "gpus" or (option.name == "runtime" and option.value == "nvidia")


def _lines_of(file: str) -> list[str]:
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []  # docker says so
    return [line.lstrip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
