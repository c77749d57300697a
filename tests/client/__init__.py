"""Tests of gtap_core.client."""
