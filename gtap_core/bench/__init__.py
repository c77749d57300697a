"""`gtap bench`: figures of gtap beside those of raw sockets that carry the same bytes on the same route."""
