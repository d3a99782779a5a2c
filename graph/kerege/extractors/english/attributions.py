"""The attributions of a document, from those of its paragraphs: each knows which it stands in."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kerege.extractors.layers import Attribution, Mention, Span

if TYPE_CHECKING:
    from kerege.extractors.english.cues import Saying
    from kerege.extractors.english.paragraph import Paragraph
    from kerege.extractors.english.ranges import Range


def attribution_of(saying: "Saying", paragraph: "Paragraph") -> Attribution:
    """Return an attribution by the characters of the document."""

    def span(place: "Range | None") -> Span | None:
        return paragraph.span_of(paragraph.doc[place[0] : place[1]]) if place else None

    content = [span(place) for place in saying.content]
    return Attribution(
        content=tuple(one for one in content if one is not None),
        cue=span(saying.cue),
        speaker=span(saying.speaker),
    )


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions in the order of their content, each with its parent."""
    ordered = sorted(found, key=lambda one: (one.content[0].start, -one.content[-1].end))
    begun, around, parents = 0, [], []
    for one in ordered:
        start = one.content[0].start
        while begun < len(ordered) and ordered[begun].content[0].start <= start:
            around.append(begun)
            begun += 1
        around = [place for place in around if ordered[place].content[-1].end > start]
        parents.append(_parent(one, {place: ordered[place] for place in around}))
    return tuple(replace(one, parent=at) for one, at in zip(ordered, parents, strict=True))


def _parent(one: Attribution, around: Mapping[int, Attribution]) -> int | None:
    """Return the place of the narrowest attribution whose content holds cue and content."""
    inner = [part for part in (one.cue, *one.content) if part is not None]
    holding = [
        (sum(part.end - part.start for part in other.content), place)
        for place, other in around.items()
        if all(any(outer.covers(part) for outer in other.content) for part in inner)
        and other.content != one.content
    ]
    return min(holding)[1] if holding else None


def with_speakers(
    found: Sequence[Attribution], mentions: Sequence[Mention], resolved: Mapping[int, str]
) -> tuple[Attribution, ...]:
    """Return attributions with the ids of their speakers, where these are known.

    `resolved` are the speakers of claims, by the first character of the word that names them.
    """
    named = _Named(mentions, resolved)
    return tuple(replace(one, entity=named.by(one.speaker)) for one in found)


class _Named:
    """Find who is named in a place of a text."""

    def __init__(self, mentions: Sequence[Mention], resolved: Mapping[int, str]) -> None:
        self._mentions = sorted(mentions, key=lambda one: one.span.start)
        self._starts = [one.span.start for one in self._mentions]
        self._resolved, self._places = resolved, sorted(resolved)

    def by(self, speaker: Span | None) -> str:
        """Return the id of a speaker; '' where nobody, or more than one, is named."""
        if speaker is None:
            return ""
        at = bisect_left(self._places, speaker.start)
        if at < len(self._places) and self._places[at] < speaker.end:
            return self._resolved[self._places[at]]
        first, last = (bisect_left(self._starts, end) for end in (speaker.start, speaker.end))
        named = [one for one in self._mentions[first:last] if speaker.covers(one.span)]
        return named[0].entity if len(named) == 1 and named[0].rule != "demonym" else ""
