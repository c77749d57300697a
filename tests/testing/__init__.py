"""Tests of gtap_core.testing."""
