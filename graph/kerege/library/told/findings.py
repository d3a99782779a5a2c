"""What was found, as a list that shows itself well."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Generic, SupportsIndex, TypeVar, overload

from kerege.plugins import extra
from kerege.store import Store
from kerege.view import counted

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")
Row = tuple[str, ...]
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Telling(Generic[Item]):
    """Hold how one kind of finding is told: its name, rows of words for people, JSON for machines.

    One finding may take several rows; a cell may have several lines.
    """

    one: str
    many: str
    columns: Row
    rows: Callable[[Store, Sequence[Item]], Iterable[Row]]
    record: Callable[[Store, Item], dict[str, Any]]


class Findings(list[Item]):
    """Hold what was found as a list: text on a terminal, a table in a notebook, a data frame.

    >>> import kerege
    >>> found = kerege.load().conflicts()
    >>> found.columns
    ('severity', 'matter', 'one says', 'the other says', 'when', 'rule')
    >>> found[:1].to_dicts()[0]["rule"]
    'opposite-sign'
    """

    def __init__(self, store: Store, found: Iterable[Item], telling: Telling[Item]) -> None:
        super().__init__(found)
        self._store, self._telling = store, telling

    @overload
    def __getitem__(self, index: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> "Findings[Item]": ...
    def __getitem__(self, index: SupportsIndex | slice) -> "Item | Findings[Item]":
        if isinstance(index, slice):
            return self.only(super().__getitem__(index))
        return super().__getitem__(index)

    @property
    def columns(self) -> Row:
        """Return the headings of the rows."""
        return self._telling.columns

    def only(self, found: Iterable[Item]) -> "Findings[Item]":
        """Return some of what was found, told in the same way."""
        return Findings(self._store, found, self._telling)

    def rows(self) -> list[Row]:
        """Return rows of words for people."""
        return list(self._telling.rows(self._store, self))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return JSON objects, as the command of the same name writes them."""
        return [self._telling.record(self._store, one) for one in self]

    def to_pandas(self) -> "pd.DataFrame":
        """Return the JSON objects as a data frame, a row each."""
        with extra("data"):
            import pandas as pd

        return pd.DataFrame(self.to_dicts())

    def __repr__(self) -> str:
        rows = self[:_SHOWN].rows()
        lines = [" | ".join(cell.replace("\n", "; ") for cell in row) for row in rows]
        return "\n".join([self._count(), *lines, *self._more()])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>"
            for row in self[:_SHOWN].rows()
        )
        end = ", ".join([self._count(), *self._more()])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{end}</p>"

    def _count(self) -> str:
        return counted(len(self), self._telling.one, self._telling.many)

    def _more(self) -> list[str]:
        return [f"… {len(self) - _SHOWN} more"] if len(self) > _SHOWN else []


def _lines(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
