"""PolNeAR in tokens: sentences whose tokens are labelled as source, cue or content."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kerege.evaluation.measures import Evaluation, overlap

if TYPE_CHECKING:
    from kerege.extractors import Attribution, Reading, Span

_LAYERS = ("source", "cue", "content")
_CLOSE = frozenset([".", ",", ";", ":", "?", "!", ")", "%", "n't"])
_SHORT = frozenset(["'", "'s", "'re", "'ve", "'m", "'ll", "'d"])
_OPEN = frozenset(["(", "$", "#"])
_WRITTEN = {"-LRB-": "(", "-RRB-": ")", "`": "'", "'''": "'\""}
_MARKS = frozenset(["``", "''", '"'])
_BOTH = "'''"
"""The mark of a quotation within a quotation, and the outer one: both close."""
Labelled = tuple[str, int, int]
"""A layer, the first token and the one behind the last."""


def evaluate_polnear(
    rows: Iterable[Mapping[str, Any]], read: "Callable[[str], Reading]"
) -> Evaluation:
    """Return precision, recall and F1 of spans that are exactly right, for each layer."""
    golds: list[tuple[set[Labelled], set[Labelled]]] = []
    for row in rows:
        text, places = detokenized(row["tokens"])
        golds.append((labelled(row["labels"]), projected(read(text).attributions, places)))
    return Evaluation(
        title="PolNeAR",
        units=len(golds),
        measures=tuple(
            overlap(
                layer,
                (
                    ({one for one in gold if one[0] == layer}, {o for o in got if o[0] == layer})
                    for gold, got in golds
                ),
            )
            for layer in _LAYERS
        ),
    )


def detokenized(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text that some tokens were, and where in it each of them stands.

    >>> detokenized(["``", "Yes", ",", "''", "he", "said", "."])[0]
    '"Yes," he said.'
    """
    marks = [at for at, token in enumerate(tokens) if token in _MARKS or token == _BOTH]
    opening: dict[int, bool] = {}
    is_open = False
    for number, at in enumerate(marks):
        is_last = tokens[at] == _BOTH
        more = not is_last and (len(marks) - number) % 2 == 0 and at + 1 < len(tokens)
        is_open = not is_open and (tokens[at] == "``" or more)
        opening[at] = is_open
    text, places, glued = "", [], True
    for at, token in enumerate(tokens):
        word = '"' if token in _MARKS else _WRITTEN.get(token, token)
        closes = at in opening and not opening[at]
        if not glued and word not in _CLOSE | _SHORT and not closes:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glued = word in _OPEN or opening.get(at, False)
    return text, places


def labelled(labels: list[str]) -> set[Labelled]:
    """Return the spans that B- and I-labels mark.

    >>> sorted(labelled(["B-cue", "I-cue", "O", "B-source"]))
    [('cue', 0, 2), ('source', 3, 4)]
    """
    found, layer, start = set(), "", 0
    for at, label in enumerate([*labels, "O"]):
        kind, _, name = label.partition("-")
        if layer and not (kind == "I" and name == layer):
            found.add((layer, start, at))
            layer = ""
        if kind == "B":
            layer, start = name, at
    return found


def projected(
    attributions: "Iterable[Attribution]", places: list[tuple[int, int]]
) -> set[Labelled]:
    """Return attributions as spans of tokens; each token has one label, of the outermost."""
    taken = bytearray(len(places))
    found: set[Labelled] = set()

    def tokens(span: "Span") -> list[int]:
        return [
            at for at, place in enumerate(places) if place[0] < span.end and span.start < place[1]
        ]

    def put(layer: str, span: "Span | None") -> None:
        held = tokens(span) if span is not None else []
        if held and not any(taken[at] for at in held):
            found.add((layer, held[0], held[-1] + 1))
            for at in held:
                taken[at] = 1

    def width(one: "Attribution") -> tuple[int, int]:
        return one.content[0].start - one.content[-1].end, one.content[0].start

    for one in sorted(attributions, key=width):
        if one.cue is not None and any(taken[at] for at in tokens(one.cue)):
            continue
        for part in one.content:
            put("content", part)
        put("cue", one.cue)
        put("source", one.speaker)
    return found
