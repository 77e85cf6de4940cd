"""The day of publication that a page gives in its metadata."""

import json
import re
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.text.document import Publication
from factcheck.text.readers.front import day_of

_NAMES = frozenset(
    "article:published_time og:article:published_time datepublished date pubdate publishdate publish-date "
    "published_time publication_date dc.date dc.date.issued dcterms.issued dcterms.date dcterms.created "
    "parsely-pub-date sailthru.date citation_publication_date".split()
)
_ARTICLE = re.compile(r"article|posting|report|review|analysis", re.IGNORECASE)
_OTHERS = frozenset(
    "itemListElement hasPart mentions citation comment comments review isPartOf isBasedOn about author publisher "
    "workExample subjectOf relatedLink significantLink".split()
)
"""What leads from an article to other works."""
_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{1,80})"')
_MOST = 100_000
"""Values of a page's linked data that are looked at."""


class Metadata:
    """What the elements of a page tell of its publication: linked data first, then metadata, then marked elements."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[date, str]] = {}

    @property
    def published(self) -> Publication | None:
        """The day of publication, or None."""
        if not self._found:
            return None
        day, name = self._found[min(self._found)]
        return Publication(day, f"from the page's {name}")

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """An opening tag."""
        if name == "meta":
            said = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
            if said in _NAMES:
                self._put(2 if "article:published" in said else 3, attributes.get("content", ""), said)
        elif attributes.get("itemprop", "").lower() == "datepublished" or (name == "time" and "pubdate" in attributes):
            self._put(4, attributes.get("datetime") or attributes.get("content", ""), "datePublished")

    def linked_data(self, text: str) -> None:
        """The content of a JSON-LD script: of an article's `datePublished`, else of the first one."""
        if "datePublished" not in text:
            return
        try:
            waiting = deque([json.loads(text)])
        except (ValueError, RecursionError):
            if said := _DAY.search(text):  # a comma too many, or a line end in a string
                self._put(1, said[1], "JSON-LD")
            return
        seen = 0
        while waiting and seen < _MOST:
            one = waiting.popleft()
            seen += 1
            if isinstance(one, list):
                waiting.extend(one)
            elif isinstance(one, dict):
                inner = (value for key, value in one.items() if key not in _OTHERS)
                waiting.extend(value for value in inner if isinstance(value, (dict, list)))
                if isinstance(day := one.get("datePublished"), str):
                    self._put(0 if _ARTICLE.search(str(one.get("@type"))) else 1, day, "JSON-LD")

    def times(self, said: Sequence[str]) -> None:
        """What the `time` elements beside the headline name: the earliest, since later ones tell of changes."""
        if days := [day for one in said if (day := day_of(one))]:
            self._found.setdefault(5, (min(days), "time element beside the headline"))

    def _put(self, rank: int, written: str, name: str) -> None:
        day = day_of(written)
        if day and rank not in self._found:
            self._found[rank] = (day, name)
