"""Match frames against a sentence and fill their roles."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kerege.extractors.common.frames import Frames
from kerege.extractors.english.discourse import Here
from kerege.extractors.english.paths import PSEUDO, Walker, appositions
from kerege.extractors.english.references import References
from kerege.extractors.english.syntax import coordinated, is_verb, local_subtree
from kerege.model import Object, Ref
from kerege.ontology import Ontology, Relation
from kerege.ontology.lexicon import Frame, Lexicon, Path_, Step, is_mutual

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset(["in", "into", "at", "near"])
"""Prepositions before a city that is a place, not the name of its government."""
_LEFT_OUT = frozenset(["InternationalOrganization", "Resolution", "Project"])
"""Classes of what a clause may leave out: «became a member in 2024», «Japan abstained»."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Hold what fills a role, the word that stands for it, and the rule that found it."""

    value: Object
    token: int
    rule: str = "name"
    rate: str = ""
    whole: str = ""


@dataclass(slots=True)
class Match:
    """Hold a frame that a sentence fills: one claim for each subject and object."""

    frame: Frame
    trigger: "Token"
    subjects: list[Filler]
    objects: list[tuple[Filler, dict[str, Filler]]]
    consumed: set[int] = field(default_factory=set)
    verbs: "list[Token]" = field(default_factory=list)
    only: bool = False
    ellipsis: bool = False

    @property
    def apposition(self) -> "Token | None":
        """Return the noun that says what the trigger is, where it stands for a clause with «be»."""
        is_apposed = self.frame.pos == "verb" or self.frame.object[0][0].name == "attr"
        is_clause = is_apposed and not is_verb(self.trigger)
        return next(iter(appositions(self.trigger)), None) if is_clause else None


@dataclass(slots=True)
class Scene:
    """Hold what a clause is read with: where it stands, and what in it stayed unclear."""

    here: Here
    additive: bool = False
    ambiguous: "list[tuple[Token, str]]" = field(default_factory=list)

    def with_actors(self, subjects: list[Filler]) -> "Scene":
        """Return the same scene where it is known who acts."""
        ids = tuple(one.value.id for one in subjects if isinstance(one.value, Ref))
        return replace(self, here=replace(self.here, actors=tuple(dict.fromkeys(ids))))


