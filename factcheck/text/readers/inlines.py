"""Inline Markdown by markdown-it, with the place of every piece of text in the paragraph's content."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.text.patterns import pattern

_SUP = pattern(r"<(/)?sup[\s>]", re.IGNORECASE)
_NUMBER = pattern(r"[1-9]\d{0,2}(?:[,–-][1-9]\d{0,2})?")
AT = "at"
"""The key of a token's `meta` under which its place in the content stands."""


class _Placed(StateInline):
    """The state of an inline parse that notes in each token where it begins in the content.

    Text waits in `pending` until the next token is pushed; it is a stretch of the content, so its beginning is enough.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self._waiting: list[str] = []
        self._begun = 0
        self._pushed: tuple[int, int, Token] | None = None
        super().__init__(src, md, env, tokens)

    @property
    def pending(self) -> str:
        """The text that no token holds yet."""
        if len(self._waiting) > 1:
            self._waiting = ["".join(self._waiting)]
        return self._waiting[0] if self._waiting else ""

    @pending.setter
    def pending(self, value: str) -> None:
        if value and not self._waiting:
            self._begun = self.pos
        self._waiting = [value] if value else []

    def append_pending(self, text: str) -> None:
        """Add to the waiting text; `pos` is still where it begins."""
        if not self._waiting:
            self._begun = self.pos
        self._waiting.append(text)

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's own name)
        """Make a token of the waiting text."""
        begun = self._begun
        token = super().pushPending()
        token.meta[AT] = begun
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        """Add a token. A rule that pushes several (`***`) moves on only behind the last of them."""
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]  # its -1, 0, 1 as an int
        at = self.pos
        if self._pushed and self._pushed[0] == at and self._pushed[2].type == ttype == "text":
            at = self._pushed[1] + len(self._pushed[2].content)
        self._pushed = self.pos, at, token
        token.meta[AT] = at
        return token


class _Placing(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """As in markdown-it, with a state that notes places."""
        state = _Placed(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def parser() -> MarkdownIt:
    """CommonMark with GitHub's tables and strike-through, and footnotes where they are written."""
    md = MarkdownIt()
    md.inline = _Placing()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    return md.disable(["fragments_join", "text_join"], ignoreInvalid=True)  # these merge text, and lose its places


class Piece(NamedTuple):
    """Text of a paragraph and the half-open place in its content that it stands for.

    `exact`: character by character; else each of the characters stands for the whole place. `space`: a line's end.
    """

    text: str
    start: int
    end: int
    exact: bool = False
    space: bool = False


def pieces(tokens: list[Token], content: str) -> Iterator[Piece]:
    """What readers see of a paragraph: no markup, no link targets, no struck-through text, no pictures."""
    struck = above = 0
    noted = False  # a link that shows only the mark of a note is open
    hidden: list[str] = []  # HTML elements that aren't shown, and what is open in the outermost of them
    for index, token in enumerate(tokens):
        kind, at = token.type, token.meta.get(AT, 0)
        if kind == "link_open" and _marks_note(tokens[index : index + 3], content):
            above += 1
            noted = True
        elif kind == "link_close" and noted:
            above -= 1
            noted = False
        if kind == "html_inline" and (sup := _SUP.match(token.content)):
            above = max(0, above + (-1 if sup[1] else 1))
        if kind in ("s_open", "s_close"):
            struck += token.nesting
        elif (kind == "html_inline" and _turns(token.content, hidden)) or struck or hidden:
            continue
        elif kind == "text" and token.content:
            yield from _raised(token.content, at, content) if above else _text(token.content, at, content)
        elif kind == "text_special":
            yield Piece(token.content, at, at + len(token.markup), exact=token.content == token.markup)
        elif kind == "code_inline":
            inner = at + len(token.markup)
            inner += content[inner : inner + len(token.content)].replace("\n", " ") != token.content
            yield Piece(token.content, inner, inner + len(token.content), exact=True)
        elif kind == "softbreak":
            yield Piece(" ", at, at + 1, space=True)
        elif kind == "hardbreak" or (kind == "html_inline" and token.content.lower().startswith("<br")):
            yield Piece("\n", at, at + max(1, len(token.content)), space=True)


def _turns(tag: str, hidden: list[str]) -> bool:
    """Whether an inline tag begins what isn't shown, or stands in it; keeps `hidden` up to date."""
    from factcheck.text.readers.parts import VOID, left_out
    from factcheck.text.readers.tags import events

    event = next(events(tag), None)
    if event is None or not event.name or event.name in VOID:
        return bool(hidden)
    if event.closing:
        if event.name in hidden:
            del hidden[len(hidden) - 1 - hidden[::-1].index(event.name) :]
            return True
    elif hidden or left_out(event.name, event.attributes or {}):
        hidden.append(event.name)
    return bool(hidden)


def _text(words: str, at: int, content: str) -> Iterator[Piece]:
    if content.startswith(words, at):
        yield Piece(words, at, at + len(words), exact=True)
    elif content.startswith("<" + words, at):  # an address in angle brackets
        yield Piece(words, at + 1, at + 1 + len(words), exact=True)
    else:  # such an address, decoded
        end = content.find(">", at) + 1
        yield Piece(words, at, end or len(content))


def _marks_note(tokens: list[Token], content: str) -> bool:
    """Whether a link shows only a note's number, and leads within the page or to a reference of that number."""
    if [token.type for token in tokens[1:]] != ["text", "link_close"] or not _NUMBER.fullmatch(tokens[1].content):
        return False
    if str(tokens[0].attrs.get("href", "")).startswith("#"):
        return True
    at, number = tokens[1].meta.get(AT, 0), tokens[1].content
    behind = at + len(number)
    return content.startswith(f"[{number}]", at - 1) and content[behind + 1 : behind + 2] not in ("(", "[")


def _raised(words: str, at: int, content: str) -> Iterator[Piece]:
    """Text between `<sup>` and `</sup>`, in raised characters where it is a figure."""
    from factcheck.text.readers.raised import pieces

    if not content.startswith(words, at):
        yield from _text(words, at, content)
        return
    for made, start, end in pieces(words):
        yield Piece(made, at + start, at + end, exact=made == words[start:end])


def picture(tokens: list[Token]) -> Token | None:
    """The picture that is all that a paragraph shows, linked or not."""
    shown = [token for token in tokens if token.content.strip() and token.type != "html_inline"]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def stressed(tokens: list[Token]) -> bool:
    """Whether one pair of emphasis holds the whole paragraph."""
    inner = [token for token in tokens if token.type != "text" or token.content.strip()]
    if len(inner) < 3 or inner[0].type not in ("em_open", "strong_open"):
        return False
    depth = 0
    for token in inner[:-1]:
        depth += token.nesting
        if not depth:
            return False
    return True
