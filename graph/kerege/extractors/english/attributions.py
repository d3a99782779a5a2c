"""The attributions of a document, from those of its paragraphs: each knows which it stands in."""

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
    return tuple(replace(one, parent=_parent(at, ordered)) for at, one in enumerate(ordered))


def _parent(at: int, ordered: list[Attribution]) -> int | None:
    """Return the place of the narrowest attribution whose content holds cue and content."""
    one = ordered[at]
    inner = [part for part in (one.cue, *one.content) if part is not None]
    holding = [
        (sum(part.end - part.start for part in other.content), place)
        for place, other in enumerate(ordered)
        if other is not one
        and all(any(outer.covers(part) for outer in other.content) for part in inner)
        and other.content != one.content
    ]
    return min(holding)[1] if holding else None


def with_speakers(
    found: Sequence[Attribution], mentions: Sequence[Mention], resolved: Mapping[int, str]
) -> tuple[Attribution, ...]:
    """Return attributions with the ids of their speakers, where these are known.

    `resolved` are the speakers of claims, by the first character of the word that names them.
    """
    return tuple(replace(one, entity=_speaker(one, mentions, resolved)) for one in found)


def _speaker(one: Attribution, mentions: Sequence[Mention], resolved: Mapping[int, str]) -> str:
    if one.speaker is None:
        return ""
    for place, entity in resolved.items():
        if one.speaker.start <= place < one.speaker.end:
            return entity
    named = [mention for mention in mentions if one.speaker.covers(mention.span)]
    return named[0].entity if len(named) == 1 and named[0].rule != "demonym" else ""
