"""A thousand mutants of settings, rules, lexicons, baselines and suppression comments: each is refused in one line that
says where, or works; none ends in a fault of the program's own, and none goes on without end.
"""

import signal
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from types import FrameType

import pytest

from factcheck import api, config
from factcheck.cli.config import toml
from factcheck.findings import baseline
from factcheck.findings.formats import FORMATS, Report, render
from factcheck.records.errors import ConfigError, FactcheckError, RuleError, UntrustedError
from factcheck.records.finding import Finding
from factcheck.review.keys import actions
from factcheck.rulebook.files import RuleFile
from factcheck.rulebook.kinds import CHECKS, engine
from factcheck.rulebook.load import Rulebook, builtin_folder, load
from factcheck.rulebook.parse import lexicon, rule
from factcheck.tables.read import Table, read_table
from factcheck.text.document import Document
from factcheck.text.lexicons import Lexicons
from tests.hostile.mutants import mutants

ROOT = Path(__file__).parents[2]
TEXT = """Larn, 14 May 2024

The city spent £31,200 on 31 lamps last week, Ines Holt, the mayor, said on Monday. Sales rose 50% from £20 to £40.
Officials said 12 people were killed and 1.5 million tons of rice were shipped on Tuesday, May 14, 2024, about 20km (12
miles) away. "We can't go on like this any longer," she told reporters, according to the New York Times. A third of the
300 residents, or 90, fled to nearly 40 towns; three of them, Ana, Bo and Cy, came back on June 31.
"""
SETTINGS = """
rules = []
anchor = "auto"
exclude = ["*.tmp", "!d.txt", "old/**"]
ledger = "marks.db"

[desk]
roles = {checkers = ["ann", "bob"], editors = ["eve"]}
verify = ["checkers"]
sign_off = ["editors"]
second_checker = true

[lint]
select = ["*"]
ignore = ["vague-*", "anonymous-source"]
severity = {percent-change = "error"}
level = "info"
fail_on = "warning"
require = ["verified", "disputed"]
baseline = "known.json"

[lint.paths."wires/**"]
select = ["sum-of-parts"]
ignore = ["*-date"]
severity = {sum-of-parts = "info"}

[review.keys]
verify = ["v", "f2"]
"""
COMMENTS = """
<!-- factcheck: allow percent-change: rounded by the ministry -->
A third of the 300 residents, or 90, fled. <!-- factcheck: allow-file share-*, vague-source: "as said" -->
# factcheck: allow impossible-date: it's a joke
"""
ENDLESS = 60
"""Seconds of this process's time after which a mutant is taken to be without end; all thousand take a few."""


@pytest.fixture(autouse=True)
def an_end() -> Iterator[None]:
    def end(_: int, __: FrameType | None) -> None:
        raise RuntimeError("it goes on without end")

    before = signal.signal(signal.SIGVTALRM, end)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "d.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@cache
def rules_and_lexicons() -> Rulebook:
    return load()


@cache
def rule_files() -> list[Path]:
    found = sorted(builtin_folder().rglob("*.toml")) + sorted((ROOT / "docs" / "examples").rglob("rules/**/*.toml"))
    return [path for path in found if "lexicons" not in path.parts]


@cache
def checked_tables() -> list[Table]:
    """The rule files whose choices among lexicons are checked."""
    tables = (read_table(path, error=RuleError) for path in rule_files())
    return [table for table in tables if hasattr(engine(table.content["extends"]), "check")]


def tried(mutant: str, file: Path, act: Callable[[], None], *, error: type[FactcheckError], placed: bool = True) -> str:
    """Write a mutant into `file` and `act` on it; whether it was "taken" or "refused"."""
    file.write_text(mutant, encoding="utf-8", errors="surrogatepass")
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        act()
    except error as refusal:
        told, place = str(refusal), refusal.line
    except Exception as fault:
        raise AssertionError(f"{type(fault).__name__}: {fault}, in {file.name}:\n{mutant}") from fault
    else:
        return "taken"
    assert "\n" not in told, mutant
    assert place or not placed, f"{told}: nobody knows where, in {mutant}"
    return "refused"


def rendered(document: Document, rulebook: Rulebook, found: list[Finding]) -> None:
    report = Report(
        tuple(found), (document.file,), {document.file: document.source}, {one.name: one for one in rulebook.checks}
    )
    for form in FORMATS:
        assert render(report, form=form) is not None


