"""Which part of a page is the article: told from how text and links are spread, and from where the headline stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.document import SegmentKind
from factcheck.text.head import is_name, says_when, says_who
from factcheck.text.readers.outline import HEADINGS, Node, Outline, alike
from factcheck.text.readers.parts import around, names, part_of

_SUBSTANCE = 300
"""Characters of prose from which on a text is taken for a page, whose parts are told apart."""
_NEARLY_ALL = 0.95
"""Share of the prose that the article holds at the least."""
_MUCH, _LITTLE = 0.3, 0.2
"""Shares of the prose: what holds so much is no list or box; what leaves so little outside is no side of the page."""
_BOX, _TEASER, _LINE = 600, 400, 25
"""Characters of text: in a sign-up at the most, in a card beside its links at the most, in a line that is one link."""
_LINKS, _CARD = 0.6, 0.3
"""Shares of the text in links: of a list of links, of a card."""
_WHOLE = frozenset(("figure", "blockquote", "table", "pre"))
"""Blocks that are an article's own, links or not."""
_SHEETS = frozenset(("", "html", "body"))
_TOPS = 50
"""Headings, and blocks that repeat the title, that are looked at for the headline."""
_STANDFIRST = 500
"""Characters of a standfirst at the most."""
_HEAD = 40
"""Blocks with text behind the headline that may belong to the head of the article."""


@dataclass(frozen=True)
class Layout:
    """What of a page is read: the half-open place of the article, and the beginnings of the blocks in it that are not.

    `parts` are the beginnings of headline, standfirsts and bylines; `times` is what `time` elements beside them say.
    `head` is where the first paragraph begins.
    """

    start: int
    end: int
    head: int = 0
    out: frozenset[int] = frozenset()
    parts: dict[int, SegmentKind] = field(default_factory=dict)
    times: tuple[str, ...] = ()


def layout(page: Outline) -> Layout:
    """The layout of a page."""
    root = page.root
    headline = _headline(page, _left_out(root, None))
    out = _left_out(root, headline)
    body = _body(root, out)
    start, end = (0, root.end) if body.name in _SHEETS else (body.start, body.end)
    if headline is None:
        return Layout(start, end, out=frozenset(out))
    parts, times, head = _head(headline, root, out)
    parts[headline.start] = "headline"
    before = sum(node.prose for node in _kept(body, out) if not node.children and node.end <= headline.start)
    if headline.start < start or (root.prose >= _SUBSTANCE and before < _LITTLE * root.prose):
        start = _with_pictures(headline, body, out)
    return Layout(start, max(end, headline.end), head, frozenset(out), parts, times)


