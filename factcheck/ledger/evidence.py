"""What evidence points to: an address that programs can open, a file, or neither, such as a telephone call.

A file is remembered with its size and hash. Whoever reads a mark later compares them, so a file that was changed
or deleted since is noticed. Relative paths count from the draft's folder.
"""

import os
import re
import stat
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from factcheck.records.errors import LedgerError
from factcheck.records.marks import Evidence, FileState

SCHEMES = ("http://", "https://", "mailto:", "file:")
"""How an address begins that may become a link."""
LARGEST = 1 << 29
"""Bytes of a file up to which its content is compared; of a larger one only the size is."""
_SYSTEM = ("/proc", "/sys", "/dev")
"""Folders whose files are made up while they are read: reading one may wait forever."""
_ENDINGS = frozenset(
    """pdf doc docx odt rtf txt md csv tsv xls xlsx ods ppt pptx odp htm html xml json jpg jpeg png gif tif tiff heic
    webp svg mp3 mp4 m4a wav ogg flac mov avi mkv webm eml msg zip gz epub db sqlite vtt srt log pages key""".split()
)
_ROOTED = re.compile(r"(?:/|\.{1,2}[/\\]|~|[A-Za-z]:[/\\]|\\\\)")
_ENDING = re.compile(r"\w\.(\w{1,5})$")


def is_path(address: str) -> bool:
    """Whether an address has the shape of a path, whatever is there.

    It begins like one ("/", "./", "~", "C:\\"); or has no blank, but a letter and either a slash or a file ending; or
    ends as documents do ("minutes of 3 May.pdf"). "minutes of 3 May, ring binder 4" and "020/1234567" are no paths.
    """
    if address.lower().startswith("file:"):
        return _of_url(address) is not None
    if address.lower().startswith(SCHEMES):
        return False
    if _ROOTED.match(address):
        return True
    ending = _ENDING.search(address)
    if any(letter.isspace() for letter in address):
        return bool(ending) and ending[1].lower() in _ENDINGS  # type: ignore[index]
    ends = bool(ending) and not ending[1].isdecimal()  # type: ignore[index]
    return (ends or "/" in address or "\\" in address) and any(letter.isalpha() for letter in address)


def in_words(evidence: Evidence) -> bool:
    """Whether evidence is neither an address nor a file, but says in words where it is."""
    address = evidence.address
    is_file = evidence.sha256 is not None or evidence.size is not None or is_path(address)
    return not is_file and not address.lower().startswith(SCHEMES)


def file_at(address: str, folder: Path) -> Path | None:
    """The path that an address names, from `folder`; None for a web address, or a file on another machine."""
    if address.lower().startswith("file:"):
        local = _of_url(address)
        return folder / local if local else None
    if address.lower().startswith(SCHEMES):
        return None
    if os.name == "nt" and address[:2] in ("\\\\", "//"):
        return None  # looking there would connect to that server
    try:
        return folder / Path(address).expanduser()
    except (RuntimeError, ValueError):  # the home of nobody
        return folder / address


