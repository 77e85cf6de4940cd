"""factcheck finds the claims in an article and helps to settle each of them.

    import factcheck

    draft = factcheck.read("draft.md")
    claims = factcheck.extract(draft)
    findings = factcheck.lint(draft)

The names in `__all__` are the ones that keep their meaning from version to version. They are imported at first use.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.api import Desk as Desk
    from factcheck.public import desk_for as desk_for
    from factcheck.public import extract as extract
    from factcheck.public import lint as lint
    from factcheck.public import read as read
    from factcheck.public import read_text as read_text
    from factcheck.records.claims import Attribution as Attribution
    from factcheck.records.claims import Claim as Claim
    from factcheck.records.claims import Content as Content
    from factcheck.records.claims import Dating as Dating
    from factcheck.records.claims import Location as Location
    from factcheck.records.claims import Period as Period
    from factcheck.records.claims import Quantity as Quantity
    from factcheck.records.claims import Source as Source
    from factcheck.records.claims import Span as Span
    from factcheck.records.errors import ConfigError as ConfigError
    from factcheck.records.errors import FactcheckError as FactcheckError
    from factcheck.records.errors import InputError as InputError
    from factcheck.records.errors import RuleError as RuleError
    from factcheck.records.finding import Finding as Finding
    from factcheck.records.finding import Related as Related
    from factcheck.text.document import Document as Document
    from factcheck.text.document import Publication as Publication

__version__ = "0.1.0"

_HOMES = {
    "public": ("read", "read_text", "extract", "lint", "desk_for"),
    "text.document": ("Document", "Publication"),
    "records.claims": (
        "Claim", "Quantity", "Attribution", "Dating", "Span", "Source", "Content", "Period", "Location",
    ),
    "records.finding": ("Finding", "Related"),
    "records.errors": ("FactcheckError", "InputError", "RuleError", "ConfigError"),
    "api": ("Desk",),
}  # fmt: skip

__all__ = ["__version__", *(name for names in _HOMES.values() for name in names)]


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = globals()[name] = getattr(import_module(f"factcheck.{module}"), name)
            return value
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
