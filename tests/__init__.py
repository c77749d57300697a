"""gtap's tests; they mirror gtap_core."""
