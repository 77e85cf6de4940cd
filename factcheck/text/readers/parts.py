"""What the elements of an HTML page are to an article: blocks and their kinds, what isn't shown, what isn't article."""

import re
from collections.abc import Mapping

from factcheck.text.document import SegmentKind

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table "
    "tbody tfoot thead tr ul".split()
)
CELLS = frozenset(("td", "th"))
ONCE = frozenset("p li dt dd tr td th option".split())
"""Elements that another of their name ends, where nobody closed them."""
_NOT_SHOWN = frozenset(
    "head script style template noscript textarea select option datalist button iframe object audio video canvas "
    "svg math map dialog xmp noembed noframes title del s strike rp rt".split()
)
_NOT_ARTICLE = frozenset("nav footer aside form menu".split())
_ROLES = frozenset("navigation complementary contentinfo banner search dialog alert doc-noteref doc-backlink".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AROUND = frozenset(
    "sr-only visually-hidden screen-reader-text share sharing share-buttons social social-share related "
    "related-articles related-posts related-content recommended newsletter newsletter-signup advert advertisement "
    "ad ads ad-slot promo cookie cookies cookie-banner breadcrumb breadcrumbs comments comment-list "
    "comment-section pagination tags taglist footnote-ref footnote-back footnote-backref reversefootnote "
    "skip-link site-header site-footer sidebar menu".split()
)
_PULLED = frozenset("pullquote pull-quote pull_quote".split())
_STANDFIRST = frozenset(
    "standfirst dek deck subtitle sub-title subheadline article-summary article__standfirst".split()
)
_CAPTION = frozenset("caption wp-caption-text image-caption photo-caption".split())
_KINDS: dict[str, SegmentKind] = {
    "h1": "headline", "figcaption": "caption", "caption": "caption", "blockquote": "quotation", "table": "table",
}  # fmt: skip


def _classes(attributes: Mapping[str, str]) -> set[str]:
    return set(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split())


def left_out(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element and all in it is no prose: not shown, or around the article instead of in it."""
    if name in _NOT_SHOWN or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if not attributes:
        return name in _NOT_ARTICLE
    classes = _classes(attributes)
    if classes & _PULLED:
        return False
    if name in _NOT_ARTICLE or classes & _AROUND or attributes.get("role", "").lower() in _ROLES:
        return True
    if name == "a" and attributes.get("href", "").startswith(("#fn", "#ftn", "#note", "#_ftn")):
        return True
    return bool(_HIDDEN.search(attributes.get("style", "")))


def kind_of(name: str, attributes: Mapping[str, str], around: SegmentKind) -> SegmentKind:
    """The kind of the blocks in an element, within one whose blocks are of the kind `around`."""
    if attributes:
        classes = _classes(attributes)
        for marks, kind in ((_PULLED, "quotation"), (_STANDFIRST, "standfirst"), (_CAPTION, "caption")):
            if classes & marks:
                return kind  # type: ignore[return-value]  # each of the three is one
    return _KINDS.get(name, around)
