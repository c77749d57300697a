"""Writes `manifest.json`: what client commands read of a plugin instead of its spec."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from gtap_core.generate import ctext
from gtap_core.spec.library import Library


def manifest(
    library: Library, stubs: Sequence[Mapping[str, Any]], files: Mapping[str, str], abi: int
) -> dict[str, Any]:
    """One library's manifest; `files` are the generated files by name, whose hash it carries."""
    digest = hashlib.blake2b(digest_size=16)
    for name, text in sorted(files.items()):
        digest.update(f"{name}\0{len(text)}\0{text}".encode())
    return {
        "name": library.name,
        "package": library.package,
        "sonames": list(library.sonames),
        "layout": library.layout,
        "ordinals": library.ordinals,
        "golden": f"{library.golden[-1]:016x}",
        "spec": ctext.fingerprint(library),
        "gtap_abi": abi,
        "sources_hash": digest.hexdigest(),
        "stubs": list(stubs),
    }


def manifest_text(manifests: Sequence[Mapping[str, Any]]) -> str:
    """The file's text: an object, or a list of them for a plugin of several libraries."""
    return json.dumps(manifests[0] if len(manifests) == 1 else manifests, indent=1) + "\n"
