"""What comes out of a document, and what is said where nothing does."""

from dataclasses import dataclass
from typing import Self

from kerege.readers.documents.limits import LARGEST_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Hold the text of a document and what the document says of itself, '' where it says nothing.

    `published` is a date as text; `site` names the publisher in words; `pages` are the offsets at
    which the pages of a PDF file begin in the text.
    """

    text: str
    kind: str
    title: str = ""
    author: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    pages: tuple[int, ...] = ()


class Unreadable(Exception):
    """Say what a document is, and what it should be."""

    def __init__(
        self, found: str, expected: str = "", next_step: str = "", line: int = 0, column: int = 0
    ) -> None:
        self.found, self.expected, self.next_step = found, expected, next_step
        self.line, self.column = line, column
        super().__init__(found)

    def parts(self) -> dict[str, str]:
        """Return what another process needs to raise it again."""
        return {"found": self.found, "expected": self.expected, "next_step": self.next_step}

    @classmethod
    def too_large(cls, size: int) -> Self:
        """Return the refusal of a file of so many bytes."""
        return cls(
            f"{size:,} bytes", f"at most {LARGEST_FILE:,} bytes", "give the part that counts"
        )

    @classmethod
    def too_much(cls, found: str) -> Self:
        """Return the refusal of a document that takes more than a document may."""
        return cls(
            found,
            "a document that opens within the limits (docs/files.md names them)",
            "save its text as a .txt or .md file",
        )
