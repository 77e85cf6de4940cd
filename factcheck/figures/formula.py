"""The formulas of relation checks: arithmetic and comparisons over named figures, evaluated on intervals.

A closed language, read with Python's own parser and walked by hand: names, numbers, `+ - * /`, `abs`, `sqrt`,
`digits` (how many digits of an exact value tell something), `sum(parts)`, the comparisons `== < <= > >=` (does any
value satisfy it?) and `and`, `or`, `not`.
"""

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf, isqrt
from typing import TypeAlias

from factcheck.figures.interval import EVERYTHING, Interval, point, total

Values: TypeAlias = Mapping[str, Interval | tuple[Interval, ...]]
Formula: TypeAlias = Callable[[Values], Interval | bool]


LONGEST = 800
"""Characters of a formula."""
_DEEPEST = 40
"""How many operations of a formula may stand in each other."""


class FormulaError(ValueError):
    """A formula that says something outside the language; the message says what."""


def formula(text: str, *, names: frozenset[str] | None = None) -> Formula:
    """`text` as a function of the values that its names stand for; a FormulaError where it isn't one.

    `names`, where given, are the only names that it may use.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"a formula of more than {LONGEST} characters")
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise FormulaError(f"{text!r} is no formula: {error.msg}") from None
    except (ValueError, MemoryError, RecursionError):  # a null character, or what even Python's parser can't hold
        raise FormulaError(f"{text!r} is no formula") from None
    unknown = (
        {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - (names or set()) - {*_FUNCTIONS, "sum"}
    )
    if names is not None and unknown:
        raise FormulaError(f"{text!r} speaks of {', '.join(sorted(unknown))}, which nothing binds")
    _check(tree, text)
    # A value that nobody knows may be anything, so that a comparison with it holds.
    return lambda values: _value(tree, values)


def later(text: str, *, names: frozenset[str] | None = None) -> Formula:
    """The same, but read when it is first worked out: most drafts come to few of the formulas of their checks."""
    read: list[Formula] = []

    def compute(values: Values) -> Interval | bool:
        if not read:
            read.append(formula(text, names=names))
        return read[0](values)

    return compute


def _depth(node: ast.AST) -> int:
    return 1 + max((_depth(inner) for inner in ast.iter_child_nodes(node)), default=0)


def _check(tree: ast.expr, text: str) -> None:
    if _depth(tree) > _DEEPEST:
        raise FormulaError(f"{text!r} is nested too deeply")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            known = isinstance(node.func, ast.Name) and (node.func.id in _FUNCTIONS or node.func.id == "sum")
            if not known or len(node.args) != 1 or node.keywords:
                raise FormulaError(f"{text!r} calls something other than abs, digits, sqrt or sum of one value")
        elif isinstance(node, ast.Constant):
            if not isinstance(node.value, int | float) or isinstance(node.value, bool):
                raise FormulaError(f"{text!r} holds {node.value!r}, which is no number")
            if abs(node.value) == inf:
                raise FormulaError(f"{text!r} holds a number out of reach")
        elif not isinstance(node, _ALLOWED):
            raise FormulaError(f"{text!r} uses {type(node).__name__}, which formulas don't have")


def _value(node: ast.expr, values: Values) -> Interval | bool:
    match node:
        case ast.Constant(value=number):
            return point(Fraction(str(number)))
        case ast.Name(id=name):
            found = values.get(name, EVERYTHING)
            return total(found) if isinstance(found, tuple) else found
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            inner = _interval(argument, values)
            return inner if name == "sum" else _FUNCTIONS[name](inner)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_interval(operand, values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, values)
        case ast.BinOp(left=left, op=operator, right=right):
            return _OPERATORS[type(operator)](_interval(left, values), _interval(right, values))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(part, values) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(_value(part, values) for part in parts)
        case ast.Compare(left=left, ops=operators, comparators=rights):
            sides = [_interval(side, values) for side in (left, *rights)]
            pairs = zip(operators, sides, sides[1:], strict=False)
            return all(_COMPARISONS[type(operator)](a, b) for operator, a, b in pairs)
    raise FormulaError(f"{type(node).__name__} in a formula")


def _interval(node: ast.expr, values: Values) -> Interval:
    value = _value(node, values)
    if isinstance(value, bool):
        raise FormulaError("a comparison stands where a value should")
    return value


def _sqrt(of: Interval) -> Interval:
    def root(end: Fraction | float, *, up: bool) -> Fraction | float:
        if end == inf or end <= 0:
            return inf if end == inf else Fraction(0)
        exact = Fraction(end)
        scaled = isqrt(exact.numerator * 10**12 // exact.denominator)
        return Fraction(scaled + up, 10**6)

    return Interval(root(of.low, up=False), root(of.high, up=True))


def _digits(of: Interval) -> Interval:
    """How many digits of an exact value tell something: 2 of 21,000, 5 of 21,171; one where it isn't known."""
    if isinstance(of.low, float) or of.low != of.high or of.low.denominator != 1:
        return point(1)
    return point(len(str(abs(of.low.numerator)).rstrip("0")) or 1)


_FUNCTIONS: dict[str, Callable[[Interval], Interval]] = {"abs": abs, "digits": _digits, "sqrt": _sqrt}
_OPERATORS: dict[type[ast.operator], Callable[[Interval, Interval], Interval]] = {
    ast.Add: Interval.__add__,
    ast.Sub: Interval.__sub__,
    ast.Mult: Interval.__mul__,
    ast.Div: Interval.__truediv__,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Interval, Interval], bool]] = {
    ast.Eq: Interval.meets,
    ast.Lt: lambda a, b: a.low < b.high,
    ast.LtE: lambda a, b: a.low <= b.high,
    ast.Gt: lambda a, b: a.high > b.low,
    ast.GtE: lambda a, b: a.high >= b.low,
}
_ALLOWED = (
    ast.Name, ast.Load, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.USub, ast.Not, ast.And, ast.Or,
    *_OPERATORS, *_COMPARISONS,
)  # fmt: skip
