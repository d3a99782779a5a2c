"""Claims as a sequence that shows itself well."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, overload

from kerege.model import Claim
from kerege.store import Store
from kerege.view import sentence, time_words
from kerege.writers.jsonl import labelled

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20


class Claims(Sequence[Claim]):
    """Hold claims of a graph in canonical order.

    >>> import kerege
    >>> len(kerege.load().claims("kazakhstan", relation="memberOf")) > 0
    True
    """

    def __init__(self, store: Store, claims: Iterable[Claim]) -> None:
        self._store = store
        self._claims = tuple(claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> "Claims": ...
    def __getitem__(self, index: int | slice) -> "Claim | Claims":
        if isinstance(index, slice):
            return Claims(self._store, self._claims[index])
        return self._claims[index]

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the claims as JSON objects, with labels beside the ids."""
        return [labelled(self._store, claim) for claim in self._claims]

    def to_pandas(self) -> "pd.DataFrame":
        """Return one row a claim, its columns the keys of the JSON form."""
        import pandas as pd

        return pd.DataFrame(self.to_dicts())

    def words(self) -> list[tuple[str, str, str, str]]:
        """Return for each claim its sentence, its time, who says so and the source's id."""
        store = self._store
        return [
            (sentence(store, c), time_words(c), store.label(c.asserted_by), c.source)
            for c in self._claims
        ]

    def __repr__(self) -> str:
        lines = [f"{words} ({when}; {who})" for words, when, who, _ in self[:_SHOWN].words()]
        more = len(self) - _SHOWN
        return "\n".join([f"{len(self)} claims", *lines, *([f"… {more} more"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in ("claim", "when", "who says so", "source"))
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self[:_SHOWN].words()
        )
        more = f"<p>{len(self)} claims, the first {min(len(self), _SHOWN)} shown</p>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
