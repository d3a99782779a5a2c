"""What an assistant may ask of a graph: plain functions from words to JSON.

Each answer carries what a citation needs: claim ids, speakers, sources, and the words quoted.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kerege.errors import nearest
from kerege.model import Claim, Entity
from kerege.resolve import neutral_key
from kerege.view import sentence, when_words
from kerege.writers.jsonl import labelled

if TYPE_CHECKING:
    from kerege.library import Graph

MOST = 100
"""How many items one answer may have."""
_GROUNDS = 5
"""How many claims a verdict names."""


_EMPTY: tuple[Any, ...] = (None, "", [], {})


class Tools:
    """Answer the questions of an assistant; nothing here changes the graph."""

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self._keys = {
            entity.id: [neutral_key(name.text) for name in entity.names] + [neutral_key(entity.id)]
            for entity in graph.store.entities.values()
        }

    def search_entities(self, name: str, limit: int = 10) -> dict[str, Any]:
        """Find entities by a name or a part of one, in any script. Use their ids in other tools.

        Where none is found, `near` has names that are spelt alike, or `next` says what to try.
        """
        key, entities = neutral_key(name), self._graph.store.entities
        weighed = [
            (weight, entity)
            for entity in entities.values()
            if key and (weight := _closeness(key, self._keys[entity.id]))
        ]
        about = self._graph.store.about
        weighed.sort(key=lambda pair: (-pair[0], -len(about(pair[1].id)), pair[1].id))
        found = [self._entity(entity) for _, entity in weighed[: _bounded(limit)]]
        answer: dict[str, Any] = {"count": len(weighed), "entities": found}
        if not found:
            names = (each.text for entity in entities.values() for each in entity.names)
            answer["near"] = nearest(name, names)
            if not answer["near"]:
                answer["next"] = "search for a shorter part of the name, or in another language"
        return answer

    def list_claims(
        self,
        *,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        asserted_by: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        limit: int = 50,
    ) -> dict[str, Any]:
        """List claims: who says what, how firmly, for when, on which words of which source.

        as_of keeps what holds on a date (2012, 2012-06 or 2012-06-28), known_by what was recorded
        by then. A claim is what its speaker says, not what is true: cite speaker and source.
        subject, object and asserted_by are ids or names of entities; relation is an id such as
        memberOf, hosts, pledges, signs or population, and for a wrong one the near ones are told.
        """
        found = self._graph.claims(
            subject,
            relation=relation,
            object=object,
            asserted_by=asserted_by,
            as_of=as_of,
            known_by=known_by,
        )
        return {"count": len(found), "claims": self._cited(found[: _bounded(limit)])}

    def explain_claim(self, claim: str) -> dict[str, Any]:
        """Say all about one claim by (the start of) its id, and whether it counts and why."""
        found = self._graph.claim(claim)
        words = self._graph.explain(found)
        return {
            **self._cited([found])[0],
            "explanation": [f"{heading}: {text}" for heading, text in words],
        }

    def list_conflicts(
        self,
        entity: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """List pairs of claims that cannot both hold, gravest first, with the rule that says so."""
        pairs = self._graph.conflicts(as_of=as_of, known_by=known_by)
        if entity is not None:
            about = {claim.id for claim in self._graph.store.about(self._graph.entity(entity).id)}
            pairs = pairs.only(pair for pair in pairs if {pair.first.id, pair.second.id} & about)
        shown = [
            {
                "severity": pair.severity,
                "rule": pair.rule.id,
                "common_time": str(pair.common) if not pair.common.is_open else "always",
                "claims": self._cited(pair.claims),
            }
            for pair in pairs[: _bounded(limit)]
        ]
        return {"count": len(pairs), "conflicts": shown}

    def verify_text(
        self, text: str, published: str | None = None, publisher: str = "", language: str = ""
    ) -> dict[str, Any]:
        """Read a text and weigh each of its claims against all sources of the graph.

        Verdicts: supported, contradicted, partly, overtaken, disputed, unverified, opinion; each
        with up to five of the claims that it rests on; the first hundred verdicts. Give
        `published`, the day of the text: without it, what is said to be so now has no time.
        """
        found = self._graph.verify(
            text, published=published, publisher=publisher, language=language
        )
        verdicts = [
            {
                "verdict": verdict.verdict,
                "claim": sentence(found.store, verdict.claim),
                "when": when_words(found.store, verdict.claim),
                "quote": verdict.claim.evidence.quote if verdict.claim.evidence else "",
                "rule": verdict.rule.id,
                "grounds": len(verdict.grounds),
                "because": self._cited(ground.claim for ground in verdict.grounds[:_GROUNDS]),
            }
            for verdict in list(found)[:MOST]
        ]
        answer = {"counts": found.counts, "verdicts": verdicts}
        return {**answer, "notes": [str(note) for note in found.notes]} if found.notes else answer

    def _cited(self, claims: Iterable[Claim]) -> list[dict[str, Any]]:
        """Return claims as what is needed to cite them; a field without a value is left out."""
        store = self._graph.store
        cited = []
        for claim in claims:
            source = store.sources.get(claim.source)
            about = {
                "sentence": sentence(store, claim),
                "when": when_words(store, claim),
                "iri": f"{store.project.base}claim/{claim.id}",
            }
            if source:
                about |= {
                    "source_title": source.title,
                    "source_url": source.url,
                    "source_grade": source.reliability,
                }
            fields = {**about, **labelled(store, claim)}
            cited.append({name: value for name, value in fields.items() if value not in _EMPTY})
        return cited

    def _entity(self, entity: Entity) -> dict[str, Any]:
        return {
            "id": entity.id,
            "label": entity.label(),
            "kind": entity.kind,
            "names": sorted({name.text for name in entity.names}),
            "codes": dict(entity.codes),
            "claims": len(self._graph.store.about(entity.id)),
        }


def _closeness(key: str, names: Iterable[str]) -> int:
    """Return 3 for a name, 2 for its beginning, 1 for a part of it, 0 for none."""
    return max((3 if n == key else 2 if n.startswith(key) else int(key in n)) for n in names)


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST))
