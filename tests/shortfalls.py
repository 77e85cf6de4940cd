"""How far extraction is from the articles of `fixtures/`, and the list of shortfalls as it is today.

python tests/shortfalls.py            a table: claims found and fields right, by kind; shortfalls by class
python tests/shortfalls.py --write    write the list anew: known ones keep their class, new ones get "?"
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import get_args

from expectations import Kind
from judgement import Case, Difference, differences
from notation import Article, articles

from factcheck import api
from factcheck.records.claims import Claim
from factcheck.text.document import Document, Publication
from factcheck.text.readers import plain

LIST = Path(__file__).parents[1] / "fixtures" / "shortfalls.toml"


def document(article: Article) -> Document:
    """An article as extraction and lint read it, with the day that it was published."""
    return plain.read(article.text, file=article.path.name, published=Publication(article.published, "as given"))


def claims(article: Article) -> tuple[Claim, ...]:
    """What extraction finds in an article."""
    return api.extract(document(article)).claims


def listed() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The classes of shortfalls with what each means, and the shortfalls with their class, by article."""
    shortfalls = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return shortfalls.pop("classes"), shortfalls


def written(found: dict[str, list[Difference]]) -> str:
    """The list of what was found, in the order of the articles; a class that nothing has any more is left out."""
    classes, known = listed()
    new = {name: {one.key: known.get(name, {}).get(one.key, one.field) for one in some} for name, some in found.items()}
    used = sorted({name for shortfalls in new.values() for name in shortfalls.values()})
    parts = [LIST.read_text(encoding="utf-8").partition("[classes]")[0] + "[classes]"]
    parts += [f"{name} = {_quoted(classes.get(name) or meaning(name))}" for name in used]
    for name, shortfalls in new.items():
        parts += ["", f"[{name}]"] if shortfalls else []
        parts += [f"{_quoted(key)} = {_quoted(reason)}" for key, reason in shortfalls.items()]
    return "\n".join(parts) + "\n"


def meaning(field: str) -> str:
    """What the class of a field says until somebody finds out more."""
    whole = {"missed": "The claim is not found.", "extra": "What is found there is no claim."}
    return whole.get(field) or f"The field {field} is not read, or read otherwise."


def _quoted(text: str) -> str:
    return (
        f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def table(cases: list[Case], found: dict[str, list[Difference]]) -> str:
    """Firm claims, those found and those found whole, others found, and wrong fields, by kind; shortfalls by class."""
    lines = ["kind         firm  found  whole  extra  wrong fields"]
    for kind in get_args(Kind):
        firm = {f"{case.article.name} {one.label}" for case in cases for one in case.firm(kind)}
        hit = {f"{case.article.name} {label}" for case in cases for label in case.pairs} & firm
        wrong = [f"{name} {one.key}".split(" ", 2) for name, some in found.items() for one in some if one.line]
        wrong = [(f"{name} {label}", field) for name, label, field in wrong if f"{name} {label}" in hit]
        extra = sum(claim.kind == kind for case in cases for claim in case.unexpected())
        fields = ", ".join(f"{field} {count}" for field, count in Counter(field for _, field in wrong).most_common())
        whole = len(hit) - len({label for label, _ in wrong})
        lines.append(f"{kind:12} {len(firm):4} {len(hit):6} {whole:6} {extra:6}  {fields}")
    classes, known = listed()
    counts = Counter(known.get(name, {}).get(one.key, "?") for name, some in found.items() for one in some)
    lines += ["", *(f"{count:4}  {name}: {classes.get(name, 'not listed')}" for name, count in counts.most_common())]
    return "\n".join(lines)


if __name__ == "__main__":
    CASES = [Case(article, claims(article)) for article in articles()]
    FOUND = {case.article.name: differences(case.article, case.claims) for case in CASES}
    if "--write" in sys.argv:
        LIST.write_text(written(FOUND), encoding="utf-8")
    print(table(CASES, FOUND))
