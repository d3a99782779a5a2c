"""A parsed paragraph with the names, amounts, times and quotations that stand in it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kerege.extractors.common.amounts import Amount
from kerege.extractors.common.dates import Time
from kerege.extractors.english.gazetteer import Found
from kerege.extractors.english.plain import quotations
from kerege.extractors.layers import Span
from kerege.model import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

LONGEST_SENTENCE = 250
"""More tokens than any sentence of prose has; what is longer is a list or no text at all."""
_TRIM = " \t\r\n,;:-"


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold the names, amounts and times that were found in a text, by its characters."""

    found: list[Found]
    amounts: list[Amount]
    times: list[Time]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph; `offset` is where it begins in the document `source`."""

    doc: "Doc"
    text: str
    offset: int
    source: str
    names: dict[int, Found] = field(default_factory=dict)
    amount_at: dict[int, Amount] = field(default_factory=dict)
    time_at: dict[int, Time] = field(default_factory=dict)
    quotations: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, doc: "Doc", offset: int, source: str, marks: Marks) -> "Paragraph":
        """Return a paragraph in which each name, amount and time knows its tokens."""
        names = {token.i: hit for hit in marks.found for token in _tokens(doc, hit.start, hit.end)}
        amounts = {_root(doc, one.start, one.end): one for one in marks.amounts}
        times = {_root(doc, one.start, one.end): one for one in marks.times}
        text = doc.text  # put together from its tokens at each call
        return cls(
            doc=doc,
            text=text,
            offset=offset,
            source=source,
            names=names,
            amount_at={i: amount for i, amount in amounts.items() if i is not None},
            time_at={i: time for i, time in times.items() if i is not None},
            quotations=tuple(quotations(text)),
        )

    def quotation_around(self, token: "Token") -> tuple[int, int] | None:
        """Return the span between quotation marks in which a token stands."""
        for start, end in self.quotations:
            if start <= token.idx < end:
                return start, end
        return None

    def named_before(self, token: "Token") -> list[Found]:
        """Return the names before a token in its sentence, once for each of their words."""
        places = range(token.sent.start, token.i)
        return [self.names[i] for i in places if i in self.names]

    def counts(self, token: "Token") -> bool:
        """Tell whether a token is a part of an amount."""
        return any(one.start <= token.idx < one.end for one in self.amount_at.values())

    def span(self, start: int, end: int) -> Span:
        """Return two offsets of the paragraph as a span of the document."""
        return Span(self.offset + start, self.offset + end)

    def span_of(self, words: "Sentence") -> Span:
        """Return the place of some words in the document, without outer blanks."""
        text = self.text[words.start_char : words.end_char]
        start = words.start_char + len(text) - len(text.lstrip())
        return self.span(start, start + len(text.strip()))

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the exact words between two offsets of the paragraph, without outer blanks."""
        text = self.text
        kept = text[start:end].strip(_TRIM)
        if kept:
            start = text.index(kept, start)
            end = start + len(kept)
        begin, stop = self.offset + start, self.offset + end
        return Evidence(quote=self.source[begin:stop], start=begin, end=stop)

    def evidence_of(self, tokens: "list[Token]") -> Evidence:
        """Return the exact words from the first to the last of some tokens."""
        return self.evidence(*self.extent(tokens))

    def extent(self, tokens: "list[Token]") -> tuple[int, int]:
        """Return the offsets of the first and the last of some tokens.

        Marks and joining words at the outside, which a parser hangs on the main clause, are left
        out; a quotation mark stays where its partner is inside.
        """
        ordered = sorted(tokens, key=lambda token: token.i)
        words = [token for token in ordered if token.dep_ not in {"punct", "cc"}] or ordered
        while len(words) > 1 and words[-1].dep_ in {"prep", "mark", "det"}:
            words.pop()
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        text = self.text
        if text[start:end].count('"') % 2:
            if text[end : end + 1] == '"':
                end += 1
            elif start and text[start - 1] == '"':
                start -= 1
        return start, end


def _tokens(doc: "Doc", start: int, end: int) -> "Sentence | list[Token]":
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else []


def _root(doc: "Doc", start: int, end: int) -> int | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root.i if span is not None and len(span) else None
