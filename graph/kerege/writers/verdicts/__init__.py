"""An article and what the rest of the graph says of it, as one HTML file."""

from kerege.writers.verdicts.page import verdict_page

__all__ = ["verdict_page"]
