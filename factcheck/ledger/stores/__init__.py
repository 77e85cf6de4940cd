"""Where a ledger is kept: one SQLite file, a PostgreSQL server, or the log itself as lines of JSON."""
