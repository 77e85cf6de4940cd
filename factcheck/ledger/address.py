"""Ledger addresses: which kind of place each names, which are refused, and how one is shown without its secrets."""

import re

from factcheck.tables.project import remote

SERVER = ("postgresql", "postgres", "postgresql+psycopg")
"""The schemes of a server."""
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=/)")
_FAMILIAR = re.compile(r"(?:postgre|sqlite|mysql|mariadb|oracle|mssql|jdbc|odbc|file|https?|ftp|s3)[a-z0-9+.-]*:", re.I)
_WORDS = re.compile(r"\s*(?:host|hostaddr|port|dbname|user|password|passfile|service|sslmode)\s*=", re.I)
_PLAIN = {"host", "hostaddr", "port", "dbname", "user", "sslmode", "connect_timeout", "application_name"}
"""Parameters of an address that hold no secret; whatever else is given is hidden."""
_NAMED = {"password", "passfile", "sslpassword", "sslkey", "sslcert", "sslrootcert", "service", "options"}
"""Parameters whose value is hidden, and whose name isn't; what has another name may be the rest of a password."""
_LOGIN = re.compile(r"(\w://[^\s:/@'\"]*):[^\s/'\"]*@")
_BARE = re.compile(r"([^\s:/\\@]*):[^\s@]*@(?!.*\.(?:db|jsonl|ndjson)\Z)", re.I | re.S)
"""A login without a scheme before it, "me:secret@host/x", which would make a file that is named after the secret."""
_HIDDEN = "***"
_ADVICE = "write postgresql://user@host/database, or the path of a .db or .jsonl file"


def scheme(address: str) -> str | None:
    """The scheme of an address, in lower case; None for a path, also for one with a drive or a colon in it."""
    address = address.strip()
    found = _URL.match(address) or _FAMILIAR.match(address)
    name = found[0].rstrip(":").lower() if found else ""
    return name if len(name) > 1 else None  # a single letter is a drive


def server(address: str) -> bool:
    """Whether an address names a server and not a file."""
    return scheme(address) in SERVER


def elsewhere(address: str) -> bool:
    """Whether looking at the address alone may connect somewhere: a server, or a path on another machine."""
    return server(address) or remote(address)


def unfit(address: str) -> str | None:
    """Why an address is refused, and what to write instead; None for one that may name a ledger."""
    from difflib import get_close_matches

    if not address.strip() or "\0" in address:
        return f"not an address of a ledger; {_ADVICE}"
    found = scheme(address)
    if found is None:
        if _BARE.match(address):
            return f"the address of a server without 'postgresql://' before it; {_ADVICE}"
        return f"a list of connection settings, not an address; {_ADVICE}" if _WORDS.match(address) else None
    if found in SERVER:
        return None if "://" in address else f"not an address of a server; {_ADVICE}"
    if found in ("file", "sqlite"):
        return f"a ledger address can't begin with {found + ':'!r}; write the path alone"
    if found.startswith("postgre") or get_close_matches(found, SERVER, n=1):
        return f"a ledger address can't begin with {found + ':'!r}; did you mean 'postgresql://'?"
    return f"a ledger address can't begin with {found + ':'!r}; {_ADVICE}"


def shown(address: str) -> str:
    """The address as it may be printed: a password, and every parameter that may hold one, is hidden.

    It works on any text, an address that is refused included; in doubt it hides more.
    """
    if _WORDS.match(address):
        return re.sub(r"(\w+)(\s*=\s*)('(?:[^'\\]|\\.)*'?|\S*)", _setting, address)
    if scheme(address) is None and "://" not in address:
        return (
            f"{address.partition(':')[0]}:{_HIDDEN}@{address.rpartition('@')[2]}" if _BARE.match(address) else address
        )
    head, colon, rest = address.partition(":")
    slashes = rest[: len(rest) - len(rest.lstrip("/"))]
    rest = rest[len(slashes) :]
    before, at, after = rest.rpartition("@")  # a password may hold a slash, a question mark or an @ itself
    if at:
        user, secret, _ = before.partition(":")
        user, question, _ = user.partition("?")
        rest = f"{user}{':' + _HIDDEN if secret or question else ''}@{after}"
    path, question, query = rest.partition("?")
    return f"{head}{colon}{slashes}{path}{question}{'&'.join(map(_parameter, re.split('[&;]', query)))}"


def without_logins(text: str) -> str:
    """Any text without the passwords of the addresses in it."""
    return _LOGIN.sub(rf"\1:{_HIDDEN}@", text) if "://" in text else text


def without_secrets(text: str, address: str) -> str:
    """What a library says of an address, without the secrets that the address holds, however they are written."""
    from urllib.parse import unquote, unquote_plus

    for secret in sorted(_secrets(address), key=len, reverse=True):
        for written in {secret, unquote(secret), unquote_plus(secret)}:
            if len(written) > 2:
                text = text.replace(written, _HIDDEN)
    return without_logins(text)


def _secrets(address: str) -> set[str]:
    before, at, _ = address.partition("://")[2].rpartition("@")
    found = {before.partition(":")[2]} if at else set()
    for part in re.split("[&;]", address.partition("?")[2]):
        name, _, value = part.partition("=")
        if (hidden := _parameter(part)) != part:
            found |= {name, value} if hidden == _HIDDEN else {value}
    return found - {""}


def _parameter(part: str) -> str:
    """One `name=value` of an address."""
    from urllib.parse import unquote_plus

    name, equals, _ = part.partition("=")
    known = unquote_plus(name).strip().lower()
    if known in _PLAIN or not part:
        return part
    return f"{name}={_HIDDEN}" if equals and known in _NAMED else _HIDDEN


def _setting(match: re.Match[str]) -> str:
    return match[0] if match[1].lower() in _PLAIN else f"{match[1]}{match[2]}{_HIDDEN}"
