"""Tests of the shim: small C programs against a server played by the test."""
