"""Look a word up in a large text that is sorted by bytes, one `word rest` a line, without parsing it."""

from __future__ import annotations

import bisect

PAGE = 4_000  # bytes: so much is searched from end to end


class SortedText:
    """A sorted text and where its pages begin. `data` begins and ends with a line feed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._firsts: list[bytes] = []  # the first word of each page
        self._starts: list[int] = []  # the line feed before it, and the end of the text
        at = 0
        while 0 <= at < len(data) - 1:
            self._firsts.append(data[at + 1 : data.find(b" ", at)])
            self._starts.append(at)
            at = data.find(b"\n", at + PAGE)
        self._starts.append(len(data))

    def find(self, word: str) -> str | None:
        """The rest of the line that begins with `word` and a blank, or None."""
        if " " in word or "\n" in word:
            return None
        wanted = word.encode("utf-8", "surrogatepass")
        page = bisect.bisect_right(self._firsts, wanted) - 1
        if page < 0:
            return None
        start = self._data.find(b"\n" + wanted + b" ", self._starts[page], self._starts[page + 1] + 1)
        if start < 0:
            return None
        return self._data[start + len(wanted) + 2 : self._data.find(b"\n", start + 1)].decode()
