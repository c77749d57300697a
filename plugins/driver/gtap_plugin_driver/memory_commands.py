"""Boxes, mapped physical memory and what else belongs to memory: wire functions 80 to 99."""

from gtap_core import Library


def declare(driver: Library) -> None:
    """Enter them."""
