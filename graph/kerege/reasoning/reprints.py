"""Which documents repeat the text of an earlier one, and which credit another publisher."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kerege.model import Document, Entity, Source
from kerege.ontology import Ontology
from kerege.ontology.credits import load_credits
from kerege.values.dates import END

RUN = 5
"""How many words, or characters of a script without spaces, make a run."""
SHARED = 0.7
"""The part of a text's runs that an earlier one has, from which on it repeats it."""
_SHORTEST = 20
_NEAR = 0.25
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_PERMUTATIONS = 128


def with_text_origins(
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    *,
    entities: Mapping[str, Entity],
    ontology: Ontology,
) -> dict[str, Source]:
    """Return the sources, with what their texts show of where they come from."""
    repeated = repeated_texts(documents)
    agencies = credited(documents.values(), entities.values(), ontology)
    found = {
        name: replace(
            sources[name],
            shares_text_with=repeated.get(name, ""),
            credits=agencies.get(name, ""),
        )
        for name in sorted({*repeated, *agencies})
    }
    return {**sources, **found}


def repeated_texts(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return, for each document that repeats an earlier one, that one: ids of sources.

    MinHash finds who may have much in common, so that not all pairs are compared; the runs
    themselves decide. A text of fewer than 24 words is too short to tell.
    """
    if len(documents) < 2:
        return {}
    from datasketch import MinHash, MinHashLSH

    runs = {name: text_runs(documents[name].text) for name in documents}
    index = MinHashLSH(threshold=_NEAR, num_perm=_PERMUTATIONS)
    found: dict[str, str] = {}
    earlier: dict[str, int] = {}
    for place, name in enumerate(sorted(documents, key=lambda name: _first_seen(documents[name]))):
        if len(runs[name]) < _SHORTEST:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([run.encode() for run in sorted(runs[name])])
        for other in sorted(index.query(sketch), key=earlier.__getitem__):
            if common_part(runs[name], runs[other]) >= SHARED:
                found[name] = found.get(other, other)
                break
        index.insert(name, sketch)
        earlier[name] = place
    return found


def text_runs(text: str) -> frozenset[str]:
    """Return all runs of five words of a text.

    >>> sorted(text_runs("One, two; three four FIVE six"))
    ['one two three four five', 'two three four five six']
    """
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def common_part(one: frozenset[str], two: frozenset[str]) -> float:
    """Return how much of the shorter of two texts the other has, from 0 to 1."""
    return len(one & two) / min(len(one), len(two))


def credited(
    documents: Iterable[Document], entities: Iterable[Entity], ontology: Ontology
) -> dict[str, str]:
    """Return, for each document that credits another publisher, that one: source to entity."""
    names = {
        name.text: entity.id
        for entity in sorted(entities, key=lambda entity: entity.id)
        if entity.kind == "Outlet"
        for name in entity.names
    }
    patterns = load_credits(ontology.folder)
    found = {}
    for document in documents:
        agencies = (pattern.find(document.text, names) for pattern in patterns)
        agency = next((agency for agency in agencies if agency), None)
        if agency and agency != document.source.publisher:
            found[document.source.id] = agency
    return found


def _first_seen(document: Document) -> tuple[int, str]:
    published = document.source.published_on
    return published.first if published else END, document.source.id
