"""What comes with kerege, what its extras bring, and what other packages add to it, by name.

A package adds a writer or an extractor with an entry point in the group `kerege.writers` or
`kerege.extractors`; its name is the format, or the language that it reads.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pkgutil import resolve_name
from typing import Any

from kerege.errors import ExtraError, KeregeError, NotFoundError


def known(group: str, builtins: Mapping[str, str]) -> dict[str, str]:
    """Return all names of a group with where each is found, as `module:name`.

    Raises KeregeError where two packages use one name.
    """
    from importlib.metadata import entry_points

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


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn a missing library of an extra into an ExtraError that says how to install it.

    >>> with extra("data"):
    ...     import a_library_that_nobody_has
    Traceback (most recent call last):
    kerege.errors.ExtraError: a_library_that_nobody_has is not installed; it comes with an extra
        next: pip install 'kerege[data]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ExtraError(
            f"{error.name} is not installed; it comes with an extra\n"
            f"    next: pip install 'kerege[{name}]'"
        ) from None
