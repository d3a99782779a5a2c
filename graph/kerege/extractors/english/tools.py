"""What a reader makes once of a lexicon and a body of knowledge."""

from kerege.extractors.common.territories import other_states
from kerege.extractors.common.world import World
from kerege.extractors.english.amounts import AmountGrammar
from kerege.extractors.english.attribution import Attribution
from kerege.extractors.english.events import Events
from kerege.extractors.english.gazetteer import Gazetteer
from kerege.extractors.english.matching import Matcher
from kerege.extractors.english.opinions import OpinionFinder
from kerege.extractors.english.paths import Walker
from kerege.extractors.english.sayings import Sayings
from kerege.extractors.english.stance import StanceReader
from kerege.extractors.english.times import TimeGrammar
from kerege.extractors.reading import Knowledge
from kerege.ontology.frames import Lexicon


class Tools:
    """Hold the tools of reading, ready for many documents."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        ontology = knowledge.ontology
        control = frozenset(lexicon.words("object control"))
        self.knowledge = knowledge
        self.lexicon = lexicon
        others = other_states(knowledge.resolver, lexicon)
        self.world = World(knowledge, others)
        self.gazetteer = Gazetteer(knowledge.resolver, lexicon, others)
        self.amounts = AmountGrammar(lexicon, ontology)
        self.times = TimeGrammar(lexicon)
        self.walker = Walker(control)
        self.events = Events(lexicon, self.walker)
        self.matcher = Matcher(lexicon, ontology, self.walker)
        self.attribution = Attribution(lexicon, control)
        self.sayings = Sayings(lexicon, control)
        self.stances = StanceReader(lexicon)
        self.opinions = OpinionFinder(lexicon)
        self.additives = frozenset(lexicon.words("additives"))
