"""What the graph says in RDF of a claim, of its evidence and of its amounts.

This is the one place that knows the triples of a claim; a notation spells them.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kerege.model import Claim, Evidence, Modality, Object, Polarity, Rank
from kerege.values import Quantity
from kerege.writers.notation import Lines, Turtle
from kerege.writers.terms import decimal, iri, literal

CONTENT = """a ker:%s, ker:Claim, rdf:Statement ;
    rdf:subject %s ;
    rdf:predicate ker:%s"""
STATEMENT = 'ker:statement "%s"'
STANCE = """ker:polarity kv:%s ;
    ker:modality kv:%s ;
    ker:opinion %s"""
_ORIGIN = """ker:assertedBy %s ;
    ker:source source:%s"""
_TAKING = """ker:method %s ;
    ker:confidence "%s"^^xsd:decimal ;
    ker:rank kv:%s"""
_NUMBER = 'qudt:numericValue "%s"^^xsd:decimal'
_MEASURE = """ker:comparator "%s" ;
    ker:unit kv:%s ;
    ker:unitCode %s"""

Subject = tuple[str, list[str]]
"""The name of a subject and the lines about it, as a notation spells them."""


class Claims:
    """Describe claims in a notation, one after the other.

    The lines that many claims share are made once.
    """

    def __init__(self, notation: Turtle) -> None:
        self._notation = notation
        self._content = lru_cache(2**5)(self._say_content)
        self._stance = lru_cache(2**6)(self._say_stance)
        self._origin = lru_cache(2**8)(self._say_origin)
        self._taking = lru_cache(2**8)(self._say_taking)
        self._document = lru_cache(2**8)(self._say_document)
        self._measure = lru_cache(2**8)(self._say_measure)
        self._name, self._statement = notation.form("claim:%s"), notation.form(STATEMENT)
        self._object, self._note = notation.form("rdf:object"), notation.form("ker:note")
        self._number, self._quote = notation.form(_NUMBER), notation.form("ker:quote")
        self._words = notation.form("evidence:%s")

    def describe(self, claim: Claim) -> list[Subject]:
        """Return what is said of a claim, then of its evidence and amounts where it has them."""
        notation, evidence, during = self._notation, claim.evidence, claim.during
        target = notation.object(claim.object)
        said = [
            *self._content(claim.subject, claim.relation),
            f"{self._object} {target}",
            *qualifier_lines(claim.qualifiers, notation),
            self._statement % claim.statement,
            *self._stance(claim.polarity, claim.modality, claim.opinion),
        ]
        for key, day in (
            ("validFrom", during.start),
            ("validUntil", during.until),
            ("observedOn", claim.observed_on),
            ("statedOn", claim.stated_on),
            ("publishedOn", claim.published_on),
            ("recordedOn", claim.recorded_on),
            ("retractedOn", claim.retracted_on),
        ):
            if day:
                said += notation.date(key, day.year, day.month, day.day)
        said += self._origin(claim.asserted_by, claim.source)
        # A decimal takes longer to hash than to turn into a text.
        said += self._taking(claim.method, str(claim.confidence), claim.rank)
        if claim.credibility:
            said += notation.say("ker:credibility kv:credibility-%s", claim.credibility)
        if evidence:
            said += notation.say("ker:evidence evidence:%s", claim.id)
        for old in claim.supersedes:
            said += notation.say("ker:supersedes claim:%s", old)
        if claim.note:
            said.append(f"{self._note} {literal(claim.note)}")
        subjects = [(self._name % claim.id, said)]
        if evidence:
            subjects.append(self._evidence(claim, evidence))
        if isinstance(claim.object, Quantity):
            subjects.append((target, self.amount(claim.object)))
        for _, value in claim.qualifiers:
            if isinstance(value, Quantity):
                subjects.append((notation.quantity(value), self.amount(value)))
        return subjects

    def amount(self, quantity: Quantity) -> list[str]:
        """Return what is said of an amount."""
        kind, *measure = self._measure(quantity.unit, quantity.comparator)
        return [kind, self._number % quantity.plain_amount, *measure]

    def _evidence(self, claim: Claim, evidence: Evidence) -> Subject:
        say, said = self._notation.say, [*self._document(claim.source)]
        said.append(f"{self._quote} {literal(evidence.quote)}")
        said += say("ker:grounding kv:%s", evidence.grounding)
        if evidence.start is not None and evidence.end is not None:
            said += say("ker:start %d ; ker:end %d", evidence.start, evidence.end)
        if evidence.cell:
            said += say("ker:cell %s", literal(evidence.cell))
        return self._words % claim.id, said

    def _say_content(self, subject: str, relation: str) -> Lines:
        name = self._notation.entity(subject)
        return self._notation.say(CONTENT, "ReportedClaim", name, relation)

    def _say_stance(self, polarity: Polarity, modality: Modality, opinion: bool) -> Lines:
        return self._notation.say(STANCE, polarity, modality, self._notation.truth[opinion])

    def _say_origin(self, speaker: str, source: str) -> Lines:
        return self._notation.say(_ORIGIN, self._notation.entity(speaker), source)

    def _say_taking(self, method: str, confidence: str, rank: Rank) -> Lines:
        number = decimal(Decimal(confidence))
        return self._notation.say(_TAKING, literal(method), number, rank)

    def _say_document(self, source: str) -> Lines:
        return self._notation.say("a ker:Evidence ;\n    oa:hasSource source:%s", source)

    def _say_measure(self, code: str, comparator: str) -> Lines:
        unit = self._notation.ontology.units[code]
        said = [
            *self._notation.say("a ker:Quantity"),
            *self._notation.say(_MEASURE, comparator, unit.id, literal(unit.code)),
        ]
        if unit.qudt:
            said += self._notation.say("qudt:hasUnit <%s>", iri(unit.qudt))
        return said


def qualifier_lines(qualifiers: Iterable[tuple[str, Object]], notation: Turtle) -> Lines:
    """Return a line for each qualifier of a claim."""
    terms = notation.ontology.qualifiers
    return [
        f"{notation.form(f'ker:{terms[key].id}')} {notation.object(value)}"
        for key, value in qualifiers
    ]
