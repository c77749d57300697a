"""Writes a plugin's generated files from its spec; see README.md for what they are."""
