"""Tests of gtap_core.spec."""
