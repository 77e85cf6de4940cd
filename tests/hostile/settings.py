"""Configurations and rules out of somebody else's repository: they may be wrong, never dangerous."""

from tests.hostile.case import DRAFT, LINT, Case, Content, fifo, folder, link

_RULE = 'name = "lamps"\nextends = "pattern"\ndoc = "Lamps."\nseverity = "warning"\nmessage = "{words}"\n'
_WORDS = _RULE.replace('"pattern"', '"wording"')
_RELATION = _RULE.replace('"pattern"', '"relation"')
_LONG_LINE = "The aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! city spent £31,200 on 31 lamps.\n"


def _config(name: str, config: Content, says: str = "", *, exits: tuple[int, ...] = (2,), **more: Content) -> Case:
    files = {"draft.txt": DRAFT, "factcheck.toml": config, **more}
    return Case(name=name, files=files, command=LINT, exits=exits, says=says)


def _rule(name: str, rule: Content, says: str = "", *, exits: tuple[int, ...] = (2,), draft: str = DRAFT) -> Case:
    files = {"draft.txt": draft, "factcheck.toml": 'rules = ["house"]\n', "house/lamps.toml": rule}
    return Case(name=name, files=files, command=LINT, exits=exits, says=says)


def _pattern(name: str, pattern: str, says: str = "", *, exits: tuple[int, ...] = (2,)) -> Case:
    rule = f"{_RULE}patterns = ['''{pattern}''']\n"
    return _rule(f"the pattern {name}", rule, says, exits=exits, draft=_LONG_LINE * 20)


def _many(count: int) -> dict[str, Content]:
    files: dict[str, Content] = {"draft.txt": DRAFT, "factcheck.toml": 'rules = ["house"]\n'}
    for number in range(count):
        rule = _WORDS.replace('"lamps"', f'"lamps-{number}"')
        files[f"house/{number % 50}/{number}.toml"] = f'{rule}phrases = ["lamp{number}"]\n'
    return files


