"""Which rules run, and how grave each is: what the desk's settings and the command line select."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from factcheck.findings.settings import LintSettings, PathSettings
from factcheck.records.errors import ConfigError
from factcheck.records.finding import Severity
from factcheck.records.status import Status
from factcheck.rulebook.check import Check
from factcheck.rulebook.load import Rulebook
from factcheck.rulebook.renamed import LEXICON, Names
from factcheck.rulebook.schema import Rule


@dataclass(frozen=True)
class Choice:
    """Which rules run (`select` empty: all), the desk's own severities by rule, and what the gate requires.

    `sign_off`: a gate that requires anything also wants the text signed off.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    require: Collection[Status] = ()
    sign_off: bool = False


def as_now(choice: Choice, names: Names) -> Choice:
    """`choice` with the names that its rules have now; a ConfigError for one that was given up."""
    return replace(
        choice,
        select=[names.now(name, where="select") for name in choice.select],
        ignore=names.current(choice.ignore, where="ignore"),
        severities={
            now: severity
            for name, severity in choice.severities.items()
            for now in names.current([name], where="lint.severity")
        },
    )


def checks(rules: Iterable[Rule], *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Check]:
    """The checks among `rules` that a pattern of `select` names (all, where there is none) and none of `ignore`.

    A pattern is a rule's name, with `*` and `?` as in file names. A ConfigError where one names no rule.
    """
    known = [rule for rule in rules if isinstance(rule, Check)]
    must_match([*select, *ignore], [rule.name for rule in known])
    return [
        rule
        for rule in known
        if (not select or any(fnmatchcase(rule.name, pattern) for pattern in select))
        and not any(fnmatchcase(rule.name, pattern) for pattern in ignore)
    ]


def must_match(patterns: Iterable[str], names: Sequence[str]) -> None:
    """A ConfigError for the first of `patterns` that none of `names` matches."""
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in names):
            from difflib import get_close_matches

            close = get_close_matches(pattern, names, n=1)
            hint = f"did you mean {close[0]}?" if close else "`factcheck rules` lists them"
            raise ConfigError(f"no check is called {pattern!r}; {hint}")


def named(settings: LintSettings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every name or pattern of checks that the settings hold, with the keys that lead to it from their top."""
    parts: list[tuple[tuple[str, ...], LintSettings | PathSettings]] = [((), settings)]
    parts += [(("paths", pattern), more) for pattern, more in settings.paths.items()]
    for above, part in parts:
        for key in ("select", "ignore"):
            yield from (((*above, key, at), name) for at, name in enumerate(getattr(part, key)))
        yield from (((*above, "severity", name), name) for name in part.severity)


def split(values: Iterable[str]) -> list[str]:
    """Names given with commas, several times, or both."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def choice_for(
    settings: LintSettings,
    file: str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    require: Sequence[Status] = (),
    sign_off: bool = False,
) -> Choice:
    """What holds for `file`: the desk's settings, those for its path, and what the command line says instead."""
    path = PurePath(file)
    fitting = [more for pattern, more in settings.paths.items() if path.match(pattern)]
    severities = dict(settings.severity)
    for more in fitting:
        severities |= more.severity
    chosen = select or [*settings.select, *(name for more in fitting for name in more.select)]
    left_out = [*settings.ignore, *(name for more in fitting for name in more.ignore), *ignore]
    if select:  # asked for by name, though the desk ignores it
        left_out = list(ignore)
    return Choice(chosen, left_out, severities, require or settings.require, sign_off)


def check_names(settings: LintSettings, rulebook: Rulebook, *, file: Path) -> None:
    """A ConfigError, at its line, for the first name in the settings of `file` that no check has or had."""
    from factcheck.tables.nearest import section_of
    from factcheck.tables.read import read_table

    old = rulebook.lexicons[LEXICON].values() if LEXICON in rulebook.lexicons else ()
    known = [*(rule.name for rule in rulebook.checks), *(name for table in old for name in table)]
    for keys, name in named(settings):
        try:
            must_match([name], known)
        except ConfigError as error:
            table = read_table(file, error=ConfigError)
            raise table.wrong(error.message, (*section_of(file), "lint", *keys), ConfigError) from None
