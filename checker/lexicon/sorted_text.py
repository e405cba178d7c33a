"""Look a word up in a large text that is sorted by bytes, one `word rest` a line, without parsing it."""

from __future__ import annotations


def find(data: bytes, word: str) -> str | None:
    """The rest of the line that begins with `word` and a blank, or None. `data` begins and ends with a line feed."""
    wanted = word.encode()
    low, high = 0, len(data) - 1
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2 + 1)
        if start < 0:
            break
        end = data.find(b"\n", start + 1)
        blank = data.find(b" ", start, end)
        found = data[start + 1 : blank]
        if found == wanted:
            return data[blank + 1 : end].decode()
        if found < wanted:
            low = end
        else:
            high = start
    return None
