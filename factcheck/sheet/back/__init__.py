"""An edited sheet read back: its cells, what was edited, and a three-way merge with the ledger."""
