"""The verification sheet: a draft's claims as a table for the editor, and what comes back from it."""