def test_rules(tmp_path: Path) -> None:
    base, counts = rules_and_lexicons(), Counter[str]()
    texts = [path.read_text(encoding="utf-8") for path in rule_files()]
    file, draft = tmp_path / "rule.toml", tmp_path / "d.txt"
    for number, text in enumerate(texts):
        examples = tomllib.loads(text).get("example", [])
        draft.write_text("\n\n".join(example["text"] for example in examples)[:2_000], encoding="utf-8")
        document = api.read(draft)

        def act(document: Document = document) -> None:
            table = read_table(file, error=RuleError)
            made = rule(table, base.lexicons, {})
            content = {key: value for key, value in table.content.items() if key != "example"}
            if made.extends in CHECKS:
                rulebook = replace(base, check_tables=(content,), trusted=False)
                rulebook.__dict__["rules"] = base.rules  # read already
            else:
                rulebook = replace(base, tables=(content,), check_tables=(), trusted=False)
            api.lint(document, rulebook=rulebook)

        around = texts[max(0, number - 2) : number + 1]
        for mutant in islice(mutants(text, seed=number, others=around), 4):
            counts[tried(mutant, file, act, error=RuleError)] += 1
    assert counts["taken"] > 60
    assert counts["refused"] > 200


def test_lexicons(tmp_path: Path, draft: Path) -> None:
    base, document, counts = rules_and_lexicons(), api.read(draft), Counter[str]()
    for number, path in enumerate(sorted((builtin_folder() / "lexicons").glob("*.toml"))):
        text = "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:40])
        file = tmp_path / path.name

        def act(path: Path = path, file: Path = file) -> None:
            house = RuleFile(str(file), lexicon=True, house=True, size=1, mtime_ns=1)
            made = lexicon(read_table(file, error=RuleError), house, dict(base.lexicons[path.stem]))
            lexicons = Lexicons({**{name: base.lexicons[name] for name in base.lexicons}, path.stem: made})
            for table in checked_tables():
                rule(table, lexicons, {})
            rulebook = replace(base, lexicons=lexicons)
            rulebook.__dict__.update(rules=base.rules, checks=base.checks)
            api.lint(document, rulebook=rulebook)

        for mutant in islice(mutants(text, seed=number, others=[text]), 2):
            counts[tried(mutant, file, act, error=RuleError)] += 1
    assert min(counts["taken"], counts["refused"]) > 5


def test_settings(tmp_path: Path, draft: Path) -> None:
    base, document, counts = rules_and_lexicons(), api.read(draft), Counter[str]()
    file = tmp_path / "factcheck.toml"

    def act() -> None:
        config._read.cache_clear()
        settings, where = config.settings_for(tmp_path)
        desk = api.Desk(where, base, settings.anchor, settings)
        for entry in config.entries(settings):
            assert entry.value is None or tomllib.loads(f"value = {toml(entry.value)}")
        actions(settings.review.keys, file=str(file))
        with suppress(UntrustedError):
            desk.ledger_address()
        list(api.drafts(tmp_path))
        choice = api.choice_for(desk, draft)
        if accepted := desk.baseline:
            baseline.accepted_of(accepted, str(draft))
        api.lint(document, rulebook=base, choice=choice)

    for mutant in islice(mutants(SETTINGS, seed=1), 250):
        counts[tried(mutant, file, act, error=ConfigError, placed=False)] += 1
    assert min(counts["taken"], counts["refused"]) > 20


def test_baselines(tmp_path: Path, draft: Path) -> None:
    found, counts = api.lint(api.read(draft)), Counter[str]()
    file = tmp_path / "known.json"
    baseline.write(file, found)

    def act() -> None:
        baseline.new(found, baseline.accepted_of(file, str(draft)))

    for mutant in islice(mutants(file.read_text(encoding="utf-8"), seed=1), 150):
        counts[tried(mutant, file, act, error=ConfigError, placed=False)] += 1
    assert min(counts["taken"], counts["refused"]) > 20


def test_suppression_comments(draft: Path) -> None:
    base = rules_and_lexicons()
    odd = ["allow", "allow-file", "*", "-", ",", ":", "factcheck:", "<!--", "-->", "\n\n", "\x1b[31m", "\u202e", "{0}"]

    def act() -> None:
        document = api.read(draft)
        rendered(document, base, api.lint(document, rulebook=base))

    for mutant in islice(mutants(TEXT + COMMENTS, seed=1, others=[f'"{word}"' for word in odd]), 100):
        assert tried(mutant.replace("\0", "?"), draft, act, error=FactcheckError) == "taken"
