"""Which rules run, and how grave each is: what the desk's settings and the command line select."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from factcheck.records.errors import ConfigError
from factcheck.rulebook.check import Check
from factcheck.rulebook.schema import Rule


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
            close = get_close_matches(pattern, names, n=1)
            hint = f"did you mean {close[0]}?" if close else "`factcheck rules` lists them"
            raise ConfigError(f"no check is called {pattern!r}; {hint}")


def split(values: Iterable[str]) -> list[str]:
    """Names given with commas, several times, or both."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def for_path(settings: Mapping[str, Sequence[str]], file: str) -> list[str]:
    """What `settings` say for `file`: the values of every pattern of paths that it fits."""
    from pathlib import PurePath

    path = PurePath(file)
    return [name for pattern, names in settings.items() if path.match(pattern) for name in names]
