"""What has been spoken of so far in a document: the memory behind «it», «the summit», «both»."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kerege.extractors.english.paragraph import Paragraph
from kerege.model import Entity

CERTAIN = Decimal("0.9")
"""The confidence of a claim whose roles all stand as names in plain sentences."""
DOUBTS = {
    "name": Decimal(0),
    "metonym": Decimal("0.05"),
    "set": Decimal("0.05"),
    "office": Decimal("0.05"),
    "stands for": Decimal("0.05"),
    "new": Decimal("0.05"),
    "described": Decimal("0.1"),
    "pronoun": Decimal("0.1"),
    "antecedent": Decimal("0.15"),
    "ellipsis": Decimal("0.2"),
    "recent party": Decimal("0.3"),
    "only": Decimal("0.3"),
}
"""What each rule by which a role was filled takes from the confidence of the claim.

Of several rules in one claim the most doubtful counts.
"""
NOTES = {
    "antecedent": "a definite noun points back",
    "ellipsis": "the object is left out in the text and taken from the event spoken of",
    "recent party": "the party is that of the sentence before",
    "only": "follows from the word only",
}
"""What to say on a claim of which a part does not stand in its own words."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Hold what words refer to: one entity, or the members of a set drawn from a whole."""

    ids: tuple[str, ...]
    rule: str = "name"
    whole: str = ""
    ambiguous: str = ""

    @property
    def is_set(self) -> bool:
        """Tell whether the words name several at once."""
        return len(self.ids) > 1


@dataclass(slots=True)
class Discourse:
    """Remember, in the order of the text, what a later expression may point back to.

    `recent` is all that was spoken of, `last` what the sentence before spoke of, `unclear` whether
    it has other names too, `before` who was named in the last sentence with names.
    """

    document: str
    sets: list[Referent] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    last: tuple[str, ...] = ()
    unclear: bool = False
    subject: Referent | None = None
    person: str = ""
    party: str = ""
    party_text: str = ""
    event: str = ""
    full_names: dict[str, str] = field(default_factory=dict)
    new: dict[str, Entity] = field(default_factory=dict)

    def spoke_of(self, things: Iterable[str]) -> None:
        """Note what the sentence that ends here spoke of, by name or described."""
        self.last = tuple(dict.fromkeys(things))
        self.recent += self.last

    def mention(self, entities: Iterable[str]) -> None:
        """Note who was named in the sentence that ends here."""
        named = list(dict.fromkeys(entities))
        self.recent += named
        self.before = named or self.before

    def remember_set(self, referent: Referent) -> None:
        """Note a set that «these five» or «the other three» may point back to."""
        if referent.is_set and referent not in self.sets[-1:]:
            self.sets.append(referent)

    def set_of(self, size: int) -> Referent | None:
        """Return the last set of a size."""
        return next((one for one in reversed(self.sets) if len(one.ids) == size), None)


@dataclass(frozen=True, slots=True)
class Here:
    """Hold where words stand: in which paragraph, after which discourse, in whose mouth.

    `actors` are those who do what is being read: «signed an agreement» is one of theirs. `we` is
    the state that a minister means by this word.
    """

    paragraph: Paragraph
    discourse: Discourse
    speaker: Referent | None = None
    actors: tuple[str, ...] = ()
    we: Referent | None = None
