"""The panes of the review app, on Textual's line API: only lines that are seen are ever made."""
