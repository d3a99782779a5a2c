"""What comes with kerege and what other packages add to it, by name.

A package adds a writer or an extractor with an entry point in the group `kerege.writers` or
`kerege.extractors`; its name is the format, or the language that it reads.
"""

from collections.abc import Mapping
from importlib.metadata import entry_points
from pkgutil import resolve_name
from typing import Any

from kerege.errors import KeregeError, NotFoundError


def known(group: str, builtins: Mapping[str, str]) -> dict[str, str]:
    """Return all names of a group with where each is found, as `module:name`.

    Raises KeregeError where two packages use one name.
    """
    found = dict(builtins)
    for point in entry_points(group=group):
        if found.get(point.name, point.value) != point.value:
            raise KeregeError(
                f"{group}: the name {point.name!r} is taken by {found[point.name]}, "
                f"and {point.value} wants it too\n    next: uninstall one of the two"
            )
        found[point.name] = point.value
    return dict(sorted(found.items()))


def plugin(group: str, name: str, builtins: Mapping[str, str]) -> Any:
    """Return the object of a name; raise NotFoundError with the nearest where there is none."""
    if name in builtins:
        return resolve_name(builtins[name])
    others = known(group, builtins)
    if name not in others:
        raise NotFoundError(group.rpartition(".")[2].removesuffix("s"), name, others)
    return resolve_name(others[name])
