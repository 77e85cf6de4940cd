"""Readers: one file a format, each turning a file's bytes into a `Document`."""