CASES = [
    _config("a pipe for a configuration", fifo, exits=(0, 1)),
    _config("a device for a configuration", link("/dev/zero"), "factcheck.toml: a link that leads to no file"),
    _config("a folder for a configuration", folder, exits=(0, 1)),
    _config("a configuration that links to itself", link("factcheck.toml"), "a link that leads to no file"),
    _config("a pyproject of noise", "rules = []\n", exits=(0, 1), **{"pyproject.toml": b"\xff[tool.factcheck" * 9_000}),
    _config("a configuration of 5 MB", "# x\n" * 1_250_000, "larger than"),
    _config("a configuration of noise", bytes(range(256)) * 20, "factcheck.toml:2: not UTF-8"),
    _config("tables nested too deeply", "x = " + "[" * 50_000, "nested too deeply|not TOML"),
    _config("inline tables nested too deeply", "x = " + "{a=" * 50_000, "nested too deeply|not TOML"),
    _config("a key of 100,000 parts", ".".join("a" * 100_000) + " = 1", "factcheck.toml"),
    _config("a heading of 100,000 parts", "[" + ".".join("a" * 100_000) + "]", "factcheck.toml"),
    _config("a heading 50,000 times", "".join(f"[a{n}]\n" for n in range(50_000)), "factcheck.toml:1:"),
    _config("an integer of 5,000 digits", "rules = " + "9" * 5_000, "factcheck.toml"),
    _config("a float beyond floats", "[lint]\nlevel = 1e999999999", "factcheck.toml:2:1:"),
    _config("a key that steers", '"\\u001b[31m\\u202e\\n::error::" = 1', "factcheck.toml:1:1: unknown key"),
    _config("a value that steers", 'anchor = "\\u001b[31m\\u202e\\n::error::"', "factcheck.toml:1:1: anchor can't be"),
    _config("rules in no folder", 'rules = ["nowhere"]', "factcheck.toml:1:10: there is no folder"),
    _config("rules in a file", 'rules = ["draft.txt"]', "there is no folder"),
    _config("rules by a null", 'rules = ["a\\u0000b"]', "factcheck.toml:1:10:"),
    _config("rules by a name too long", f'rules = ["{"x" * 5_000}"]', "factcheck.toml:1:10:"),
    _config("rules up and up", 'rules = ["../../../../../../../../../../etc"]', exits=(0, 1, 2)),
    _config("rules in the system's own files", 'rules = ["/proc"]', exits=(0, 1, 2)),
    _config("all of the disk for rules", 'rules = ["/"]', exits=(0, 1, 2)),
    _config(
        "rules in a folder of links",
        'rules = ["house"]',
        exits=(0, 1),
        **{"house/up": link(".."), "house/a": link("a")},
    ),
    _config("a rule that links to itself", 'rules = ["house"]', "symbolic links", **{"house/a.toml": link("a.toml")}),
    _config("a pipe among rules", 'rules = ["house"]', "regular file", **{"house/a.toml": fifo}),
    _config("rules that are settings", 'rules = ["."]', "factcheck.toml"),
    _config("a baseline up and up", '[lint]\nbaseline = "../../../../../../../../../etc/passwd"', "passwd"),
    _config("a baseline that is a device", '[lint]\nbaseline = "/dev/zero"', "zero"),
    Case(
        name="a ledger outside of the project",
        files={"draft.txt": DRAFT, "factcheck.toml": 'ledger = "../../../../../../../../../etc/passwd"'},
        command=("status", "draft.txt"),
        exits=(2,),
        says="passwd, outside of this project",
    ),
    _config("a ledger outside that a lint does without", 'ledger = "../../../../../../../etc/passwd"', exits=(0, 1)),
    _config("a ledger that is the draft", 'ledger = "draft.txt"', "draft.txt: the draft itself, not a ledger"),
    _config(
        "a ledger of an unknown scheme",
        'ledger = "mysql://me:pw@127.0.0.1:1/x"',
        "factcheck.toml:1:1: a ledger address can't begin with 'mysql:'",
    ),
    _config("patterns of files that never end", '[lint.files]\n"' + "**/*" * 2_000 + '" = ["x"]', exits=(0, 1, 2)),
    _config("patterns of checks that never end", '[lint]\nselect = ["' + "*a" * 2_000 + '*b"]', exits=(0, 1, 2)),
    _pattern("that never ends", "(a+)+$", exits=(0, 1, 2)),
    _pattern("of alternatives that never end", "(a|a)+$", exits=(0, 1, 2)),
    _pattern("of classes that never end", r"(\w*)*\d\d\d$", exits=(0, 1, 2)),
    _pattern("that refers back", r"(a*)*\1\1\1b", exits=(0, 1, 2)),
    _pattern("that calls itself", "(?R)+a", exits=(0, 1, 2)),
    _pattern("that calls itself for nothing", "(?R)?", exits=(0, 1, 2)),
    _pattern("that looks behind without end", "(?<=(a+)+)b", exits=(0, 1, 2)),
    _pattern("that repeats a billion times", "((a{1,1000}){1,1000}){1,1000}b", exits=(0, 1, 2)),
    _pattern("that repeats a number out of reach", "a{99999999999999999999}", "lamps.toml:6:13:"),
    _pattern("nested too deeply", "(" * 20_000 + "a" + ")" * 20_000, "lamps.toml:6:13:"),
    _pattern("of a megabyte", "(a|b)?" * 150_000, exits=(0, 1, 2)),
    _pattern("that is fuzzy", "(?:aaaaaaaaaaaaaaaa){e<=14}b", exits=(0, 1, 2)),
    _pattern("that matches nothing", "a*", "lamps.toml:6:13: it matches where there is nothing"),
    _pattern("that isn't one", "a(", "lamps.toml:6:13: not a regular expression"),
    _pattern("of one byte in Unicode's names", r"\N{NO SUCH}", "lamps.toml:6:13:"),
    _rule(
        "a message that reaches out",
        _RULE.replace("{words}", "{words.__class__} {0} %s \\u001b[31m\\u202e\\n::error::") + 'patterns = ["lamps"]',
        exits=(1,),
    ),
    _rule("a rule of the engines' own folder", _RULE.replace("pattern", "../../config"), "no engine"),
    _rule("a rule of a private module", _RULE.replace("pattern", "__init__"), "no engine"),
    _rule("a rule with a path for a name", _RULE.replace("lamps", "../../x", 1) + 'patterns = ["x"]', "is not a name"),
    _rule("choices that multiply", _WORDS + 'phrases = ["' + "[a|b]? " * 300 + '"]', exits=(0, 1, 2)),
    _rule(
        "gaps that multiply",
        _WORDS + 'phrases = ["the ' + "... " * 40 + 'zzz"]',
        exits=(0, 1, 2),
        draft=_LONG_LINE * 50,
    ),
    _rule("a shape that begins with a gap", _WORDS + 'phrases = ["... x"]', "must begin"),
    _rule("a shape of an empty choice", _WORDS + 'phrases = ["[ | ] x"]', "lamps.toml"),
    _rule("a shape left open", _WORDS + 'phrases = ["[a x", "{"]', "lamps.toml"),
    *(
        _rule(
            f"the formula {name}",
            _RELATION + f"shapes = ['{{a}} of {{b}}']\nat = 'a'\nholds = '''{formula}'''",
            "lamps.toml",
        )
        for name, formula in (
            ("that imports", '__import__("os").system("true") == a'),
            ("that powers", "a ** 9 ** 9 ** 9 == b"),
            ("that reaches out", "a.__class__ == b"),
            ("nested too deeply", "(" * 5_000 + "a" + ")" * 5_000 + " == b"),
            ("of minus signs", "-" * 50_000 + "a == b"),
            ("that is a string", '"a" * 10**9 == a'),
            ("of sums without end", "a" + "+a" * 50_000 + " == b"),
            ("with a null", "a \\u0000 == b"),
            ("of a number out of reach", f"a == {'9' * 5_000}"),
            ("of a float out of reach", "a == 1e999"),
        )
    ),
    Case(name="5,000 rules", files=_many(5_000), command=LINT, exits=(0, 1)),
    Case(
        name="a desk's evil pattern on trial",
        exits=(0, 1, 2),
        command=("rules", "lamps", "--try"),
        files={
            "factcheck.toml": 'rules = ["house"]',
            "house/lamps.toml": _RULE + f"patterns = ['(a+)+$']\n[[example]]\ntext = '{'a' * 60}!'\nfinds = []\n",
        },
    ),
    Case(
        name="examples that steer",
        exits=(1,),
        command=("rules", "lamps", "--try"),
        files={
            "factcheck.toml": 'rules = ["house"]',
            "house/lamps.toml": _RULE + "patterns = ['lamps']\n"
            '[[example]]\ntext = "31 lamps \\u001b[31m\\u202e"\nfinds = ["\\u001b[2J\\n::error::"]\n',
        },
    ),
    Case(
        name="a rule that steers its page",
        command=("rules", "lamps"),
        shows="lamps",
        files={
            "factcheck.toml": 'rules = ["house"]',
            "house/lamps.toml": _RULE.replace("Lamps.", "\\u001b[31m\\u202e\\n::error::") + 'patterns = ["31m"]\n',
        },
    ),
    Case(
        name="a configuration that steers its own list",
        command=("config",),
        exits=(0, 2),
        files={"factcheck.toml": '[lint]\nbaseline = "\\u001b[31m\\u202e\\n::error::"'},
    ),
]
