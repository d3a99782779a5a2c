"""The part of a Graph that other systems get: files in every format, and SPARQL servers."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kerege.errors import OutputError
from kerege.library.shown import Shown

if TYPE_CHECKING:
    from kerege.publish import Published


class Exchanged(Shown):
    """Hand a graph over."""

    def export(self, form: str, path: str | Path) -> Path:
        """Write the graph to a file in a format of `kerege export --list`; return its path.

        The file is the old one or the new one, never half of it; a pipe or a device is written as
        it comes. Raises NotFoundError for no such format, OutputError where it cannot be written,
        ExtraError without the format's library.
        """
        from kerege.writers import writer

        write = writer(form)
        target = Path(path)
        try:
            if target.exists() and not target.is_file():
                with target.open("wb") as stream:
                    write(self.store, stream)
            else:
                _replace(target.resolve(), partial(write, self.store))
        except OSError as error:
            raise OutputError(
                f"cannot write {target}: {error.strerror}\n"
                "    expected: a file in a folder that is there and that you may write, with room\n"
                "    next: see to that, or name another file; a file of this name is as it was"
            ) from None
        return target

    def publish(self, url: str, *, server: str = "") -> "Published":
        """Make a SPARQL 1.1 server hold the graph, sending only what changed."""
        from kerege.publish import publish

        return publish(self.store, url, server=server)


def _replace(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside the one it is to be, and put it in its place when it is whole."""
    new = target.with_name(f".{target.name}.new")
    try:
        with new.open("wb") as stream:
            write(stream)
        new.replace(target)
    finally:
        with suppress(OSError):
            new.unlink()
