"""Ways through a tree, from a trigger to the words that fill a role."""

from kerege.extractors.trees.cues import Cues
from kerege.extractors.trees.tree import Tree, Word
from kerege.ontology.lexicon import Lexicon, Path_, Step

_NOMINALS = ("obl", "nmod", "iobj", "obj")


class Walker:
    """Walk the paths of frames.

    `subj` and `obj` are those of the active voice: below a passive verb they change places. Lists
    of the lexicon name the prepositions or cases of who acts in the passive (`agents`), the
    relations by which a verb shares the subject of the one above (`inheriting`) and the verbs whose
    object does what is below them (`object control`). A pronoun of the list `relatives` stands for
    the noun that its clause hangs on. Two subjects of a verb that nothing joins are none, but in a
    language of topics.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._agents = frozenset(lexicon.words("agents"))
        self._inheriting = frozenset(lexicon.words("inheriting"))
        self._topics = frozenset(lexicon.words("topics"))
        self._none = frozenset(lexicon.words("none"))
        self._relatives = frozenset(lexicon.words("relatives"))
        self._relative = frozenset(lexicon.words("relative clauses"))
        self._cues = Cues(lexicon)
        self._controllers = frozenset(lexicon.words("object control"))

    def ends(self, tree: Tree, word: Word, paths: Path_) -> list[Word]:
        """Return the words to which the first way leads that leads anywhere."""
        for way in paths:
            if found := self.walk(tree, word, way):
                return found
        return []

    def walk(self, tree: Tree, word: Word, way: tuple[Step, ...]) -> list[Word]:
        """Return the words at the end of one way."""
        here = [word]
        for step in way:
            here = [end for one in here for end in self._step(tree, one, step)]
        return here

    def _step(self, tree: Tree, word: Word, step: Step) -> list[Word]:
        passive = is_passive(tree, word)
        match step.name:
            case "self":
                ends = [word]
            case "subj":
                ends = self._agent(tree, word) if passive else self.subject(tree, word)
            case "obj":
                ends = self._undergoer(tree, word) if passive else self._objects(tree, word)
            case "iobj":
                ends = [
                    one for one in tree.children(word, "iobj", "obl") if _case(tree, one) == "Dat"
                ]
            case "attr":
                ends = [
                    one for one in tree.children(word, "obl", "xcomp") if _case(tree, one) == "Ins"
                ]
            case "poss":
                ends = [one for one in tree.children(word, "nmod") if _is_genitive(tree, one)]
            case "mod":
                ends = tree.children(word, "amod", "compound", "nummod", "advmod", "appos", "nmod")
            case "prep":
                # of two nouns that と joins, the one before hangs on the other
                below = tree.children(word, *_NOMINALS, *(["conj"] if self._topics else []))
                return [one for one in below if step.words & set(tree.marks(one))]
            case "comp":
                ends = tree.children(word, "xcomp", "ccomp")
            case "head":
                head = tree.head(word)
                ends = [one for one in tree.coordinated(head) if one.is_verb] if head else []
            case "others" | "topic":
                ends = []
            case _:
                raise ValueError(f"no way {step.name!r} through a dependency tree")
        ends = [self._antecedent(tree, word, one) for one in ends]
        return [one for one in ends if not step.words or one.lemma in step.words]

    def _objects(self, tree: Tree, verb: Word) -> list[Word]:
        """Return the objects of a verb, without a pronoun that is its subject."""
        relative = self._relative_subject(tree, verb)
        return [one for one in tree.children(verb, "obj") if one not in relative]

    def _relative_subject(self, tree: Tree, verb: Word) -> list[Word]:
        """Return «который» where a parser took it for a second object: the forms are alike."""
        below = tree.children(verb, "obj")
        is_clause = verb.dep == "acl:relcl" and not tree.children(verb, "nsubj")
        relative = [one for one in below if one.lemma in self._relatives]
        return relative if is_clause and len(below) > len(relative) == 1 else []

    def subject(self, tree: Tree, word: Word) -> list[Word]:
        """Return the subject of a verb: its own, or the one it shares with the verb above.

        In a language of topics, also the topic of a verb that stands beside it.
        """
        for _ in tree.words:
            if found := tree.children(word, "nsubj") or self._relative_subject(tree, word):
                if len(found) > 1 and not self._topics:
                    return []
                return [self._antecedent(tree, word, one) for one in found]
            if found := self._topic_beside(tree, word):
                return found
            head = tree.head(word)
            if head is not None and is_participle(word):
                return [head] if _agree(word, head, "Case", "Number") else []
            if head is not None and is_planned(word, head):
                owners = [one for one in tree.children(head, "nmod") if _is_genitive(tree, one)]
                above = tree.head(head)
                if owners or above is None or self._cues.at(tree, above) is None:
                    return owners
                word = above
                continue
            if head is not None and self._shares_what_is_said(tree, word, head):
                word = head
                continue
            if head is None or word.dep not in self._inheriting or is_passive(tree, head):
                return []
            if word.dep == "xcomp" and head.lemma in self._controllers:
                return tree.children(head, "obj", "iobj")
            word = head
        return []

    def gap(self, tree: Tree, word: Word) -> Word | None:
        """Return the name above a clause of the list `relative clauses`: it fills a role there."""
        head = tree.head(word)
        if head is None or word.dep not in self._relative or not names(tree, head):
            return None
        return head

    def is_denied(self, tree: Tree, word: Word) -> bool:
        """Tell whether a noun is named as what is not meant: «не Казахстан, а Узбекистан»."""
        return any(one.lemma in self._none for one in tree.children(word))

    def _antecedent(self, tree: Tree, verb: Word, word: Word) -> Word:
        """Return the noun that a relative pronoun stands for, else the word itself."""
        noun = tree.head(verb)
        is_relative = verb.dep == "acl:relcl" and word.lemma in self._relatives
        return noun if is_relative and noun is not None else word

    def _topic_beside(self, tree: Tree, word: Word) -> list[Word]:
        return [
            one
            for verb in tree.children(word, "conj")
            for one in tree.children(verb, "nsubj")
            if self._topics & set(tree.marks(one))
        ]

    @staticmethod
    def _undergoer(tree: Tree, word: Word) -> list[Word]:
        """Return whom a passive verb says something of: its subject, the noun of a participle."""
        head = tree.head(word)
        if head is not None and is_participle(word):
            return [head] if _agree(word, head, "Case", "Number") else []
        return tree.children(word, "nsubj")

    @staticmethod
    def _shares_what_is_said(tree: Tree, verb: Word, cue: Word) -> bool:
        """Tell whether a clause without a subject has that of the cue: «подтвердил, что приедет».

        A form that cannot be its own says that others do it: «сообщил, что подписали договор».
        """
        own = verb.features.get("Person", "3") == "3" and "Tense" in verb.features
        subjects = tree.children(cue, "nsubj")
        return (
            verb.dep == "ccomp"
            and own
            and not is_passive(tree, verb)
            and len(subjects) == 1
            and all(_agree(verb, one, "Number", "Gender") for one in (cue, *subjects))
        )

    def _agent(self, tree: Tree, word: Word) -> list[Word]:
        below = tree.children(word, "obl")
        return [one for one in below if self._agents & {*tree.marks(one), _case(tree, one)}]


def is_passive(tree: Tree, word: Word) -> bool:
    """Tell whether a verb is in the passive voice."""
    return word.features.get("Voice") == "Pass" or any(
        one.dep.endswith(":pass") for one in tree.children(word)
    )


def names(tree: Tree, noun: Word) -> bool:
    """Tell whether a noun is a proper name, or has one in front of it: トカエフ大統領."""
    own = [noun, *tree.children(noun, "compound", "flat", "appos")]
    return any(one.pos == "PROPN" for one in own)


def is_participle(word: Word) -> bool:
    """Tell whether a word is a participle that says something of the noun above it."""
    return word.dep == "acl" and word.features.get("VerbForm") == "Part"


def is_planned(word: Word, head: Word) -> bool:
    """Tell whether a verb is the infinitive of a noun: «решение Японии выйти»."""
    is_below = word.dep in {"acl", "nmod"} and not head.is_verb
    return is_below and word.features.get("VerbForm") == "Inf"


def _agree(one: Word, other: Word, *features: str) -> bool:
    """Tell whether two words do not differ in a feature that both have.

    Nominative and accusative are one form for most nouns, and taken for each other.
    """
    pairs = ((one.features.get(name), other.features.get(name)) for name in features)
    return all(not a or not b or a == b or {a, b} == {"Nom", "Acc"} for a, b in pairs)


def _case(tree: Tree, word: Word) -> str:
    """Return the case of a noun without a preposition, else ''."""
    return "" if tree.marks(word) else word.features.get("Case", "")


def is_done_to(tree: Tree, word: Word, topics: frozenset[str]) -> bool:
    """Tell whether a word is what an act goes to or is done to: it is no topic, and nobody acts."""
    marks = set(tree.marks(word)) - {"の"}
    return bool(marks) and not marks & topics and not word.dep.startswith("nsubj")


def _is_genitive(tree: Tree, word: Word) -> bool:
    """Tell whether a noun has another without more: the state in 同国への is where it goes."""
    return _case(tree, word) == "Gen" or tree.marks(word) == ["の"]
