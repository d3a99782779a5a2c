"""What was found, told in words: the rows and records that the library and the commands show."""

from kerege.library.told.findings import Findings, Telling

__all__ = ["Findings", "Telling"]
