"""NVML: two wire functions, one for all that changes and one for what only a real library knows; the rest is local."""

from gtap_core import InOut, Library, Out, Statuses, Str
from gtap_plugin_nvml.functions import BY_HAND, FUNCTIONS, STATUSES, Row

_NUMBERS = {"u": "unsigned int", "U": "unsigned long long"}

nvml = Library(
    "nvml",
    soname=("libnvidia-ml.so.1", "libnvidia-ml.so"),
    real=("libnvidia-ml.so.1",),
    package="gtap-plugin-nvml",
    statuses=Statuses(not_supported=3, not_initialized=9, invalid_handle=2, invalid_value=2, out_of_memory=20),
    exports="exports/libnvidia-ml.so.1.txt",
    node="",  # linkers take no name with a dash in it for a version, and no client asks for one
    headers=("nvml_local.h",),
    attaches=False,
)

# The numbers that change, of all devices of a server and of the processes that use them: sample.py describes the bytes.
nvml.call(1, "int gtapNvmlSample(void *sample, size_t capacity)", sample=Out(bytes="capacity"))
# One function of the real library, its arguments packed as forward.py describes.
nvml.call(
    2,
    "int gtapNvmlRead(const char *function, void *arguments, size_t size)",
    function=Str,
    arguments=InOut(bytes="size"),
)


def _declare(row: Row) -> None:
    """A stub that checks the arguments, and then answers by a body in handwritten/, or as a T4 does."""
    letters = [letter for letter, _ in row.parameters]
    names = [f"a{index}" for index in range(len(letters))]
    declared = [f"{_NUMBERS.get(letter, 'void *')} {name}" for letter, name in zip(letters, names, strict=True)]
    values = [name if letter in _NUMBERS else f"(uintptr_t){name}" for letter, name in zip(letters, names, strict=True)]
    local = STATUSES.get(row.answer) or f"local_{row.name}({', '.join(names)})"
    form = f"{'' if row.travels else '!'}{row.form}"
    nvml.lower(
        f"int {row.name}({', '.join(declared)})",
        to=f'NVML_ANSWER("{row.name}", "{form}", {local}, {", ".join(values)})',
    )


for row in FUNCTIONS:
    _declare(row)
for prototype in BY_HAND:
    nvml.local(prototype)