def _of_url(address: str) -> str | None:
    """The path in a file: address of this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return url2pathname(parts.path) or None if parts.netloc in ("", "localhost") else None


def attached(evidence: Evidence, *, folder: Path, typed_in: Path | None = None) -> Evidence:
    """`evidence` as a mark keeps it: a local file with its size and hash, its path as it counts from `folder`.

    `typed_in` is the folder that the path was typed in, where that is another. A LedgerError for a path at which
    no file is, and for what can't be read.
    """
    address = evidence.address
    if not any(letter.isprintable() and not letter.isspace() for letter in address):
        raise LedgerError("evidence needs an address (https://…), the path of a file, or words; this is empty")
    bases = tuple(dict.fromkeys((typed_in or folder, folder)))
    for base in bases:
        file = file_at(address, base)
        there = _stat(file) if file else None
        if file is None or there is None:
            continue
        if stat.S_ISDIR(there.st_mode):
            size, digest = None, None
        elif not stat.S_ISREG(there.st_mode) or _made_up(file):
            raise LedgerError(f"evidence {address!r} is a pipe or a device, not a file; name a file")
        else:
            size = there.st_size
            digest = _digest(file, size)
            if digest is None and size <= LARGEST:
                raise LedgerError(f"evidence {address!r} can't be read; make it readable, or name a copy")
        kept = {"address": _from(folder, address, file), "size": size, "sha256": digest}
        return evidence.model_copy(update=kept)
    if is_path(address):
        raise LedgerError(
            f"there is no file {address!r}; give the path of one that is there, an address that begins with https://, "
            "or, if it isn't a file, a description of two or more words"
        )
    name, place, _ = address.rpartition("#")
    if place and not address.lower().startswith(SCHEMES) and _is_there(name, bases):
        raise LedgerError(
            f"there is no file {address!r}, but {name!r} is there; name that, and say where in it as the locator"
        )
    return evidence


def _is_there(name: str, folders: Iterable[Path]) -> bool:
    return any((file := file_at(name, folder)) and file.is_file() for folder in folders if name.strip())


def _from(folder: Path, address: str, file: Path) -> str:
    """The address that leads to `file` from `folder`: as it was typed, where that does."""
    there = file_at(address, folder)
    try:
        if there and there.exists() and there.samefile(file):
            return address
        return Path(os.path.relpath(file.absolute(), folder.absolute())).as_posix()
    except (OSError, ValueError):  # on another drive
        return str(file.absolute())


class Files:
    """Compares evidence with the files as they are now. A relative path counts from the first of `folders` that has
    such a file: the draft's own, then those where the draft lay before, then that of the ledger.

    Every file is looked at once; nothing of what is in it leaves this place.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(dict.fromkeys(folders))
        self._states: dict[tuple[str, str | None, int | None], FileState | None] = {}
        self._digests: dict[tuple[int, ...], str | None] = {}

    def forget(self) -> None:
        """Look at the files anew: one of them was just attached."""
        self._states.clear()

    def state(self, evidence: Evidence) -> FileState | None:
        """Whether a local file is still what was attached; None for what is no file."""
        key = evidence.address, evidence.sha256, evidence.size
        if key not in self._states:
            self._states[key] = self._compared(evidence)
        return self._states[key]

    def _compared(self, evidence: Evidence) -> FileState | None:
        known = evidence.sha256 is not None or evidence.size is not None
        if not known and not is_path(evidence.address):
            return None
        file = there = None
        for folder in self._folders:
            file = file_at(evidence.address, folder)
            try:
                there = os.stat(file) if file else None  # noqa: PTH116 (of every mark: a Path costs more)
                break
            except (FileNotFoundError, NotADirectoryError, ValueError):
                continue
            except OSError:
                return "unreadable" if known else "missing"
        if file is None:
            return None
        if there is None:
            return "missing"
        regular = stat.S_ISREG(there.st_mode)
        if not known:
            return "unchanged" if regular or stat.S_ISDIR(there.st_mode) else "unreadable"
        if not regular or evidence.size not in (None, there.st_size):
            return "changed"
        if evidence.sha256 is None:
            return "unchanged"
        key = there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns
        if key not in self._digests:
            self._digests[key] = None if _made_up(file) else _digest(file, there.st_size)
        now = self._digests[key]
        if now is None:
            return "unreadable"
        return "unchanged" if now == evidence.sha256 else "changed"


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except (OSError, ValueError):  # also longer than a path may be
        return None


def _made_up(file: Path) -> bool:
    """Whether the system makes up what is in the file while it is read."""
    real = os.path.realpath(file)
    return any(real == folder or real.startswith(f"{folder}/") for folder in _SYSTEM)


def _digest(file: Path, size: int) -> str | None:
    """The hash of a file of this size; None where it can't be read, or is too large. No more than `size` is read."""
    digest = sha256()
    if size > LARGEST:
        return None
    if not size:
        return digest.hexdigest()
    try:
        with open(file, "rb", opener=_at_once) as content:
            if not stat.S_ISREG(os.fstat(content.fileno()).st_mode):
                return None
            left = size
            while left and (block := content.read(min(left, 1 << 20))):
                digest.update(block)
                left -= len(block)
    except OSError:
        return None
    return digest.hexdigest()


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for anybody: what was a file a moment ago may be a pipe now."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
