"""From a store to files that other tools read."""

from kerege.writers.formats import WRITERS, Writer, writer

__all__ = ["WRITERS", "Writer", "writer"]
