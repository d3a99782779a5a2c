"""What a reader makes once of a lexicon and a body of knowledge."""

from dataclasses import replace

from kerege.extractors.common.territories import other_states
from kerege.extractors.common.world import World
from kerege.extractors.english.amounts import AmountGrammar
from kerege.extractors.english.attribution import Attribution
from kerege.extractors.english.events import Events
from kerege.extractors.english.gazetteer import Gazetteer
from kerege.extractors.english.matching import Matcher
from kerege.extractors.english.opinions import OpinionFinder
from kerege.extractors.english.paths import Walker
from kerege.extractors.english.propositions import Propositions
from kerege.extractors.english.sayings import Sayings
from kerege.extractors.english.stance import StanceReader
from kerege.extractors.english.times import TimeGrammar
from kerege.extractors.reading import Knowledge
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver

PARTS = frozenset(["gazetteer", "attribution", "composition"])
"""The parts of the reader that it can do without, to measure what they are worth."""


class Tools:
    """Hold the tools of reading, ready for many documents; `without` leaves out some of PARTS."""

    def __init__(
        self, knowledge: Knowledge, lexicon: Lexicon, without: frozenset[str] = frozenset()
    ) -> None:
        if "attribution" in without:
            lexicon = replace(lexicon, cues=(), attitudes=())
        if "composition" in without:
            lexicon = replace(lexicon, outer=(), auxiliaries=(), adverbs=())
        ontology = knowledge.ontology
        control = frozenset(lexicon.words("object control"))
        self.knowledge = knowledge
        self.lexicon = lexicon
        others = other_states(knowledge.resolver, lexicon)
        self.world = World(knowledge, others)
        named = Resolver(()) if "gazetteer" in without else knowledge.resolver
        self.gazetteer = Gazetteer(named, lexicon, () if "gazetteer" in without else others)
        self.amounts = AmountGrammar(lexicon, ontology)
        self.times = TimeGrammar(lexicon)
        self.walker = Walker(control)
        self.events = Events(lexicon, self.walker, is_composed="composition" not in without)
        self.propositions = Propositions(control)
        self.matcher = Matcher(lexicon, ontology, self.walker)
        self.attribution = Attribution(lexicon, control)
        self.sayings = Sayings(lexicon, control)
        self.stances = StanceReader(lexicon)
        self.opinions = OpinionFinder(lexicon)
        self.additives = frozenset(lexicon.words("additives"))
