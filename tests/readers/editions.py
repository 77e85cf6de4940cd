"""One article in four formats, each with the markup that writers put around and into words and figures."""

import html
import io
import re
from collections.abc import Callable
from itertools import count

import docx

_WORD = re.compile(r"([^\W\d_]+|\d+(?:[.,]\d+)*)")
_MARKED = re.compile(r"([\\`*_\[\]<>&|~#])")
_OPENS = re.compile(r"^(?:([-+=])|(\d+)([.)]))")
_ENTITIES = {"£": "&pound;", "€": "&#8364;", "½": "&frac12;", "–": "&ndash;", "“": "&ldquo;", "é": "&#xE9;"}
_MARKDOWN = ("**{}**", "[{}](https://x.example/a_(1) 't 7')", "*{}*", "***{}***", "<b>{}</b>", "{}<!-- 9 -->")
_HTML = (
    "<b>{}</b>", "<a href='/a?b=7&amp;c'>{}</a>", "<em\nclass=x>{}</em>", "{}<script>x = '7 < 8'</script>",
    "<span>{}</span>", "{}<!-- 9 -->",
)  # fmt: skip


def blocks(text: str) -> list[list[str]]:
    """The paragraphs of a plain text, each as its lines; blanks in a row are one, as pages and Markdown have it."""
    return [
        [re.sub(" +", " ", line.strip()) for line in block.split("\n")]
        for block in re.split(r"\n[ \t]*\n", text.strip())
        if block.strip()
    ]


def _as_txt(text: str) -> bytes:
    """The text itself."""
    return "\n\n".join("\n".join(lines) for lines in blocks(text)).encode()


def _as_md(text: str) -> bytes:
    """A heading, stressed and linked words, escapes, hard breaks; front matter that says nothing of the day."""
    body = ["\\\n".join(_dressed(lines, _MARKDOWN, _escaped)) for lines in blocks(text)]
    body[0] = body[0] if "\n" in body[0] else f"# {body[0]}"
    return ("---\nauthor: 7 of us\n---\n\n" + "\n\n".join(body) + "\n").encode()


def _as_html(text: str) -> bytes:
    """Entities, elements around words and in figures, scripts and comments between them."""
    head, *rest = ["<br>\n".join(_dressed(lines, _HTML, _entities)) for lines in blocks(text)]
    body = [f"<h1>{head}</h1>", *(f"<p>\n{block}\n</p>" for block in rest)]
    page = "<!doctype html><html><head><title>7 x</title></head><body>\n" + "\n".join(body) + "\n</body></html>"
    return page.encode()


def _as_docx(text: str) -> bytes:
    """Styles, and runs that end in the middle of figures."""
    word = docx.Document()
    for number, lines in enumerate(blocks(text)):
        paragraph = word.add_paragraph(style="Normal" if number or len(lines) > 1 else "Title")
        for at, line in enumerate(lines):
            if at:
                paragraph.add_run().add_break()
            for part in re.split("([,.])", line):
                paragraph.add_run(part).bold = part == ","
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


EDITIONS: dict[str, Callable[[str], bytes]] = {"txt": _as_txt, "md": _as_md, "html": _as_html, "docx": _as_docx}
"""From a plain text to the bytes of a file with that ending, which says the same."""


def _dressed(lines: list[str], wraps: tuple[str, ...], escaped: Callable[[str], str]) -> list[str]:
    """`lines` with every fifth word or figure in one of `wraps`, and the rest as `escaped` has it."""
    counted = count()
    made = []
    for line in lines:
        pieces = _WORD.split(line)  # words and figures at odd places
        for at in range(len(pieces)):
            number = next(counted) if at % 2 else 1
            pieces[at] = wraps[number // 5 % len(wraps)].format(pieces[at]) if number % 5 == 0 else escaped(pieces[at])
        made.append(_OPENS.sub(_behind, "".join(pieces)) if wraps is _MARKDOWN else "".join(pieces))
    return made


def _behind(found: re.Match[str]) -> str:
    """What would open a list or underline a heading, escaped."""
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _escaped(words: str) -> str:
    return _MARKED.sub(r"\\\1", words)


def _entities(words: str) -> str:
    return "".join(_ENTITIES.get(mark, html.escape(mark, quote=False)) for mark in words)
