"""Read the paragraphs of one document in order, remembering what was spoken of."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kerege.extractors.english.attribution import Scope
from kerege.extractors.english.claims import Setting, Voice, claims_of
from kerege.extractors.english.derivations import derivation_of
from kerege.extractors.english.discourse import Discourse, Here, Referent
from kerege.extractors.english.elided import carried_on
from kerege.extractors.english.matching import Match, Scene
from kerege.extractors.english.noted import Noted
from kerege.extractors.english.opinions import Hit
from kerege.extractors.english.paragraph import LONGEST_SENTENCE, Paragraph
from kerege.extractors.english.references import References
from kerege.extractors.english.stance import Reading as Stance
from kerege.extractors.english.syntax import clause_head, clause_tokens, conjunction_head, is_verb
from kerege.extractors.english.tools import Tools
from kerege.extractors.reading import Reading, Refusal
from kerege.ids import auto_id
from kerege.model import Claim, Document, Entity, Name, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


class Page:
    """Take the claims out of the paragraphs of a document."""

    def __init__(self, tools: Tools, document: Document, setting: Setting) -> None:
        self._tools = tools
        self._document = document
        self._setting = setting
        self._discourse = Discourse(document.source.id)
        self._references = References(
            world=tools.world,
            resolver=tools.knowledge.resolver,
            lexicon=tools.lexicon,
            when=document.source.published_on,
        )
        self._claims: dict[str, Claim] = {}
        self._refusals: dict[tuple[int, int, str], Refusal] = {}
        self._noted = Noted(tools)

    def reading(self) -> Reading:
        """Return what was taken so far, in the order of the text."""
        reading = Reading(
            document=self._document,
            claims=tuple(self._claims.values()),
            entities=self._entities(),
            refusals=tuple(self._refusals[key] for key in sorted(self._refusals)),
        )
        return self._noted.added_to(reading)

    def _entities(self) -> tuple[Entity, ...]:
        """Return the entities that may be new to the graph, by id; who is not used is dropped."""
        made = {**{one.id: one for one in self._tools.world.others}, **self._discourse.new}
        return tuple(made[name] for name in sorted(made))

    def read(self, paragraph: Paragraph) -> None:
        """Read one paragraph."""
        scopes = self._tools.attribution.scopes(paragraph)
        self._noted.paragraph(paragraph)
        for sentence in paragraph.doc.sents:
            is_prose = len(sentence) <= LONGEST_SENTENCE
            is_read = is_prose and not sentence.text.rstrip().endswith("?")
            self._noted.sentence(sentence, paragraph, is_read=is_read)
            if not is_prose:
                evidence = paragraph.evidence_of(list(sentence))
                self._refuse(evidence.start or 0, Refusal(evidence, "too long for a sentence"))
                continue
            if is_read:
                self._read_sentence(sentence, paragraph, scopes)
            self._remember(sentence, paragraph)
            if self._discourse.party_text != sentence.text:
                self._discourse.party = ""

    def _read_sentence(
        self, sentence: "Sentence", paragraph: Paragraph, scopes: list[Scope]
    ) -> None:
        hits = self._tools.opinions.find(sentence)
        consumed: set[int] = set()
        expressed: set[int] = set()
        for token in sentence:
            if token.i in consumed:
                continue
            for frame in self._tools.matcher.frames_at(token):
                scene, voice = self._scene(token, paragraph, scopes)
                match = self._tools.matcher.match(token, frame, scene, self._references)
                self._note_ambiguous(scene, paragraph)
                if match is None:
                    continue
                consumed |= match.consumed
                elided = carried_on(match, scene.here, self._references)
                clause = clause_head(token).i
                opinion = any(hit.clause == clause for hit in hits)
                if self._take(match, voice, paragraph, opinion=opinion) and opinion:
                    expressed.add(clause)
                for one in elided:
                    self._take(one, voice, paragraph, opinion=opinion)
                break
        self._refuse_opinions(hits, expressed, paragraph)

    def _take(
        self, match: Match, voice: Voice | None, paragraph: Paragraph, *, opinion: bool
    ) -> bool:
        """Keep the claims of a match; tell whether there are any."""
        stance = self._stance(match)
        if stance is None:
            return False
        if voice is None:
            evidence = paragraph.evidence_of(list(match.trigger.sent))
            self._refuse(
                evidence.start or 0, Refusal(evidence, "no speaker: said by nobody who is named")
            )
            return False
        voice = replace(voice, opinion=opinion)
        here = Here(paragraph, self._discourse)
        claims = claims_of(match, stance, voice, here, self._setting)
        for claim in claims:
            self._claims.setdefault(claim.id, claim)
            self._noted.derived(derivation_of(claim, match, stance, voice, paragraph))
        self._note_claims(match)
        if claims:
            self._noted.match(match, paragraph)
        return bool(claims)

    def _stance(self, match: Match) -> Stance | None:
        """Return the stance of the verb that a match hangs on; a noun alone presupposes."""
        trigger = match.trigger
        stances = self._tools.stances
        if is_verb(trigger):
            return stances.read(trigger)
        if match.apposition is not None:
            return stances.apposed(match.apposition)
        if match.verbs:
            return stances.read(match.verbs[0])
        if match.frame.plover:
            return stances.act(trigger)
        above = conjunction_head(trigger).head
        if above != trigger and is_verb(above):
            return stances.read(above)
        return Stance()

    def _scene(
        self, token: "Token", paragraph: Paragraph, scopes: list[Scope]
    ) -> tuple[Scene, Voice | None]:
        """Return what a word is read with, and who answers for it; nobody if that is unclear."""
        scope = self._tools.attribution.innermost(token, scopes)
        additive = self._has_additive(token.sent) and self._has_additive(
            clause_tokens(clause_head(token))
        )
        here = Here(paragraph, self._discourse)
        if scope is None:
            return Scene(here, additive), Voice(speaker=self._setting.author)
        speaker = self._speaker(scope, here)
        at = paragraph.doc[scope.speaker] if scope.speaker is not None else None
        we = self._references.represented(at, speaker, here) if at is not None else None
        scene = Scene(replace(here, speaker=speaker, we=we), additive)
        if speaker is None:
            return scene, None
        if scope.speaker is not None:
            self._noted.speaker(paragraph.doc[scope.speaker], speaker.ids[0], paragraph)
        quotation = None
        if scope.is_quotation:
            quotation = paragraph.quotation_around(token)
        return scene, Voice(
            speaker=speaker.ids[0], cue=scope.cue, cue_at=scope.cue_at, quotation=quotation
        )

    def _has_additive(self, tokens: "Iterable[Token]") -> bool:
        """Tell whether a word such as «also» is among some words."""
        return any(token.lower_ in self._tools.additives for token in tokens)

    def _speaker(self, scope: Scope, here: Here) -> Referent | None:
        if scope.speaker is None:
            return None
        token = here.paragraph.doc[scope.speaker]
        found = self._references.resolve(token, "Actor", here, speaking=True)
        if found is not None:
            return None if found.ambiguous or len(found.ids) != 1 else found
        if token.pos_ != "NOUN" and not (token.pos_ == "PROPN" and token.is_lower):
            return None
        return self._unnamed(token.lower_)

    def _unnamed(self, words: str) -> Referent:
        """Return a speaker whom the text does not name, of this document only: «analysts»."""
        entity_id = auto_id(f"unnamed {words} {self._document.source.id}")
        name = Name("en", f"unnamed {words}", is_label=True)
        self._discourse.new.setdefault(entity_id, Entity(id=entity_id, kind="Actor", names=(name,)))
        return Referent((entity_id,), "new")

    def _note_claims(self, match: Match) -> None:
        """Remember subject, party and event, to which later words may point back."""
        discourse = self._discourse
        ids = [one.value.id for one in match.subjects if isinstance(one.value, Ref)]
        discourse.subject = Referent(tuple(dict.fromkeys(ids)))
        for filler, qualifiers in match.objects:
            for one in (filler, *qualifiers.values()):
                if isinstance(one.value, Ref) and self._is_party(one.value.id):
                    discourse.party = one.whole or one.value.id
                    discourse.party_text = match.trigger.sent.text
                if isinstance(one.value, Ref) and one.value.id in discourse.new:
                    discourse.recent.append(one.value.id)
                    self._note_event(one.value.id)

    def _is_party(self, entity: str) -> bool:
        """Tell whether acts may be directed at an entity: a state, region or organisation."""
        kinds = ("State", "Region", "InternationalOrganization")
        return any(self._references.fits(entity, kind) for kind in kinds)

    def _note_event(self, entity_id: str) -> None:
        """Remember an event with a name of its own; what is only described stays aside."""
        entity = self._discourse.new.get(entity_id)
        is_named = entity is None or entity.names[0].text[:1].isupper()
        if is_named and self._references.fits(entity_id, "Event"):
            self._discourse.event = entity_id

    def _remember(self, sentence: "Sentence", paragraph: Paragraph) -> None:
        """Remember whom a sentence names, for the next one."""
        here = Here(paragraph, self._discourse)
        self._references.note_sets(sentence, here)
        self._references.note_things(sentence, here)
        hits = [paragraph.names[token.i] for token in sentence if token.i in paragraph.names]
        hits = [hit for hit in hits if not hit.is_seat]
        named = [hit.candidates[0] for hit in hits if len(hit.candidates) == 1]
        self._discourse.mention(named)
        self._references.note_people(sentence, self._discourse)
        for name in named:
            self._note_event(name)
            if self._references.fits(name, "Person"):
                self._discourse.person = name
        for token in sentence:
            is_named = token.i in paragraph.names or token.ent_type_ == "PERSON"
            if token.dep_ == "nsubj" and is_named and is_verb(token.head):
                subject = self._references.resolve(token, "Actor", here)
                if subject is not None and subject.ids:
                    self._discourse.subject = subject
                    self._note_person(subject)

    def _note_person(self, subject: Referent) -> None:
        """Remember a person, known or new, to whom «she» may point back."""
        new = self._discourse.new.get(subject.ids[0])
        if len(subject.ids) == 1 and new is not None and new.kind == "Person":
            self._discourse.person = subject.ids[0]

    def _note_ambiguous(self, scene: Scene, paragraph: Paragraph) -> None:
        for token, candidates in scene.ambiguous:
            hit = paragraph.names.get(token.i)
            start, end = (hit.start, hit.end) if hit else (token.idx, token.idx + len(token))
            evidence = paragraph.evidence(start, end)
            self._refuse(start, Refusal(evidence, f"ambiguous: may be {candidates}"))

    def _refuse_opinions(self, hits: list[Hit], expressed: set[int], paragraph: Paragraph) -> None:
        """List each clause of opinion that is no claim of the ontology."""
        by_clause: dict[int, list[Hit]] = {}
        for hit in hits:
            by_clause.setdefault(hit.clause, []).append(hit)
        for clause, found in by_clause.items():
            if clause in expressed:
                continue
            words = [paragraph.doc[i] for hit in found for i in hit.tokens]
            tokens = [*clause_tokens(paragraph.doc[clause]), *words]
            evidence = paragraph.evidence_of([t for t in tokens if not t.is_space])
            kinds = ", ".join(dict.fromkeys(hit.wording.kind for hit in found))
            marks = "; ".join(" ".join(paragraph.doc[i].text for i in hit.tokens) for hit in found)
            self._refuse(
                evidence.start or 0, Refusal(evidence, f"opinion: {kinds} wording ({marks})")
            )

    def _refuse(self, place: int, refusal: Refusal) -> None:
        end = refusal.evidence.end or 0
        self._refusals.setdefault((refusal.evidence.start or place, end, refusal.reason), refusal)
