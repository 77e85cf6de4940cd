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
CODE = frozenset("code kbd samp tt pre listing plaintext".split())
"""Elements that hold no prose: a gap stands for what they show within a sentence."""
ONCE = frozenset("p li dt dd tr td th option".split())
"""Elements that another of their name ends, where nobody closed them."""
_NOT_SHOWN = frozenset(
    "head script style template noscript textarea select option datalist button iframe object audio video canvas "
    "svg math map dialog xmp noembed noframes title del s strike rp rt".split()
)
_NOT_ARTICLE = frozenset("nav footer aside form menu".split())
_ROLES = frozenset("navigation complementary contentinfo banner search dialog alertdialog alert".split())
_MARKS = frozenset(("doc-noteref", "doc-backlink", "button"))
_TO_NOTES = ("#fn", "#ftn", "#note", "#_ftn", "#sdfootnote", "#cite_", "#cmnt")
_RAISED = re.compile(r"vertical-align\s*:\s*super|mso-text-raise\s*:\s*[1-9]", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE
)
_UNSEEN = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader assistive-text a11y-hidden "
    "hidden-visually footnote-ref footnote-back footnote-backref reversefootnote headerlink".split()
)
_AROUND = frozenset(
    "share sharing sharedaddy social related recommended recommendation recommendations recirc newsletter signup ad "
    "ads adslot advert adverts promo promotion cookie cookies consent gdpr ccpa comment comments disqus respond pager "
    "pagination navigation nav navbar menu sidebar masthead footer popup modal overlay paywall toolbar tags taglist "
    "tagcloud outbrain taboola trending popular mostread readmore skip skiplink toc teaser teasers upsell donate "
    "donation".split()
)
"""Words in the names of classes that are given to what stands around an article."""
_BEGINNINGS = (
    "related",
    "recommend",
    "newsletter",
    "breadcrumb",
    "subscri",
    "sponsor",
    "advert",
    "recirc",
    "mostpopular",
)
_AROUND_NAMES = frozenset(
    "site-header site-title site-description post-navigation most-read most-popular read-more read-next more-stories "
    "more-from also-read site-branding bottom-of-article edit-link".split()
)
_PULLED = frozenset("pullquote pull-quote pull_quote blockquote-pull".split())
_STANDFIRST = frozenset(
    "standfirst dek deck subtitle sub-title subheadline sub-headline subheading subhead article-summary excerpt lede "
    "article__standfirst strapline tagline summary intro".split()
)
_CAPTION = frozenset("caption wp-caption-text image-caption photo-caption".split())
_BYLINE = frozenset(("byline", "dateline", "author", "authors", "timestamp"))
_HEAD = _BYLINE | frozenset("date pubdate published posted meta postmeta info credits credit time".split())
_KINDS: dict[str, SegmentKind] = {
    "h1": "headline", "figcaption": "caption", "caption": "caption", "blockquote": "quotation", "table": "table",
}  # fmt: skip
_PARTS = re.compile(r"[-_:]+|(?<=[a-z0-9])(?=[A-Z])")


def names(attributes: Mapping[str, str]) -> set[str]:
    """The classes and the id of an element, in lower case."""
    return set(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split())


def words(attributes: Mapping[str, str]) -> set[str]:
    """The words that its classes and its id are made of: of "c-Newsletter__signUp" newsletter, sign and up."""
    said = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if len(said) > 2_000:
        return set()
    return {part.lower() for name in said.split() for part in _PARTS.split(name)}


def never_shown(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element and all in it is no prose wherever it stands: not shown, or the mark of a note."""
    if name in _NOT_SHOWN:
        return True
    if not attributes:
        return False
    if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and name != "figcaption"):
        return True
    if name == "a" and attributes.get("href", "").startswith(_TO_NOTES):
        return True
    if attributes.get("role", "").lower() in _MARKS or not _UNSEEN.isdisjoint(names(attributes)):
        return True
    return bool(_HIDDEN.search(attributes.get("style", "")))


def around(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element calls itself something that stands around an article, or beside it."""
    if not attributes:
        return name in _NOT_ARTICLE
    if not _PULLED.isdisjoint(names(attributes)):
        return False
    if name in _NOT_ARTICLE or attributes.get("role", "").lower() in _ROLES:
        return True
    if attributes.get("title") in ("header", "footer") and name == "div":  # pages of a document by LibreOffice
        return True
    called = names(attributes)
    if name not in BLOCKS:  # a word in a sentence, which a class with "ad" in its name doesn't make an advertisement
        return not _AROUND.isdisjoint(called)
    said = words(attributes)
    if not _AROUND.isdisjoint(said) or not _AROUND_NAMES.isdisjoint(called):
        return True
    return any(word.startswith(_BEGINNINGS) for word in said)


def left_out(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element and all in it is no prose, as far as it tells by itself."""
    return never_shown(name, attributes) or around(name, attributes)


def is_raised(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is drawn above the line, as marks of notes and exponents are."""
    return name == "sup" or (bool(attributes) and _RAISED.search(attributes.get("style", "")) is not None)


def kind_of(name: str, attributes: Mapping[str, str], around: SegmentKind) -> SegmentKind:
    """The kind of the blocks in an element, within one whose blocks are of the kind `around`."""
    if attributes and name in BLOCKS:
        said = names(attributes)
        for marks, kind in _BY_NAME:
            if not marks.isdisjoint(said):
                return kind
    return _KINDS.get(name, around)


def part_of(attributes: Mapping[str, str]) -> SegmentKind | None:
    """What a block between a headline and the first paragraph calls itself."""
    said = words(attributes) | names(attributes)
    if not _STANDFIRST.isdisjoint(said):
        return "standfirst"
    return None if _HEAD.isdisjoint(said) and "author" not in attributes.get("itemprop", "") else "byline"


_BY_NAME: tuple[tuple[frozenset[str], SegmentKind], ...] = (
    (_PULLED, "quotation"), (_STANDFIRST - {"intro", "summary", "excerpt", "tagline"}, "standfirst"),
    (_CAPTION, "caption"), (_BYLINE, "byline"),
)  # fmt: skip
