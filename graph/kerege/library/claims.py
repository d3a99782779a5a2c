"""Claims as a sequence that shows itself well."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, cast, overload

from kerege.library.rows import whole_numbers
from kerege.model import Claim
from kerege.plugins import extra
from kerege.store import Store
from kerege.view import counted, sentence, when_words
from kerege.writers.jsonl import labelled

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

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

    def to_arrow(self) -> "pa.Table":
        """Return one row a claim, with real dates, decimals and lists.

        >>> import kerege
        >>> claims = kerege.load().claims("uzbekistan", relation="memberOf", object="csto")
        >>> [str(day) for day in claims.to_arrow()["until"].to_pylist()]
        ['1999-01-01', '2012-12-19']
        """
        from kerege.view.arrow import to_arrow

        return to_arrow(self._store, self._claims)

    def to_polars(self) -> "pl.DataFrame":
        """Return one row a claim as a Polars data frame.

        >>> import kerege, polars
        >>> members = kerege.load().claims(relation="memberOf", as_of="2025").to_polars()
        >>> members.filter(polars.col("object") == "eaeu")["subject"].unique().sort().to_list()
        ['armenia', 'belarus', 'kazakhstan', 'kyrgyzstan', 'russia']
        """
        with extra("data"):
            import polars as pl

        return cast("pl.DataFrame", pl.from_arrow(self.to_arrow()))

    def to_pandas(self) -> "pd.DataFrame":
        """Return one row a claim as a pandas data frame: dates as datetime64, amounts as float64.

        `to_arrow` and `to_polars` have amounts as decimals, and `object` has each as written.

        >>> import kerege
        >>> reserves = kerege.load().claims(relation="hasReserve").to_pandas()
        >>> bool(reserves.groupby("topic")["amount"].mean()["uranium"] > 0)
        True
        """
        table = self.to_arrow()
        place = table.schema.get_field_index("amount")
        table = table.set_column(place, "amount", table["amount"].cast("float64"))
        return table.to_pandas(date_as_object=False, types_mapper=whole_numbers())

    def words(self) -> list[tuple[str, str, str, str]]:
        """Return for each claim its sentence, its time, who says so and the source's id."""
        store = self._store
        return [
            (sentence(store, c), when_words(store, c), store.label(c.asserted_by), c.source)
            for c in self._claims
        ]

    def __repr__(self) -> str:
        lines = [
            f"{words} ({'; '.join(filter(None, (when, who)))})"
            for words, when, who, _ in self[:_SHOWN].words()
        ]
        more = len(self) - _SHOWN
        return "\n".join([self._count(), *lines, *([f"… {more} more"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in ("claim", "when", "who says so", "source"))
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self[:_SHOWN].words()
        )
        shown = f", the first {_SHOWN} shown" if len(self) > _SHOWN else ""
        more = f"<p>{self._count()}{shown}</p>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"

    def _count(self) -> str:
        return counted(len(self), "claim")