class Matcher:
    """Match the frames of a lexicon whose relations the ontology has."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology, walker: Walker) -> None:
        self._ontology = ontology
        self._walker = walker
        self._frames = Frames(lexicon, ontology)
        self._personal = frozenset(lexicon.words("personal"))

    def frames_at(self, token: "Token") -> list[Frame]:
        """Return the frames that a word triggers where the words around it are as these want."""
        found = self._frames.at(token.lemma_.lower(), token.pos_)
        if appositions(token):
            found += [frame for frame in self._frames.of("be") if frame.where]
        return [frame for frame in found if self._conditions_hold(token, frame)]

    def match(
        self, token: "Token", frame: Frame, scene: Scene, references: References
    ) -> Match | None:
        """Return the frame with its roles filled, or None where a role is missing."""
        relation = self._ontology.relations[frame.relation]
        we = scene.here.we
        if we is not None and we.rule == "office" and frame.relation in self._personal:
            scene = replace(scene, here=replace(scene.here, we=None))
        filling = _Filling(self._walker, scene, references)
        side = frame.who or _side(relation, relation.domain)
        subjects, _ = filling.entities(token, frame.subject, side)
        if side == "Entity" and relation.range == "Quantity":
            states, _ = filling.entities(token, frame.subject, "Actor")
            if states and all(one.rule == "metonym" for one in states):
                subjects = states
        subjects = [one for one in subjects if not references.is_topic(one.value)]
        if not subjects:
            return None
        filling = _Filling(self._walker, scene.with_actors(subjects), references)
        objects, way = self._objects(token, frame, relation, filling, subjects)
        if not objects or _denies_both(token, objects):
            return None
        if is_mutual(frame.party) and len(subjects) > 1:
            subjects, others = subjects[:1], subjects[1:]
        else:
            others = []
        if not relation.symmetric or not is_mutual(frame.object):
            taken = {filler.value for filler in subjects}
            objects = [one for one in objects if one.value not in taken]
        filled = [(one, filling.qualifiers(token, frame, one, subjects, others)) for one in objects]
        filled = [
            (one, found) for one, found in filled if all(need in found for need in frame.needs)
        ]
        if not filled or (len(filled) < len(objects) and len(subjects) > 1):
            return None
        return Match(
            frame,
            token,
            subjects,
            filled,
            consumed={end.i for end in _passed(self._walker, token, way, "to")},
            verbs=_passed(self._walker, token, way, "pred", "gov"),
            only=_is_only(token.doc[subjects[0].token]),
            ellipsis=any(one.rule == "ellipsis" for one in objects),
        )

    def _conditions_hold(self, token: "Token", frame: Frame) -> bool:
        for paths, words in frame.where:
            if not any(_is_one(end, words) for end in self._ends(token, paths)):
                return False
        return not any(
            _is_one(end, words) for paths, words in frame.unless for end in self._ends(token, paths)
        )

    def _ends(self, token: "Token", paths: Path_) -> "list[Token]":
        return [end for way in paths for end in self._walker.walk(token, way)]

    def _objects(
        self,
        token: "Token",
        frame: Frame,
        relation: Relation,
        filling: "_Filling",
        subjects: list[Filler],
    ) -> tuple[list[Filler], tuple[Step, ...]]:
        if relation.range == "Quantity":
            return filling.amounts(token, frame.object, self._frames.units(frame))
        if relation.range == "date":
            return filling.dates(token, frame.object)
        if not relation.takes_entity:
            return [], ()
        if is_mutual(frame.object) and len(subjects) > 1:
            first, *rest = subjects
            subjects[:] = [first]
            return rest, ()
        paths = tuple(way for way in frame.object if way[0].name != "others")
        return filling.entities(token, paths, frame.kind or _side(relation, relation.range))


class _Filling:
    """Fill the roles of one frame at one trigger."""

    def __init__(self, walker: Walker, scene: Scene, references: References) -> None:
        self._walker = walker
        self._scene = scene
        self._references = references

    def entities(
        self, token: "Token", paths: Path_, wanted: str
    ) -> tuple[list[Filler], tuple[Step, ...]]:
        """Return what fills a role by the first way that leads to something of the class."""
        for way in paths:
            if way[0].name in PSEUDO:
                found = self._pseudo(way[0].name, wanted, token)
            else:
                found = self._at(token, way, wanted)
            if found:
                return found, way
        return [], ()

    def _at(self, token: "Token", way: tuple[Step, ...], wanted: str) -> list[Filler]:
        found: list[Filler] = []
        ends = self._walker.walk(token, way)
        several = way[-1].name not in {"mod", "comp", "poss"}
        for end in ends:
            members = coordinated(end) if several and end != token else [end]
            for member in members:
                found += self._filled(member, wanted)
            if found and not several:
                break
        return list({(one.value, one.token): one for one in found}.values())

    def _filled(self, token: "Token", wanted: str) -> list[Filler]:
        referent = self._references.resolve(token, wanted, self._scene.here)
        if referent is None:
            return []
        if referent.ambiguous:
            self._scene.ambiguous.append((token, referent.ambiguous))
        return [
            Filler(Ref(one), token.i, referent.rule, whole=referent.whole) for one in referent.ids
        ]

    def _pseudo(
        self, name: str, wanted: str, token: "Token", subjects: list[Filler] | None = None
    ) -> list[Filler]:
        scene = self._scene
        if name == "speaker" and scene.here.speaker:
            ids = [one for one in scene.here.speaker.ids if self._references.fits(one, wanted)]
            return [Filler(Ref(one), token.i, "pronoun") for one in ids]
        if name == "near" and wanted == "Event" and scene.here.discourse.event:
            return [Filler(Ref(scene.here.discourse.event), token.i, "ellipsis")]
        if name == "near" and wanted in _LEFT_OUT:
            found = self._references.left_out(token, wanted, scene.here)
            return [Filler(Ref(one), token.i, found.rule) for one in found.ids] if found else []
        if name == "near" and wanted != "Event" and self._goes_on(subjects or []):
            return [Filler(Ref(scene.here.discourse.party), token.i, "recent party")]
        return []

    def _goes_on(self, subjects: list[Filler]) -> bool:
        """Tell whether a sentence goes on, by «also», with what its subject was just said to do."""
        discourse = self._scene.here.discourse
        return bool(self._scene.additive and discourse.party) and any(
            isinstance(one.value, Ref)
            and self._references.is_named_in(one.value.id, discourse.party_text)
            for one in subjects
        )

    def amounts(
        self, token: "Token", paths: Path_, units: frozenset[str]
    ) -> tuple[list[Filler], tuple[Step, ...]]:
        """Return the amounts that stand around the words at the end of the first way with any."""
        for way in paths:
            found: list[Filler] = []
            for end in self._walker.walk(token, way):
                alone = way[-1].name == "self" or is_verb(end)
                for member in [end] if alone else coordinated(end):
                    found += self._amounts_at(member, units)[:1]
            if found:
                return list({one.token: one for one in found}.values()), way
        return [], ()

    def _amounts_at(self, token: "Token", units: frozenset[str]) -> list[Filler]:
        amounts = self._scene.here.paragraph.amount_at
        here = [amounts[token.i]] if token.i in amounts else []
        here = here or [amounts[t.i] for t in local_subtree(token) if t.i in amounts]
        return [
            Filler(amount.quantity, token.i, rate=amount.rate)
            for amount in sorted(here, key=lambda amount: amount.start)
            if not units or amount.quantity.unit in units
        ]

    def dates(self, token: "Token", paths: Path_) -> tuple[list[Filler], tuple[Step, ...]]:
        """Return the date under a path."""
        for way in paths:
            for end in self._walker.walk(token, way):
                for time in self._scene.here.paragraph.time_at.values():
                    if time.start <= end.idx < time.end and time.role in {"during", "start"}:
                        return [Filler(time.when, end.i)], way
        return [], ()

    def qualifiers(
        self,
        token: "Token",
        frame: Frame,
        filler: Filler,
        subjects: list[Filler],
        others: list[Filler],
    ) -> dict[str, Filler]:
        """Return the qualifiers of a claim about one object; `others` share in what is mutual."""
        start = token.doc[filler.token]
        wanted = {
            "party": (frame.party, frame.party_kind or "Entity"),
            "topic": (frame.topic, "Topic"),
            "context": (frame.context, "Entity"),
            "share_of": (frame.share_of, "Entity"),
        }
        found = {}
        for key, (paths, kind) in wanted.items():
            for way in paths:
                at, rest = (start, way[1:]) if way[0].name == "object" else (token, way)
                if way[0].name == "others":
                    ends = others
                elif rest and rest[0].name in PSEUDO:
                    ends = self._pseudo(rest[0].name, kind, token, subjects)
                else:
                    ends = self._at(at, rest or (Step("self"),), kind)
                    if key == "party" and not frame.party_kind:
                        ends = self._government(at, rest) or ends
                taken = {filler.value, *(one.value for one in subjects)}
                ends = [end for end in ends if end.value not in taken and self._counts(end, key)]
                if ends:
                    found[key] = ends[0]
                    if ends[0].whole:
                        found[key] = Filler(Ref(ends[0].whole), ends[0].token, "set")
                    break
        return found

    def _government(self, token: "Token", way: tuple[Step, ...]) -> list[Filler]:
        """Return the states whose capitals are meant as a party: «lent Astana 5 million»."""
        ends = self._at(token, way or (Step("self"),), "Actor")
        return [
            one
            for one in ends
            if one.rule == "metonym" and token.doc[one.token].head.lower_ not in _INSIDE
        ]

    def _counts(self, filler: Filler, key: str) -> bool:
        """Tell whether a filler may stand as that qualifier.

        «Military aid for Kyiv» makes no topic of its own, and no topic is a party.
        """
        made = self._scene.here.discourse.new.get(getattr(filler.value, "id", ""))
        if key == "topic":
            return made is None or made.kind != "Topic"
        return not self._references.is_topic(filler.value)


def _side(relation: Relation, kind: str) -> str:
    """Return of which class a side must be: ties that both have are ties of actors."""
    return "Actor" if relation.symmetric and kind == "Entity" else kind


def _is_one(token: "Token", words: frozenset[str]) -> bool:
    return "*" in words or token.lemma_.lower() in words


def _passed(walker: Walker, token: "Token", way: tuple[Step, ...], *names: str) -> "list[Token]":
    """Return the verbs that a way leads through by some steps.

    Those behind `to` make no claim of their own then; those of a noun date what it says.
    """
    return [
        end
        for n, step in enumerate(way, start=1)
        if step.name in names
        for end in walker.walk(token, way[:n])
    ]


def _denies_both(verb: "Token", objects: list[Filler]) -> bool:
    """Tell whether a verb denies several things together: «is not a member of both»."""
    firsts = [verb.doc[one.token] for one in objects]
    is_both = any(child.lower_ == "both" for one in firsts for child in one.children)
    return is_both and any(child.dep_ == "neg" for child in verb.children)


def _is_only(token: "Token") -> bool:
    return any(child.lower_ == "only" and child.dep_ == "advmod" for child in token.children)
