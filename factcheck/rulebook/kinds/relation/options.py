"""What the rule file of a relation check says."""

from pydantic import Field

from factcheck.figures.linked import Scope
from factcheck.rulebook.check import Check
from factcheck.tables.written import WrittenNumber


class Options(Check):
    """What is compared, and what must hold.

    `shapes` are templates (see `factcheck.figures.shapes`) over a `scope`; "@name" stands for a list of the lexicon
    `shapes`. `words` are groups of phrases by the value that each has ("2", "1/3", "0.5..1"), beside those of the
    lexicon `relations`. `holds` and `when` are formulas (see `factcheck.figures.formula`) over the bound names and
    `published`; a name that a shape leaves out has its `default`. A formula says nothing where a value is unknown.

    `units` tells for a name how much one of each unit is that it may have (`{night = "1", week = "7"}`); formulas know
    it as `name_unit`. A figure of another unit isn't meant, nor is one that describes several things ("two-week
    courses").

    A figure of `each` counts per one of what another measures (`{price = "n"}`), where that isn't only counted.

    Figures named together in `same` have one measure and unit, and count per one thing; with `per_unit` it doesn't
    matter which of them says per what ("between $4 and $6 a share"). No word of `unless` stands in the match or
    shortly before it in its sentence, and none of the shapes of `without` anywhere in the scope. `tolerance` widens
    every figure by that share. "More than 21,000" of a name in `tight` is less than 22,000, and "up to 21,000" more
    than 20,000; a name in `exact` is just what is written.
    Matches that have the figures of `together` in common are alternatives: one that holds is enough.

    `show` are formulas for the message, `like` says as which figure a value is written; `joined` are names
    for several figures with a plus between them; `at` is the figure that the
    finding is about.
    """

    scope: Scope = "sentence"
    shapes: tuple[str, ...] = Field(min_length=1)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    same: tuple[tuple[str, ...], ...] = ()
    per_unit: bool = False
    unless: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    when: str | None = None
    holds: str
    default: dict[str, str] = {}
    units: dict[str, dict[str, str]] = {}
    each: dict[str, str] = {}
    show: dict[str, str] = {}
    like: dict[str, str] = {}
    joined: dict[str, tuple[str, ...]] = {}
    tolerance: WrittenNumber = "0"
    tight: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    at: str
