"""Things by name, as a mapping that shows itself well."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

Thing = TypeVar("Thing")
_SHOWN = 20


class Index(Mapping[str, Thing]):
    """Hold things of one kind by name, read-only.

    >>> Index("towns", {"ala": "Almaty", "nqz": "Astana"})
    2 towns
    ala: 'Almaty'
    nqz: 'Astana'
    """

    def __init__(self, kind: str, things: Mapping[str, Thing]) -> None:
        self._kind, self._things = kind, things

    def __getitem__(self, name: str) -> Thing:
        return self._things[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        names = list(self)
        lines = [f"{name}: {self[name]!r}" for name in names[:_SHOWN]]
        more = [f"… {len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
        return "\n".join([f"{len(names)} {self._kind}", *lines, *more])
