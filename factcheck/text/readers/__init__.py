"""Readers: one file a format, each turning a file's text into a `Document`."""

ENDINGS = (".txt", ".text", ".md", ".markdown")
"""Which files in a folder are drafts; a file that is named itself may end as it likes."""
