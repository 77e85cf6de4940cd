"""Drafts, names and arguments that try to steer a terminal, a page, a spreadsheet or a pipeline's log."""

from tests.hostile.case import DRAFT, EXTRACT, Case

_ESCAPES = {
    "colours": "\x1b[31;1;5m",
    "a cleared screen": "\x1b[2J\x1b[3J\x1b[H",
    "a title": "\x1b]0;owned\x07",
    "a link": "\x1b]8;;https://example.org\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "an answerback": "\x1b[c\x1b[6n\x05",
    "eight-bit controls": "\x9b31m\x9d0;owned\x9c",
    "backspaces": "\b" * 3,
    "the line's beginning": "\rowned",
    "a device string": "\x1bP$q\x1b\\",
    "a bell": "\x07" * 3,
    "a deleted sign": "\x7f",
    "other bank of letters": "\x0e\x0f\x1b(0",
    "form feeds": "\f\v",
    "an override": "\u202e",
    "isolates": "\u2066\u2067",
    "separators": "\u2028\u2029\x85",
}
_MARKS = (
    "[red]31 lamps[/red] [link=x] \\[b] <script>alert(1)</script> ]]> &lt; <!-- {{ 7*7 }} {% x %} ${x} $(x) `x` "
    "::error file=x::owned%0A ##[error] |x| =cmd|'/C calc'!A0 \\u001b[31m %s %n {0} {words}"
)


def _steered(mark: str) -> str:
    """An article in which `mark` stands at every twelfth word, within claims and findings too."""
    said = DRAFT * 40 + "Of 50 people, 20 were men and 5 were women. Unnamed officials said that it doubled.\n"
    words = said.split(" ")
    return " ".join(word if at % 12 else mark + word for at, word in enumerate(words))


def _lint(form: str) -> Case:
    every = "".join(_ESCAPES.values())
    return Case(
        name=f"lint as {form}",
        files={"draft.txt": _steered(every + _MARKS)},
        exits=(0, 1),
        command=("lint", "--level", "info", "--format", form, "--statistics", "--explain-links", "draft.txt"),
    )


CASES = [
    *(
        Case(
            name=f"{name} in a table",
            files={"draft.txt": _steered(mark)},
            command=("extract", "draft.txt"),
            environment={"FORCE_COLOR": None, "COLUMNS": "300"},
            shows="31",
        )
        for name, mark in _ESCAPES.items()
    ),
    Case(name="everything in JSON", files={"draft.txt": _steered("".join(_ESCAPES.values()) + _MARKS)}),
    *(_lint(form) for form in ("text", "json", "sarif", "github", "checkstyle", "junit")),
    Case(name="markup in a table", files={"draft.txt": _steered(_MARKS)}, command=("extract", "draft.txt"), shows="31"),
    Case(
        name="Markdown that steers",
        files={"draft.md": _steered("&#27;[31m&#x202e;&#x9b;31m")},
        shows="31",
        command=(*EXTRACT[:3], "draft.md"),
    ),
    Case(
        name="a page that steers",
        files={"draft.html": _steered("&#27;[31m&#x202e;&#155;31m")},
        shows="31",
        command=(*EXTRACT[:3], "draft.html"),
    ),
    Case(
        name="a page's title and metadata",
        shows="31",
        command=("extract", "draft.html"),
        files={
            "draft.html": '<title>\x1b]0;x\x07</title><meta name="date" content="\x1b[31m"><h1>\x1b[2J</h1><p>31 lamps'
        },
    ),
    Case(
        name="front matter that steers",
        shows="31",
        command=("extract", "draft.md"),
        files={"draft.md": "---\ntitle: \x1b[2J31 lamps\npublished: \x1b[31m2024-05-14\n---\n# 32 lamps\n\n31 lamps"},
    ),
    Case(name="a command that isn't", command=("\x1b[31m\u202e\n::error::x",), exits=(2,), says="no command"),
    Case(name="an option that isn't", command=("extract", "--\x1b[31m\u202e\n::error::x"), exits=(2,), says="extract"),
    Case(name="a choice that isn't", command=("lint", "x", "--format", "\x1b[31m\x9b\n"), exits=(2,), says="format"),
    Case(name="a rule that isn't", command=("rules", "\x1b[31m\u202e\n::error::x"), exits=(2,), says="no rule"),
    Case(name="a file that isn't", command=("extract", "\x1b[31m\u202e\n::error::x"), exits=(2,), says="no such file"),
    Case(
        name="a status that isn't",
        files={"draft.txt": DRAFT},
        exits=(2,),
        says="status",
        command=("lint", "draft.txt", "--require", "\x1b[31m\u202e\n"),
    ),
    Case(
        name="a claim that isn't",
        files={"draft.txt": DRAFT},
        exits=(2,),
        says="claim",
        command=("mark", "draft.txt", "\x1b[31m\u202e\n", "--status", "verified"),
    ),
    Case(
        name="a field that isn't",
        files={"draft.txt": DRAFT},
        exits=(2,),
        says="field",
        command=("mark", "draft.txt", "--where", "\x1b[31m=\u202e\n", "--status", "verified"),
    ),
    Case(
        name="a commit that isn't",
        files={"draft.txt": DRAFT},
        exits=(0, 1, 2),
        command=("lint", "draft.txt", "--since", "--upload-pack=\x1b[31m\u202e\n"),
    ),
    Case(
        name="a ledger that isn't",
        files={"draft.txt": DRAFT},
        exits=(2,),
        says="server|ledger|postgres",
        command=("status", "draft.txt", "--ledger", "postgresql://\x1b[31m\u202e@127.0.0.1:1/x\n"),
    ),
    Case(
        name="a checker who steers",
        files={"draft.txt": DRAFT},
        leaves=(".factcheck", *(f".factcheck/ledger.db{ending}" for ending in ("", ".head", "-wal", "-shm"))),
        command=(
            "mark",
            "draft.txt",
            "--all",
            "--status",
            "verified",
            "--as",
            "\x1b[31m\u202e\n::error::",
            "--note",
            "\x1b[2J",
            "--evidence",
            "https://example.org/\x1b[2J\u202e",
        ),
        shows="verified",
    ),
]
