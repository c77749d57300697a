"""What the README says of messages is what they say."""

from __future__ import annotations

import re

from tests.fixtures import ROOT


def test_the_messages_of_the_troubleshooting_table_are_gtaps() -> None:
    """Each part of a message between its dots stands in a string of the code."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "gtap_core").rglob("*.py"))
    joined = re.sub(r"\"\s*\n\s*f?\"", "", code)
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Troubleshooting")[2]
    messages = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    parts = [part.strip() for message in messages for part in message.split("...") if part.strip(" :")]
    assert len(messages) >= 8
    assert [part for part in parts if part not in joined] == []
