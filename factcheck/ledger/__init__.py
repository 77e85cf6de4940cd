"""The ledger: marks as an append-only log of events, how they stand on the present text, and where they are kept."""
