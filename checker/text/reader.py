"""Bytes to text, without a change: "\\r\\n" stays two characters and a byte order mark stays U+FEFF.

Offsets count code points of the decoded file, so nothing may be translated, stripped or replaced on the way.
"""

from __future__ import annotations

import errno
import os
import stat
import sys

from checker.errors import InputError

STDIN = "-"
STDIN_NAME = "<stdin>"

# Encodings in which a zero byte is part of ordinary text.
_WIDE = ("utf16", "utf32", "ucs2", "ucs4")
_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}

_REASONS = {
    errno.ENOENT: ("no such file", "check the path"),
    errno.EACCES: ("may not be read", "give yourself permission to read it"),
    errno.EPERM: ("may not be read", "give yourself permission to read it"),
    errno.ELOOP: ("symbolic links lead in a circle", "remove or mend the links"),
    errno.ENOTDIR: ("no such file: a part of the path is not a folder", "check the path"),
    errno.EISDIR: ("is a folder", "name a file in it, or scan the folder"),
    errno.ENAMETOOLONG: ("the name is too long", "check the path"),
}


def read(path: str, *, encoding: str = "utf-8", name: str | None = None) -> str:
    """The text of a file, or of standard input where `path` is "-".

    `encoding` is any codec name that Python knows; `name` is what errors call the file. Raises InputError where the
    file is missing, unreadable, binary, or not text in that encoding (the message names the byte).
    """
    name = name or (STDIN_NAME if path == STDIN else path)
    return decode(_bytes(path, name), name, encoding=encoding)


def decode(data: bytes, name: str, *, encoding: str = "utf-8") -> str:
    """The text that `data` holds; `name` is what errors call it. Raises InputError as `read` does."""
    mark = next((known for lead, known in _MARKS.items() if data.startswith(lead)), None)
    wide = encoding.lower().replace("-", "").replace("_", "").startswith(_WIDE)
    if mark and not wide and b"\0" in data:
        raise InputError(f"looks like {mark.upper()} text", where=name, cure=f"try --encoding {mark}")
    if not wide and (at := data.find(b"\0")) >= 0:
        raise _binary(name, f"byte {at:,} is zero")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"not {encoding.upper()}: byte {error.start:,} (0x{data[error.start]:02x}) fits no character"
        raise InputError(what, where=name, cure="name the encoding, for instance --encoding windows-1252") from None
    except UnicodeError as error:
        raise InputError(f"not {encoding.upper()}: {error}", where=name, cure="name another --encoding") from None
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}", where=name, cure="for instance --encoding utf-8") from None
    if (at := text.find("\0")) >= 0:
        raise _binary(name, f"character {at:,} is zero")
    return text


def explain(error: OSError, name: str) -> InputError:
    """What an error of the operating system means for a document, in plain words."""
    what, cure = _REASONS.get(error.errno or 0, (f"cannot be read: {error.strerror or error}", "check the path"))
    return InputError(what, where=name, cure=cure)


def _bytes(path: str, name: str) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed", where=name, cure="pipe a document into it, or name a file")
        return sys.stdin.buffer.read()
    if not path:
        raise InputError("an empty path", cure="name a file, a folder, or - for standard input")
    try:
        # A device such as /dev/zero has no end; a pipe has one.
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISDIR(mode)):
            raise InputError("is no ordinary file", where=name, cure="name a text file")
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        if error.errno == errno.ENOENT and os.path.islink(path):
            what = f"a symbolic link to {os.readlink(path)!r}, which is not there"
            raise InputError(what, where=name, cure="remove or mend the link") from None
        raise explain(error, name) from None
    except ValueError:  # a zero character in the name
        raise InputError("no such file", where=repr(name), cure="check the path") from None


def _binary(name: str, why: str) -> InputError:
    return InputError(f"not text but a binary file: {why}", where=name, cure="save it as plain text, or leave it out")
