"""Titles of containers: a block of prose in the line that opens the container."""

from markdown_it.rules_block import StateBlock

BEFORE_END = "before_end"
"""The key of a title's `meta`: how many characters stand between its beginning and the end of its line."""


def title(state: StateBlock, line: int, words: str, start: int, end: int) -> None:
    """Add the title at [start, end) of `words`, which end the `line`; nothing where it is blank."""
    said = words[start:end]
    begin = start + len(said) - len(said.lstrip())
    if not said.strip():
        return
    token = state.push("paragraph_open", "p", 1)
    token.map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = said.strip(), [line, line + 1], []
    token.meta[BEFORE_END] = len(words) - begin
    state.push("paragraph_close", "p", -1)