def _kept(node: Node, out: set[int]) -> Iterator[Node]:
    """`node` and the blocks in it, but what is left out."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.start not in out or one is node:
            yield one
            waiting.extend(reversed(one.children))


def _left_out(root: Node, headline: Node | None) -> set[int]:
    """The beginnings of the blocks that are no part of an article, the outermost of each."""
    page = root.prose >= _SUBSTANCE
    out: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        held = node.name in _SHEETS or (headline is not None and node.holds(headline))
        beside = around(node.name, node.attributes) and not _is_all(node, root)
        if not held and (beside or node.remark or (page and node.name not in _WHOLE and _is_aside(node, root))):
            out.add(node.start)
        elif node.name not in _WHOLE or not page:
            if page:
                out.update(_cards(node, root, headline))
            waiting.extend(child for child in node.children if child.start not in out)
    if page:
        out.update(_idle_headings(root, out, headline))
    return out


def _is_all(node: Node, root: Node) -> bool:
    """Whether little of the page is left outside of a block: of its prose, or of all text where it has none."""
    if root.prose:
        return root.prose - node.prose < _LITTLE * root.prose
    return node.name not in ("nav", "footer", "aside") and root.text - node.text < _LITTLE * root.text


def _is_aside(node: Node, root: Node) -> bool:
    """Whether a block is a list of links, the teaser of another story, or a box that asks for something."""
    if node.prose > _MUCH * root.prose or not node.text:
        return False
    share = node.linked / node.text
    if node.fields and node.asks and node.text <= _BOX:
        return not node.tells
    if node.name == "article" and node.leads and node.text - node.linked <= _TEASER:
        return True
    if node.tells or share < _LINKS:
        return False
    if node.links > 1:
        return True
    return node.linked >= _LINE > node.text - node.linked and not node.words.startswith("Source")


def _cards(node: Node, root: Node, headline: Node | None) -> Iterator[int]:
    """The children of `node` that are built alike and each lead to another story."""
    alike_: dict[tuple[str, frozenset[str]], list[Node]] = defaultdict(list)
    for child in node.children:
        if child.links:
            alike_[child.name, frozenset(names(child.attributes))].append(child)
    for (name, _), group in alike_.items():
        cards = [
            child
            for child in group
            if child.text - child.linked <= _TEASER
            and (child.leads or (name in ("div", "section", "article", "a") and child.linked >= _CARD * child.text))
            and not (headline and child.holds(headline))
        ]
        if len(cards) > 1 and len(cards) > len(group) // 2 and sum(card.prose for card in cards) < _MUCH * root.prose:
            yield from (card.start for card in cards)


def _idle_headings(root: Node, out: set[int], headline: Node | None) -> Iterator[int]:
    """Headings that nothing is left under, where something was."""
    for node in _kept(root, out):
        open_: Node | None = None
        for child in (*node.children, None):
            if child and child.start in out:
                if open_ and open_ is not headline:
                    yield open_.start
                open_ = None
            elif child and child.text:
                open_ = child if child.name in HEADINGS else None


def _headline(page: Outline, out: set[int]) -> Node | None:
    """The headline: a first heading or a block that the page's own title repeats, else the article's first heading."""
    nodes = [node for node in _kept(page.root, out) if node.text]
    tops = [node for node in nodes if node.name == "h1"]
    tops = (tops or [node for node in page.root.inside() if node.name == "h1" and node.text])[:_TOPS]
    titled = [node for node in nodes if node.own and alike(node.words) in page.titles][:_TOPS]
    if named := [top for top in tops if any(top.holds(node) for node in titled)]:
        return max(named, key=lambda top: (top.linked < top.text, top.text))  # not the site's name
    if titled and all(top.linked == top.text for top in tops):
        return titled[0]
    roots = [node for node in nodes if node.name in ("article", "main")][:_TOPS]
    inside = [top for top in tops if any(root.holds(top) for root in roots)]
    called = [node for node in nodes if node.name in ("p", "div") and node.own and "title" in names(node.attributes)]
    return next(iter(inside or tops or called), None)


def _body(root: Node, out: set[int]) -> Node:
    """The block that holds the article: the least that has nearly all prose, and the `article` or `main` around it."""
    kept = list(_kept(root, out))
    share: dict[int, int] = defaultdict(int)
    for node in reversed(kept):
        share[id(node)] += node.own - node.own_linked if node.is_prose else 0
        if node.parent:
            share[id(node.parent)] += share[id(node)]
    total = share[id(root)]
    named = [node for node in kept if node.name in ("article", "main")]
    if total < _SUBSTANCE:
        return max(named, key=lambda node: (node.text, -node.start), default=root)
    body = root
    while inner := next((one for one in body.children if share[id(one)] >= _NEARLY_ALL * total), None):
        body = inner
    above = [body, *body.above()]
    for name in ("article", "main"):
        if found := next((node for node in above if node.name == name), None):
            return found
    below = [node for node in above if node.name not in _SHEETS]
    return below[-1] if below else root


def _head(headline: Node, root: Node, out: set[int]) -> tuple[dict[int, SegmentKind], tuple[str, ...], int]:
    """What stands between the headline and the first paragraph: standfirsts and bylines, days, and where it ends.

    Blocks that are links, or no more than a section's name, are added to `out`.
    """
    header = next((node for node in headline.above() if node.name in ("header", "hgroup")), None)
    parts: dict[int, SegmentKind] = {}
    times: list[tuple[int, str]] = []
    waiting: list[Node] = []  # what may be a standfirst, if a byline follows
    seen = paragraphs = 0
    end, page = root.end, root.prose >= _SUBSTANCE
    for node in _kept(root, out):
        if node.end <= headline.start and not (header and header.holds(node)):
            continue
        times += node.times
        if node.start < headline.end or not node.own:
            continue
        seen += 1
        kind = _part(node, headline, header, first=not waiting)
        if kind == "byline" and sum(one.own for one in waiting) <= _STANDFIRST:
            if waiting and is_name(waiting[-1].words):
                parts[waiting.pop().start] = "byline"
            parts.update((one.start, "standfirst") for one in waiting if one.own >= _LINE)
            waiting, paragraphs, end = [], 0, root.end
        elif kind is None and page and node.own_linked >= _LINKS * node.own and not node.is_prose:
            out.add(node.start)
        elif kind is None:
            waiting.append(node)
            end = min(end, node.start) if node.is_prose else end
            paragraphs += node.is_prose
        if kind and not paragraphs:
            parts[node.start] = kind
        if paragraphs > 2 or seen > _HEAD:
            break
    return parts, tuple(said for place, said in times if place < end), end


def _part(node: Node, headline: Node, header: Node | None, *, first: bool) -> SegmentKind | None:
    """The part that a block behind the headline plays; `first`: nothing but bylines stands between them."""
    around_: list[Node] = [node]
    for above in node.above():
        if above.holds(headline) or len(around_) > 5:
            break
        around_.append(above)
    called = next((kind for one in around_ if (kind := part_of(one.attributes))), None)
    if called == "standfirst" or (called and node.own < 200):
        return called
    said = says_who(node.words) or says_when(node.words) or any(one.name == "address" for one in around_)
    if node.own < 200 and (node.times or said):
        return "byline"
    if node.own < 30 or node.own > _STANDFIRST:
        return None
    lone = node.name == "h2" and node.parent is headline.parent
    stressed = first and node.own_stressed == node.own
    return "standfirst" if lone or stressed or (header and header.holds(node)) else None


def _with_pictures(headline: Node, body: Node, out: set[int]) -> int:
    """Where the article begins: at its headline, or at a picture of its own right before that."""
    figures = [node.start for node in _kept(body, out) if node.name == "figure" and node.end <= headline.start]
    return figures[0] if figures else headline.start
