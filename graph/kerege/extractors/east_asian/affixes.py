"""Words around a date or amount, written with `~` where it stands: `~から`, `截至~`, `自~以来`."""

from collections.abc import Iterable


class Affixes:
    """Tell what the words around a place in a text make of it."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        parted = [(word.partition("~"), meaning) for word, meaning in rows]
        self._rows = sorted(
            ((before, after, meaning) for (before, _, after), meaning in parted),
            key=lambda row: (-len(row[0] + row[1]), row),
        )

    def around(self, text: str, start: int, end: int) -> tuple[str, int, int]:
        """Return what the longest fitting words mean, or '', and where they begin and end."""
        for before, after, meaning in self._rows:
            if text.endswith(before, 0, start) and text.startswith(after, end):
                return meaning, start - len(before), end + len(after)
        return "", start, end
