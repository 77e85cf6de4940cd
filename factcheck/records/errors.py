"""The error tree: everything that factcheck refuses, each with one line that says what to do.

FactcheckError
├── InputError      a draft that can't be read
├── RuleError       a rule or lexicon file that says something wrong
├── ConfigError     a setting that isn't one
├── LedgerError     a ledger that can't be read or written, or a mark that the desk's rules refuse
│   ├── UntrustedError    a ledger that a project names and its user hasn't agreed to
│   └── UnreachableError  a ledger on a server that can't be reached
└── SheetError      a verification sheet that can't be written or read back
"""


class FactcheckError(Exception):
    """One clear line for the user: where it is, what is wrong, what to do.

    `str(error)` is `file:line:column: message`, as far as the place is known.
    Lines and columns count from 1, in code points.
    """

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        place = ":".join(str(part) for part in (file, line, column) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)


class RenamedWarning(FutureWarning):
    """An old name that still works, and won't for long; the message says what to write."""


class InputError(FactcheckError):
    """A draft that is missing, unreadable, not a text, or not a file at all."""


class RuleError(FactcheckError):
    """A rule or lexicon file that is refused."""


class ConfigError(FactcheckError):
    """A configuration file or option that is refused."""


class LedgerError(FactcheckError):
    """A ledger that can't be reached, read, written or trusted, or a mark that the desk's rules refuse."""


class UntrustedError(LedgerError):
    """A ledger on a server or outside of the project, which the project's files name and only its user may choose."""


class UnreachableError(LedgerError):
    """A ledger on a server that is down, refuses the user, or can't be spoken to for want of a library."""


class SheetError(FactcheckError):
    """A verification sheet that can't be written, or read back; `file` may end in a cell's address."""
