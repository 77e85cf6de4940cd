"""Inline Markdown by markdown-it, with the place of every piece of text in the paragraph's content."""

import re
from collections.abc import Iterator
from string import whitespace
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.text.patterns import pattern
from factcheck.text.readers.dialects import containers, indented
from factcheck.text.readers.dialects.covering import COVERS, GAP

_SUP = pattern(r"<(/)?sup[\s>]", re.IGNORECASE)
_NUMBER = pattern(r"[1-9]\d{0,2}(?:[,–-][1-9]\d{0,2})?")
AT = "at"
"""The key of a token's `meta` under which its place in the content stands."""
_UNSEEN = whitespace + COVERS


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


def parser(*, is_mdx: bool = False) -> MarkdownIt:
    """CommonMark with GitHub's tables and strike-through, footnotes where they are written, and containers.

    MDX, which `is_mdx` says it is, knows no indented code.
    """
    md = MarkdownIt()
    md.inline = _Placing()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(containers.use).use(indented.use)
    if is_mdx:
        md.disable("code")
    return md.disable(["fragments_join", "text_join"], ignoreInvalid=True)  # these merge text, and lose its places


class Piece(NamedTuple):
    """Text of a paragraph and the half-open place in its content that it stands for.

    `exact`: character by character; else each of the characters stands for the whole place. `space`: a line's end.
    `code`: a gap where code stands.
    """

    text: str
    start: int
    end: int
    exact: bool = False
    space: bool = False
    code: bool = False


def pieces(tokens: list[Token], content: str) -> Iterator[Piece]:
    """What readers see of a paragraph: no markup, no link targets, no struck-through text, no pictures, no code."""
    struck = above = 0
    noted = False  # a link that shows only the mark of a note is open
    hidden = _Hidden(tokens)
    for number, token in enumerate(tokens):
        kind, at = token.type, token.meta.get(AT, 0)
        if kind == "link_open" and _marks_note(tokens[number : number + 3], content):
            above += 1
            noted = True
        elif kind == "link_close" and noted:
            above -= 1
            noted = False
        if kind == "html_inline" and (sup := _SUP.match(token.content)):
            above = max(0, above + (-1 if sup[1] else 1))
        if kind in ("s_open", "s_close"):
            struck += token.nesting
        elif kind == "html_inline" and hidden.turns(number):
            if hidden.coded is not None and not struck:
                yield Piece(GAP, hidden.coded, at + len(token.content), code=True)
        elif struck or hidden.open:
            continue
        elif kind == "text" and token.content:
            yield from _raised(token.content, at, content) if above else _text(token.content, at, content)
        elif kind == "text_special":
            yield Piece(token.content, at, at + len(token.markup), exact=token.content == token.markup)
        elif kind == "code_inline":
            yield Piece(GAP, at, _behind_code(token, at, content), code=True)
        elif kind == "softbreak":
            yield Piece(" ", at, at + 1, space=True)
        elif kind == "hardbreak" or (kind == "html_inline" and token.content.lower().startswith("<br")):
            yield Piece("\n", at, at + max(1, len(token.content)), space=True)


class _Hidden:
    """The inline HTML elements that are open and aren't shown as prose, and what is open in the outermost of them.

    `coded`: where the element of code begins that the tag just met ends.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.open: list[str] = []
        self.coded: int | None = None
        self._tokens = tokens
        self._code = -1
        self._closings: dict[str, int] | None = None

    def turns(self, number: int) -> bool:
        """Whether the tag at `number` begins what isn't shown, or stands in it."""
        from factcheck.text.readers.parts import CODE, VOID, left_out
        from factcheck.text.readers.tags import events

        self.coded = None
        token, hidden = self._tokens[number], self.open
        event = next(events(token.content), None)
        if event is None or not event.name or event.name in VOID:
            return bool(hidden)
        if event.closing:
            if event.name in hidden:
                del hidden[len(hidden) - 1 - hidden[::-1].index(event.name) :]
                if not hidden and self._code >= 0:
                    self.coded, self._code = self._code, -1
                return True
        elif hidden or left_out(event.name, event.attributes or {}):
            hidden.append(event.name)
        elif event.name in CODE and self._closes(event.name) > number:
            hidden.append(event.name)
            self._code = token.meta.get(AT, 0)
        return bool(hidden)

    def _closes(self, name: str) -> int:
        """Where the last tag stands that closes a `name`, -1 if none does."""
        if self._closings is None:
            self._closings = {
                token.content[2:-1].strip().lower(): number
                for number, token in enumerate(self._tokens)
                if token.type == "html_inline" and token.content.startswith("</")
            }
        return self._closings.get(name, -1)


def _behind_code(token: Token, at: int, content: str) -> int:
    """The end of a code span that begins at `at`: it may hold a blank more at each end than its token says."""
    marks, length = token.markup, len(token.content)
    for blanks in (0, 1):
        end = at + len(marks) + length + 2 * blanks
        inner = content[at + len(marks) + blanks : end - blanks]
        if inner.replace("\n", " ") == token.content and content.startswith(marks, end):
            return end + len(marks)
    return at + len(marks)


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
    shown = [token for token in tokens if token.content.strip(_UNSEEN) and token.type != "html_inline"]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def stressed(tokens: list[Token]) -> bool:
    """Whether one pair of emphasis holds the whole paragraph."""
    inner = [token for token in tokens if token.type != "text" or token.content.strip(_UNSEEN)]
    if len(inner) < 3 or inner[0].type not in ("em_open", "strong_open"):
        return False
    depth = 0
    for token in inner[:-1]:
        depth += token.nesting
        if not depth:
            return False
    return True
