"""The blocks of a page as a tree, with how much text and how many links each holds: what its layout is told from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from factcheck.text.head import says_who
from factcheck.text.patterns import pattern
from factcheck.text.readers.elements import Elements
from factcheck.text.readers.parts import BLOCKS, VOID, never_shown
from factcheck.text.readers.tags import Event, events, is_mark

PROSE = 80
"""Characters outside of links from which on a block's own text counts as prose."""
_KEPT = 400
"""Characters of a block's own text that are kept, to compare it with titles."""
_BLANKS = pattern(r"\s+")
_SITE = pattern(r"\s+[|·•–—:«»-]+\s+")
_TITLED = frozenset(("og:title", "twitter:title", "title", "headline", "dc.title", "dcterms.title"))
_MOST = 100_000
_ASKS = pattern(
    r"\b(?:cookies?|consent|newsletters?|subscribe|subscriptions?|sign up|sign in|log ?in|inbox|e-?mail|passwords?"
    r"|register|privacy policy|create an account|free trial)\b",
    re.IGNORECASE,
)
_TELLING = frozenset("figure figcaption blockquote table".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_TIMES = 8
_SHORTEST = 12
"""Characters from which on a title can be told from a site's or a section's name."""


@dataclass(eq=False, slots=True)
class Node:
    """A block: its half-open place in the source, and in characters and numbers what it and all blocks in it come to.

    `own` is text in no block inside, `words` the beginning of it; `prose` is own text of blocks that have much of
    it outside of links. `fields` are buttons and inputs, `times` where its first `time` elements stand, and what
    they name. `asks`: its
    words are those of sign-ups and notices; `leads`: a heading in it is one link; `tells`: it holds a byline, a day,
    a picture, a quotation or a table; `remark`: it begins with the anchor of a comment on the document.
    """

    name: str
    start: int
    attributes: Mapping[str, str]
    parent: "Node | None" = None
    end: int = 0
    children: "list[Node] | tuple[()]" = ()
    own: int = 0
    own_linked: int = 0
    own_stressed: int = 0
    text: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    fields: int = 0
    times: tuple[tuple[int, str], ...] = ()
    words: str = ""
    asks: bool = False
    leads: bool = False
    tells: bool = False
    remark: bool = False

    def holds(self, other: "Node") -> bool:
        """Whether `other` stands in this, or is it."""
        return self.start <= other.start and other.end <= self.end

    @property
    def is_prose(self) -> bool:
        """Whether its own text is long enough for a paragraph of prose."""
        return self.own - self.own_linked >= PROSE

    def inside(self) -> Iterator["Node"]:
        """This and all blocks in it, in the order of the source."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def above(self) -> Iterator["Node"]:
        """The blocks around it, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent


@dataclass(frozen=True)
class Outline:
    """The tree of a page, and the titles that the page gives itself, as `alike` has them."""

    root: Node
    titles: frozenset[str]


def outline(source: str) -> Outline | None:
    """The outline of a page; what is never shown isn't in it. None for a page of more blocks than people write."""
    drawing = _Drawing(len(source))
    for event in events(source):
        if drawing.blocks > _MOST:
            return None
        if not event.name:
            drawing.text(source[event.start : event.end], raw=event.raw)
        elif event.closing:
            drawing.close(event.name, event.end)
        else:
            drawing.begin(event, mark=is_mark(source, event))
    drawing.finish()
    return Outline(drawing.root, frozenset(drawing.titles))


class _Drawing:
    """An outline on its way: the block that is open, how deep in links, and in what isn't shown."""

    def __init__(self, length: int) -> None:
        self.root = self._node = Node("", 0, {}, end=length)
        self.titles: set[str] = set()
        self._open: Elements[tuple[Node, int, int]] = Elements()
        self._hidden = self._linking = 0
        self._title = False
        self.blocks = 0

    def begin(self, event: Event, *, mark: bool = False) -> None:
        name, attributes, node = event.name, event.attributes or {}, self._node
        while ended := self._open.ended_by(name):
            self.close(ended, event.start)
        node = self._node
        self._title = name == "title" and not self._open.names["svg"]
        if name == "meta" and (attributes.get("property") or attributes.get("name", "")).lower() in _TITLED:
            self.titles.update(_titles(attributes.get("content", "")))
        if not self._hidden:
            node.fields += name == "button" or (name == "input" and attributes.get("type") != "hidden")
            if name == "time" and len(node.times) < _TIMES:
                node.times += ((event.start, attributes.get("datetime", "")),)
        if name in VOID:
            return
        self._open.push(name, (node, self._hidden, self._linking))
        self._hidden += mark or never_shown(name, attributes) or (name == "code" and self._open.names["pre"] > 0)
        if name == "a" and attributes.get("href", "#")[:1] != "#":
            self._linking += 1
            node.links += not self._hidden
        elif name == "a" and attributes.get("id", "").startswith("cmnt") and not node.own:
            node.remark = True  # Google's documents
        if name in BLOCKS and not self._hidden:
            self._node = Node(name, event.start, attributes, node)
            node.children = node.children or []
            node.children.append(self._node)
            self.blocks += 1

    def close(self, name: str, at: int) -> None:
        for _, (around, hidden, linking) in self._open.pop(name):
            if self._node is not around:
                _finish(self._node, at)
            self._node, self._hidden, self._linking = around, hidden, linking

    def text(self, written: str, *, raw: bool) -> None:
        if self._title:
            self.titles.update(_titles(unescape(written)))
            self._title = False
        if raw or self._hidden:
            return
        said = unescape(written) if "&" in written else written
        node, length = self._node, len(said.strip())
        node.own += length
        if self._linking:
            node.own_linked += length
        if any(self._open.names[name] for name in ("em", "strong", "i", "b")):
            node.own_stressed += length
        if len(node.words) < _KEPT:
            node.words += said[:_KEPT]

    def finish(self) -> None:
        while self._node.parent:
            _finish(self._node, self.root.end)
            self._node = self._node.parent
        _finish(self.root, self.root.end)


def _finish(node: Node, end: int) -> None:
    """Sum up a block whose end is met, and add it to the one around."""
    node.end = end
    node.words = _BLANKS.sub(" ", node.words).strip()
    node.text += node.own
    node.linked += node.own_linked
    if node.is_prose:
        node.prose += node.own - node.own_linked
    node.asks = node.asks or _ASKS.search(node.words) is not None
    node.leads = node.leads or (node.name in HEADINGS and node.links + node.linked > 0 and node.linked == node.text)
    node.tells = node.tells or node.name in _TELLING or bool(node.times) or says_who(node.words)
    if parent := node.parent:
        parent.text += node.text
        parent.linked += node.linked
        parent.links += node.links
        parent.prose += node.prose
        parent.fields += node.fields
        parent.asks |= node.asks
        parent.leads |= node.leads
        parent.tells |= node.tells


def _titles(written: str) -> Iterator[str]:
    """A title, and what remains of it without the name of the site before or behind it."""
    parts = _SITE.split(_BLANKS.sub(" ", written).strip())
    for found in {alike(written), alike(parts[0]), alike(parts[-1]), alike(" ".join(parts[:-1]))}:
        if len(found) >= _SHORTEST:
            yield found


def alike(words: str) -> str:
    """Words as they are compared: letters and figures in lower case."""
    return re.sub(r"[\W_]+", " ", words.lower()).strip()
