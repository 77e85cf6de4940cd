"""The reference page of the Python names: signatures and docstrings, read from the source."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator

import factcheck

RECORDS = "records.md"
"""The page that has the fields of the records."""


def python_page() -> str:
    """A section for each name of `factcheck.__all__`."""
    lines = [
        "# Python", "",
        "The names of `factcheck.__all__`. They keep their meaning from version to version; whatever else the package",
        "holds may change. [How to use them](../python.md) is a page of its own.",
    ]  # fmt: skip
    functions = [name for name in factcheck.__all__ if inspect.isfunction(getattr(factcheck, name))]
    classes = [name for name in factcheck.__all__ if inspect.isclass(getattr(factcheck, name))]
    for name in functions:
        lines += ["", f"## {name}", "", "```python", *_signature(getattr(factcheck, name)), "```", ""]
        lines += _prose(inspect.getdoc(getattr(factcheck, name)) or "")
    for title, chosen in (
        ("Errors", [name for name in classes if issubclass(getattr(factcheck, name), Exception)]),
        ("Records", [name for name in classes if hasattr(getattr(factcheck, name), "model_fields")]),
    ):
        lines += ["", f"## {title}", ""]
        lines += [line for name in chosen for line in _entry(name)]
        classes = [name for name in classes if name not in chosen]
    lines += ["", "`Claim` is the union of `Quantity`, `Attribution` and `Dating`, told apart by `kind`."]
    for name in classes:
        lines += ["", f"## {name}", "", *_prose(inspect.getdoc(getattr(factcheck, name)) or ""), *_fields(name)]
    lines += ["", "## \\_\\_version\\_\\_", "", "The version, as `factcheck --version` prints it."]
    return "\n".join(lines)


def _tree(thing: Callable[..., object]) -> ast.stmt:
    return ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]


def _signature(function: Callable[..., object]) -> list[str]:
    """`read(path: Path | str, …) -> Document`, an argument a line where one line would be too long."""
    node = _tree(function)
    assert isinstance(node, ast.FunctionDef)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    whole = f"{node.name}({ast.unparse(node.args)}){returns}"
    if len(whole) <= 100:
        return [whole]
    arguments = ast.unparse(node.args).split(", ")
    return [f"{node.name}(", *(f"    {argument}," for argument in arguments), f"){returns}"]


def _prose(doc: str) -> list[str]:
    """A docstring as Markdown: examples as blocks of a Python session."""
    lines: list[str] = []
    inside = False
    for line in doc.splitlines():
        if line.startswith(">>>") and not inside:
            lines.append("```pycon")
            inside = True
        elif inside and not line.strip():
            lines.append("```")
            inside = False
        lines.append(line)
    return [*lines, "```"] if inside else lines


def _entry(name: str) -> Iterator[str]:
    thing = getattr(factcheck, name)
    first = (inspect.getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")
    shown = f"[`{name}`]({RECORDS}#{name.lower()})" if hasattr(thing, "model_fields") else f"`{name}`"
    yield f"- {shown} {first}"


def _fields(name: str) -> list[str]:
    """The fields of a frozen dataclass with their types."""
    node = _tree(getattr(factcheck, name))
    assert isinstance(node, ast.ClassDef)
    rows = [
        f"| `{statement.target.id}` | `{ast.unparse(statement.annotation)}` |".replace(" | None`", r" \| None`")
        for statement in node.body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    ]
    return ["", "| field | type |", "| --- | --- |", *rows] if rows else []
