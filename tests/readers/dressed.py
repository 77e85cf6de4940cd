"""One article in four formats, with what readers of each don't take for prose between its words."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from itertools import count

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORD = re.compile(r"([^\W\d_]+|\d+(?:[.,]\d+)*)")
_MARKED = re.compile(r"([\\`*_\[\]<>&|~#{}])")
_OPENS = re.compile(r"^(?:([-+=!?:/])|(\d+)([.)]))")
_MARKDOWN = (
    "{{--7 men--}}{}", "{{++{}++}}", "{{~~8~>{}~~}}", "{{=={}==}}{{>>9?<<}}", "{}{{/* 7 */}}", "[{}]{{.lead}}",
    "[{}](x){{width=7}}", "*{}*{{#id7}}", "{}<!-- 9 -->",
)  # fmt: skip
_HTML = (
    "<del>7 men</del>{}", "<ins>{}</ins>", "<s>8</s>{}", "<span style='text-decoration: line-through'>9</span>{}",
    "<mark>{}</mark><!-- 9 -->",
)  # fmt: skip
_BEFORE = ("{{< shortcode 7 >}}", "::: note", "{{% tab '7' %}}", "{.lead}", "{: #id7 }", "{/* 7 men */}", "/// tip")
_BEHIND = (" {.lead}", ' {{< ref "7" >}}', "\n{: .x }", "\n:::", "\n{{% /tab %}}", " {#id7 .b}", "\n```\n7 men\n```")


def blocks(text: str) -> list[str]:
    """The paragraphs of a plain text, each a line."""
    return [" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", text.strip()) if block.strip()]


def as_text(text: str) -> bytes:
    """The text itself."""
    return "\n\n".join(blocks(text)).encode()


def as_markdown(text: str) -> bytes:
    """CriticMarkup and attributes around words; shortcodes, fences and attribute lists around paragraphs."""
    made = []
    for number, block in enumerate(blocks(text)):
        words = _dressed(block, _MARKDOWN, lambda said: _MARKED.sub(r"\\\1", said))
        words = _OPENS.sub(_behind, words)
        if not number:
            made.append(f"# {words} {{#head-7}}")
        elif number % 3 == 2:
            indented = "    " + words
            made.append(f'=== ""\n\n{indented}\n\n    {{{{< shortcode 7 >}}}}')
        else:
            before, after = _BEFORE[number % len(_BEFORE)], _BEHIND[number % len(_BEHIND)]
            made.append(f"{before}\n{words}{after}")
    return ("\n\n".join(made) + "\n").encode()


def as_html(text: str) -> bytes:
    """Struck and inserted words."""
    head, *rest = [_dressed(block, _HTML, lambda said: html.escape(said, quote=False)) for block in blocks(text)]
    body = "\n".join([f"<h1>{head}</h1>", *(f"<p>{block}</p>\n<pre>7 men</pre>" for block in rest)])
    return f"<!doctype html><html><head><title>7 x</title></head><body>\n{body}\n</body></html>".encode()


def as_word(text: str) -> bytes:
    """Runs struck, deleted and inserted, and every paragraph cut in two by a mark that was deleted."""
    made = []
    for number, block in enumerate(blocks(text)):
        style = '<w:pStyle w:val="Title"/>' if not number else ""
        half = block.find(" ", len(block) // 2) + 1
        first, last = block[:half], block[half:]
        gone = f"<w:pPr>{style}<w:rPr><w:del/></w:rPr></w:pPr>"
        struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>7 men</w:t></w:r>"
        deleted = "<w:del><w:r><w:delText>8</w:delText></w:r></w:del>"
        made.append(f"<w:p>{gone}{_run(first)}{struck}</w:p>" if first else "")
        made.append(f"<w:p><w:pPr>{style}</w:pPr>{deleted}<w:ins>{_run(last)}</w:ins></w:p>")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(made)}</w:body></w:document>")
        zipped.writestr(
            "word/styles.xml", f'<w:styles {W}><w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
        )
    return file.getvalue()


EDITIONS: dict[str, Callable[[str], bytes]] = {"txt": as_text, "md": as_markdown, "html": as_html, "docx": as_word}


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(words, quote=False)}</w:t></w:r>'


def _dressed(block: str, wraps: tuple[str, ...], escaped: Callable[[str], str]) -> str:
    """`block` with every fourth word or figure in one of `wraps`, and the rest as `escaped` has it."""
    counted, pieces = count(), _WORD.split(block)  # words and figures at odd places
    for at in range(len(pieces)):
        number = next(counted) if at % 2 else 1
        wrap = wraps[number // 4 % len(wraps)]
        pieces[at] = wrap.format(pieces[at]) if number % 4 == 0 else escaped(pieces[at])
    return "".join(pieces)


def _behind(found: "re.Match[str]") -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"
