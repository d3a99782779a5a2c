"""From a store to files that other tools read."""

from kerege.writers.formats import WRITERS, Writer, described, writer

__all__ = ["WRITERS", "Writer", "described", "writer"]
