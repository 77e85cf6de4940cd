"""One self-contained page: the article with its claims marked, the table beside it, fit to be printed."""

from pathlib import Path

from factcheck.records.errors import SheetError
from factcheck.records.regular import regular
from factcheck.sheet.columns import STATUSES
from factcheck.sheet.links import link
from factcheck.sheet.marked import marked
from factcheck.sheet.rows import shown
from factcheck.sheet.sheet import Sheet


def render(sheet: Sheet, *, template: Path | None = None) -> bytes:
    """The page; `template` is a desk's own Jinja2 template, run in a sandbox. A SheetError refuses it."""
    from jinja2 import PackageLoader, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=True, loader=PackageLoader("factcheck.sheet", "templates"), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["link"] = link
    environment.filters["lines"] = lambda text: str(text).split("\n")
    try:
        if template is None:
            page = environment.get_template("sheet.html")
        else:
            regular(template, error=SheetError)
            page = environment.from_string(template.read_text(encoding="utf-8"))
        made: str = page.render(sheet=sheet, article=marked(sheet), statuses=STATUSES, shown=shown)
        return made.encode()
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise SheetError(f"the template is refused: {error}", file=str(template), line=line) from None
    except (OverflowError, RecursionError) as error:  # the sandbox's own limits
        raise SheetError(f"the template is refused: {error}", file=str(template)) from None
    except UnicodeDecodeError:
        raise SheetError("the template is not UTF-8 text", file=str(template)) from None
