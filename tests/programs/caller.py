"""Calls C functions of CUDA's libraries as its parent says: a line of JSON for each call, then the bytes of its memory.

The line is [library, function, arguments]; an argument is an integer, null, {"double": x}, {"float": x}, or
{"bytes": n} for memory, of which n bytes follow and come back after the status.
"""

import ctypes
import json
import sys


def main() -> None:
    libraries = {}
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        library, name, described = json.loads(line)
        if library not in libraries:
            libraries[library] = ctypes.CDLL(library)
        arguments, memory = [], []
        for each in described:
            if isinstance(each, dict) and "bytes" not in each:
                arguments.append(ctypes.c_float(each["float"]) if "float" in each else ctypes.c_double(each["double"]))
            elif isinstance(each, dict):
                memory.append(ctypes.create_string_buffer(source.read(each["bytes"]), each["bytes"] or 1))
                arguments.append(memory[-1])
            else:
                arguments.append(None if each is None else ctypes.c_longlong(each))
        function = libraries[library][name]
        function.restype = ctypes.c_int
        status = function(*arguments)
        sink.write(b"%d\n" % status)
        sizes = [each["bytes"] for each in described if isinstance(each, dict) and "bytes" in each]
        for each, size in zip(memory, sizes, strict=True):
            sink.write(each.raw[:size])
        sink.flush()


main()
