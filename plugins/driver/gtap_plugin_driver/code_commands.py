"""Linking and what else belongs to code: wire functions 100 to 119."""

from gtap_core import Library


def declare(driver: Library) -> None:
    """Enter them."""
