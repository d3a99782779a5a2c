"""How far commitments have come: who put them on which rung, when, and who says otherwise.

Which relation and which modality give which rung stands in the ontology.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kerege.model import Claim, Modality, Object, Polarity, Ref
from kerege.ontology import Ontology
from kerege.reasoning.contradictions import contradictions
from kerege.reasoning.entailment import ends, lineage
from kerege.reasoning.plans import Outcome, plan_outcomes, said_on
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import begins, live


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold a claim that puts a matter on a rung, or says that it is not there.

    `rung` is the id of a concept of the ladder, or '' where the claim only speaks of one (it may
    sign, it will not sign). `party` is who takes the step, '' where it is the matter as a whole.
    `day` is when the step was taken; of a plan, when it was made.
    """

    claim: Claim
    rung: str
    party: str
    day: PartialDate
    contested_by: tuple[Claim, ...] = ()
    outcome: Outcome | None = None

    @property
    def is_dated(self) -> bool:
        """Tell whether `day` is more than the day on which the claim was recorded."""
        claim = self.claim
        dates = (begins(claim), claim.stated_on, claim.published_on)
        return any(dates) or isinstance(claim.object, PartialDate)

    @property
    def is_denial(self) -> bool:
        """Tell whether the claim says that the rung is not reached."""
        return self.claim.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Hold all steps on one matter, in the order of their days, and where it stands.

    `matter` is an entity, or the amount of a pledge with its `qualifiers`. `rung` is the highest
    rung since it last left the ladder, or the exit, or ''; `parties` have the same for each.
    """

    matter: Object
    qualifiers: tuple[tuple[str, Object], ...]
    steps: tuple[Step, ...]
    rung: str
    parties: dict[str, str]

    @property
    def standing(self) -> tuple[Step, ...]:
        """Return the steps that put the matter where it stands."""
        return tuple(step for step in self.steps if step.rung == self.rung and _counts(step))

    @property
    def is_contested(self) -> bool:
        """Tell whether each step that puts it where it stands is contradicted."""
        return bool(self.standing) and all(step.contested_by for step in self.standing)


def commitments(
    store: Store,
    entity: str,
    *,
    as_of: PartialDate | None = None,
    known_by: PartialDate | None = None,
) -> list[Commitment]:
    """Return how far an entity has come on the ladder, and how far what it committed itself to.

    Only steps taken by the end of `as_of` count, by default the build date. What is planned gives
    the rung of its modality: "will sign in August" announces.
    """
    day = as_of or store.build_date
    about = [
        claim for claim in live(store, known_by) if entity in ends(claim) and not claim.opinion
    ]
    outcomes = plan_outcomes(store, as_of=day, known_by=known_by)
    contesting = _contesting(store, about, known_by)
    found: dict[tuple[Object, tuple[tuple[str, Object], ...]], list[Step]] = {}
    for claim in about:
        for matter, rung, party in _placings(store, claim):
            if matter != Ref(entity) and party != entity:
                continue
            when = _day(claim)
            if when.first < day.end:
                step = Step(
                    claim=claim,
                    rung=rung,
                    party=party,
                    day=when,
                    contested_by=tuple(contesting.get(claim.id, ())),
                    outcome=outcomes.get(claim.id),
                )
                terms = () if isinstance(matter, Ref) else claim.qualifiers
                found.setdefault((matter, terms), []).append(step)
    made = [_commitment(store.ontology, *matter, steps) for matter, steps in found.items()]
    return sorted(made, key=lambda each: (each.matter != Ref(entity), each.steps[0].day.first))


def _commitment(
    ontology: Ontology,
    matter: Object,
    qualifiers: tuple[tuple[str, Object], ...],
    steps: list[Step],
) -> Commitment:
    steps = sorted(steps, key=lambda step: (step.day, _order(ontology, step.rung), step.claim.id))
    counting = [step for step in steps if _counts(step)]
    of_party = {
        step.claim.id for step in counting if ontology.relations[step.claim.relation].of_party
    }
    parties = dict.fromkeys(step.party for step in counting if step.party)
    return Commitment(
        matter=matter,
        qualifiers=qualifiers,
        steps=tuple(steps),
        rung=_reached(ontology, [step for step in counting if step.claim.id not in of_party]),
        parties={
            party: _reached(ontology, [step for step in counting if step.party == party])
            for party in sorted(parties)
        },
    )


def _counts(step: Step) -> bool:
    return bool(step.rung) and not step.is_denial


def _reached(ontology: Ontology, steps: list[Step]) -> str:
    """Return the highest rung since the last exit, or the exit where nothing came after it."""
    last = max(
        (step for step in steps if ontology.ladder[step.rung].is_exit),
        key=lambda step: step.day.first,
        default=None,
    )
    if last:
        steps = [step for step in steps if step.day.first > last.day.first] or [last]
    return max((step.rung for step in steps), key=lambda rung: _order(ontology, rung), default="")


def _order(ontology: Ontology, rung: str) -> int:
    return ontology.ladder[rung].order if rung in ontology.ladder else 0


def _placings(store: Store, claim: Claim) -> Iterator[tuple[Object, str, str]]:
    """Yield the matters that a claim puts on a rung, with the rung and the party."""
    ontology = store.ontology
    relations = [
        ontology.relations[name]
        for name in lineage(ontology, claim.relation)
        if name in ontology.relations
    ]
    rung = next((relation.rung for relation in relations if relation.rung), "")
    of_subject = next((each.rung_of_subject for each in relations if each.rung_of_subject), "")
    if rung:
        yield claim.object, _rung(ontology, claim, rung), claim.subject
    if of_subject:
        yield Ref(claim.subject), _rung(ontology, claim, of_subject), ""
    if rung or of_subject or claim.polarity is Polarity.NEGATIVE:
        return
    climbing = [end for end in ends(claim) if _climbs(store, end)]
    if climbing and (only_said := _rung(ontology, claim, "")):
        matter = climbing[0]
        yield Ref(matter), only_said, "" if matter == claim.subject else claim.subject


def _climbs(store: Store, entity: str) -> bool:
    known = store.entities.get(entity)
    return known is not None and store.ontology.climbs(known.kind)


def _rung(ontology: Ontology, claim: Claim, rung: str) -> str:
    """Return the rung that a claim reaches, or denies, where its relation gives one."""
    if claim.modality is Modality.ASSERTED:
        return rung
    if claim.polarity is Polarity.NEGATIVE:
        return ""
    return ontology.codes["modality"][claim.modality].rung


def _day(claim: Claim) -> PartialDate:
    if claim.modality is not Modality.ASSERTED:
        return said_on(claim)
    if isinstance(claim.object, PartialDate):
        return claim.object
    return begins(claim) or said_on(claim)


def _contesting(
    store: Store, claims: Iterable[Claim], known_by: PartialDate | None
) -> dict[str, list[Claim]]:
    """Return, for each claim of a step, those that certainly cannot hold beside it."""
    steps = tuple(claim for claim in claims if _has_rung(store.ontology, claim.relation))
    found: dict[str, list[Claim]] = {}
    for pair in contradictions(replace(store, claims=steps), known_by=known_by):
        if pair.severity != "note":
            found.setdefault(pair.first.id, []).append(pair.second)
            found.setdefault(pair.second.id, []).append(pair.first)
    return found


def _has_rung(ontology: Ontology, relation: str) -> bool:
    known = (ontology.relations.get(name) for name in lineage(ontology, relation))
    return any(each and (each.rung or each.rung_of_subject) for each in known)
