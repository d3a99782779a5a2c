"""Read the sentences of one document in order."""

from dataclasses import dataclass

from kerege.extractors.common.amounts import Amount
from kerege.extractors.common.dates import Time
from kerege.extractors.common.names import Hit
from kerege.extractors.layers import Attribution, Event, Measure, Mention, Span, Timex
from kerege.extractors.reading import Reading, Refusal
from kerege.extractors.trees.claims import Said, Setting, claims_of
from kerege.extractors.trees.matching import Filler, Match, Matcher
from kerege.extractors.trees.references import References, Sentence
from kerege.extractors.trees.speech import Scope, Speech, innermost
from kerege.extractors.trees.stance import StanceReader
from kerege.extractors.trees.thread import Thread
from kerege.extractors.trees.tree import Tree, Word
from kerege.model import Claim, Document, Entity, Evidence, Ref

_NOBODY = "no speaker: said by nobody whom the reader knows"
_LONGEST = 150
"""Words of what may still be a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Hold the tools of reading a language, ready for many documents."""

    matcher: Matcher
    speech: Speech
    stances: StanceReader


class Page:
    """Take the layers of a reading out of the sentences of a document."""

    def __init__(
        self, tools: Tools, document: Document, method: str, references: References
    ) -> None:
        self._tools, self._document, self._references = tools, document, references
        self._setting = Setting(document, method)
        self._thread = Thread()
        self._refusals: list[Refusal] = []
        self._sentences: list[Span] = []
        self._mentions: list[Mention] = []
        self._attributions: list[Attribution] = []
        self._events: list[Event] = []
        self._times: list[Timex] = []
        self._measures: list[Measure] = []

    def reading(self, others: tuple[Entity, ...]) -> Reading:
        """Return what was taken so far; `others` are entities that it may refer to."""
        made = {**{one.id: one for one in others}, **self._references.made}
        return Reading(
            document=self._document,
            claims=tuple(self._claims().values()),
            entities=tuple(made[name] for name in sorted(made)),
            refusals=tuple(self._refusals),
            sentences=tuple(self._sentences),
            mentions=tuple(sorted(self._mentions, key=lambda mention: mention.span)),
            attributions=tuple(self._attributions),
            events=tuple(self._events),
            times=tuple(self._times),
            measures=tuple(self._measures),
        )

    def _claims(self) -> dict[str, Claim]:
        """Return the claims in order, each once."""
        claims: dict[str, Claim] = {}
        for said in self._thread.said:
            for claim in claims_of(said, self._setting):
                claims.setdefault(claim.id, claim)
        return claims

    def note(self, times: list[Time], amounts: list[Amount]) -> None:
        """Take the times and amounts of a paragraph, which begins."""
        self._thread.begin_paragraph()
        self._references.topic = self._references.about = ""
        self._references.acted = {}
        self._times += [time.layer for time in times]
        self._measures += [amount.layer for amount in amounts]

    def read(
        self, tree: Tree, hits: tuple[Hit, ...], times: list[Time], amounts: list[Amount]
    ) -> None:
        """Read one sentence; times and amounts are those of its paragraph."""
        self._sentences.append(tree.span)
        sentence = Sentence(tree, hits, self._document.text)
        self._note_mentions(sentence)
        if len(tree.words) > _LONGEST:
            self._refuse(tree.span, "too long for a sentence")
            return
        quoted = self._thread.quoted(tree)
        if self._tools.stances.is_question(tree):
            return
        scopes = self._tools.speech.scopes(tree)
        self._references.spoken_of = None
        speakers = {scope.cue.i: self._speaker(scope, sentence) for scope in scopes}
        self._note_attributions(scopes, speakers, tree)
        inside = tuple(time for time in times if tree.span.covers(Span(time.start, time.end)))
        self._references.spoken_of = inside[0].when if len(inside) == 1 else None
        found: list[Said] = self._back(sentence)
        acted: dict[str, set[str]] = {}
        for word in tree.words:
            scope = innermost(word, scopes)
            speaker = speakers[scope.cue.i] if scope else ""
            self._references.speaking = speaker
            for match in self._tools.matcher.matches(word, sentence, amounts, self._references):
                self._note_event(match, tree)
                acted.setdefault(match.frame.relation, set()).update(match.doers)
                found += self._said(match, tree, scope, speaker, inside)
        self._thread.take(found, quoted)
        orphans = self._thread.end_sentence([speakers[one.cue.i] for one in scopes])
        for one in orphans:
            self._refuse(one.tree.span, _NOBODY)
        self._references.remember(sentence)
        self._references.acted = acted
        if scopes:
            self._references.topic = ""

    def _back(self, sentence: Sentence) -> list[Said]:
        """Hand the sentence before to who is said to have said or denied it; return denials."""
        found = []
        for scope in self._tools.speech.back(sentence.tree):
            speaker = self._speaker(scope, sentence)
            for orphan in self._thread.said_by(speaker, scope):
                self._refuse(orphan.tree.span, _NOBODY)
            if speaker:
                denial = self._thread.denied_by(speaker, scope, sentence.tree.span.end)
                found += [denial] if denial else []
        return found

    def _said(
        self, match: Match, tree: Tree, scope: Scope | None, speaker: str, times: tuple[Time, ...]
    ) -> list[Said]:
        """Return what a match says, where it is said that it happens and by whom."""
        firmness = self._tools.stances.read(tree, match.bearer(tree))
        if firmness is None:
            return []
        if scope is not None and not speaker:
            self._refuse(tree.span, _NOBODY)
        published = self._document.source.published_on
        author = speaker if scope else self._setting.author
        return [Said(match, tree, firmness, author, scope, times, published)]

    def _speaker(self, scope: Scope, sentence: Sentence) -> str:
        """Return the id of who speaks, or '' where that is unclear."""
        if self._tools.speech.goes_on(scope):
            return self._thread.speaker
        if scope.speaker is None:
            return ""
        found = self._references.speaker(scope.speaker, sentence)
        return found.entity if found else ""

    def _note_mentions(self, sentence: Sentence) -> None:
        for hit in sentence.hits:
            borne = hit.borne
            one = borne.candidates[0] if len(borne.candidates) == 1 else ""
            self._mentions.append(
                Mention(
                    Span(hit.start, hit.end),
                    entity=one,
                    kind=self._references.kind(one) if one else "",
                    rule="metonym" if borne.is_seat else "demonym" if borne.is_demonym else "name",
                    candidates=() if one else borne.candidates,
                )
            )
        for guess in sentence.tree.guesses:
            span = Span(guess.start, guess.end)
            if not any(span.meets(Span(hit.start, hit.end)) for hit in sentence.hits):
                self._mentions.append(Mention(span, kind=guess.kind, rule="ner"))

    def _note_attributions(self, scopes: list[Scope], speakers: dict[int, str], tree: Tree) -> None:
        first = len(self._attributions)
        for place, scope in enumerate(scopes):
            outer = [n for n, one in enumerate(scopes[:place]) if scope.content < one.content]
            self._attributions.append(
                Attribution(
                    content=_pieces(scope.content, tree),
                    cue=_cue(tree, scope.cue),
                    speaker=_phrase(tree, scope.speaker) if scope.speaker else None,
                    entity=speakers[scope.cue.i],
                    parent=first + outer[-1] if outer else None,
                )
            )

    def _note_event(self, match: Match, tree: Tree) -> None:
        source, target = match.subjects[0], match.objects[0]
        self._events.append(
            Event(
                trigger=Span(match.trigger.start, match.trigger.end),
                root=match.frame.plover,
                relation=match.frame.relation,
                source=_phrase(tree, source.word),
                target=_phrase(tree, target.word),
                source_entity=_id(source),
                target_entity=_id(target),
            )
        )

    def _refuse(self, span: Span, reason: str) -> None:
        quote = span.of(self._document.text)
        refusal = Refusal(Evidence(quote=quote, start=span.start, end=span.end), reason)
        if refusal not in self._refusals:
            self._refusals.append(refusal)


