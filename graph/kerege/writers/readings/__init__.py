"""A text with what was read in it, as one HTML file."""

from kerege.writers.readings.page import reading_page

__all__ = ["reading_page"]
