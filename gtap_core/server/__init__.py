"""The supervisor: accepts connections, grants leases, keeps session processes. It never parses call data."""