def _id(filler: Filler) -> str:
    return filler.value.id if isinstance(filler.value, Ref) else ""


def _cue(tree: Tree, word: Word) -> Span:
    """Return the words of a cue: a verb or noun alone, a particle with what it is made of."""
    parts = tree.subtree(word) if word.pos == "ADP" else [word]
    return Span(parts[0].start, parts[-1].end)


def _phrase(tree: Tree, word: Word) -> Span:
    """Return a noun with the words of its own that stand right before it."""
    own = {one.i for one in tree.subtree(word) if one.pos not in {"ADP", "PUNCT"}}
    first = word.i
    while first - 1 in own:
        first -= 1
    return Span(tree.words[first].start, word.end)


def _pieces(content: frozenset[int], tree: Tree) -> tuple[Span, ...]:
    """Return the stretches of words that follow each other, without marks around them."""
    pieces: list[Span] = []
    last = -2
    kept = sorted(content)
    while kept and (tree.words[kept[0]].pos == "PUNCT" or tree.words[kept[0]].dep == "mark"):
        kept.pop(0)
    while kept and tree.words[kept[-1]].pos == "PUNCT":
        kept.pop()
    for i in kept:
        word = tree.words[i]
        if i == last + 1:
            pieces[-1] = Span(pieces[-1].start, word.end)
        else:
            pieces.append(Span(word.start, word.end))
        last = i
    return tuple(pieces)
