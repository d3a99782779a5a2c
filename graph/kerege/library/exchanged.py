"""The part of a Graph that other systems get: files in every format, and SPARQL servers."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kerege.errors import OutputError
from kerege.library.shown import Shown

if TYPE_CHECKING:
    from kerege.publish import Published


class Exchanged(Shown):
    """Hand a graph over."""

    def export(self, form: str, path: str | Path) -> Path:
        """Write the graph to a file in a format of `kerege export --list`; return its path.

        The file is the old one or the new one, never half of it. Raises NotFoundError for no such
        format, OutputError where it cannot be written, ExtraError without the format's library.
        """
        from kerege.writers import writer

        write = writer(form)
        target = Path(path)
        new = target.with_name(f".{target.name}.new")
        try:
            with new.open("wb") as stream:
                write(self.store, stream)
            new.replace(target)
        except OSError as error:
            raise OutputError(
                f"cannot write {target}: {error.strerror}\n"
                "    expected: a file in a folder that you may write, with room for it"
            ) from None
        finally:
            with suppress(OSError):
                new.unlink()
        return target

    def publish(self, url: str, *, server: str = "") -> "Published":
        """Make a SPARQL 1.1 server hold the graph, sending only what changed."""
        from kerege.publish import publish

        return publish(self.store, url, server=server)
