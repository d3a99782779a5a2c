"""From a store to files that other tools read."""

from kerege.writers.formats import SUFFIXES, WRITERS, Writer, described, format_of, writer

__all__ = ["SUFFIXES", "WRITERS", "Writer", "described", "format_of", "writer"]
