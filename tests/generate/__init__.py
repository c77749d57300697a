"""Tests of gtap_core.generate."""
