"""The claim and what it refers to: frozen values, each complete in itself.

One sentence, one claim: «Kazakhstan explicitly stated: "Our priority remains the SCO"», printed by
Toutiao, is subject `kazakhstan`, relation `prioritizes`, object `sco`, asserted by `kazakhstan`,
source `toutiao-2025-11`, evidence the words between the quotation marks.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kerege.errors import GroundingError
from kerege.ids import FORBIDDEN, digest, encode
from kerege.values import Interval, PartialDate, Quantity

CURATED = "curated"
"""The method of a claim that a person wrote down."""
ENCODING = "kerege-claim-1"
ALWAYS = Interval()
CREDIBILITIES = (None, 1, 2, 3, 4, 5, 6)
_THOUSANDTH = Decimal("0.001")


class Polarity(StrEnum):
    """Whether a claim says that its content holds, or that it does not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How firmly a claim is made."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DEMANDED = "demanded"


class Rank(StrEnum):
    """Which of several claims on one matter to show first, as in Wikibase."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Grounding(StrEnum):
    """How exactly a quote stands in its source; only the first two enter the graph."""

    EXACT = "exact"
    LESSER = "lesser"
    FUZZY = "fuzzy"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ref:
    """Point to an entity by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Text:
    """Hold words in a language, where the object of a claim is no entity.

    Language tags are lower case, as RDF compares them.
    """

    value: str
    lang: str = ""

    def __post_init__(self) -> None:
        if not self.value or FORBIDDEN.search(self.value):
            raise ValueError(f"{self.value!r} is empty or has control characters")
        object.__setattr__(self, "lang", self.lang.lower())


Object = Ref | Quantity | Text | PartialDate | bool
"""What a claim can be about: an entity, an amount, words, a date, a truth value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Hold the verbatim words that carry a claim, and where they stand in the source.

    `start` and `end` count characters of the source text; for the cell of a table, `cell` says
    which one it is instead.
    """

    quote: str
    start: int | None = None
    end: int | None = None
    cell: str | None = None
    grounding: Grounding = Grounding.EXACT

    def verify(self, text: str) -> None:
        """Raise GroundingError unless the words stand in the text at these offsets.

        >>> Evidence(quote="Astana", start=3, end=9).verify("in Astana")
        >>> Evidence(quote="Almaty", start=3, end=9).verify("in Astana")
        Traceback (most recent call last):
        kerege.errors.GroundingError: characters 3 to 9 read 'Astana', not 'Almaty'
        """
        if self.start is None or self.end is None:
            raise GroundingError(f"{self.quote!r} has no place in the text")
        found = text[self.start : self.end]
        if self.start < 0 or found != self.quote or not found:
            raise GroundingError(
                f"characters {self.start} to {self.end} read {found!r}, not {self.quote!r}"
            )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Claim:
    """Hold one statement of one speaker in one source, with its stance, times and evidence.

    A claim is never changed: a correction supersedes it, a withdrawal retracts it.

    >>> claim = Claim(subject="kyrgyzstan", relation="memberOf", object=Ref("eaeu"),
    ...     during=Interval(PartialDate(2015, 8, 12)), asserted_by="eec", source="eec-2015",
    ...     recorded_on=PartialDate(2026, 11, 22))
    >>> claim.id
    'a0851284b73c1c09cb900a29ab7b1c34'
    >>> claim
    <Claim a0851284: kyrgyzstan memberOf eaeu, 2015-08-12/..; eec in eec-2015>
    """

    subject: str
    relation: str
    object: Object
    qualifiers: tuple[tuple[str, Object], ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    opinion: bool = False
    during: Interval = ALWAYS
    observed_on: PartialDate | None = None
    asserted_by: str
    stated_on: PartialDate | None = None
    published_on: PartialDate | None = None
    recorded_on: PartialDate
    retracted_on: PartialDate | None = None
    source: str
    evidence: Evidence | None = None
    method: str = CURATED
    confidence: Decimal = Decimal(1)
    credibility: int | None = None
    rank: Rank = Rank.NORMAL
    supersedes: tuple[str, ...] = ()
    note: str = ""
    id: str = field(init=False)
    statement: str = field(init=False)

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} does not lie between 0 and 1")
        if self.credibility not in CREDIBILITIES:
            raise ValueError(f"credibility {self.credibility} does not lie between 1 and 6")
        object.__setattr__(self, "confidence", self.confidence.quantize(_THOUSANDTH))
        ordered = tuple(sorted(self.qualifiers, key=lambda pair: pair[0]))
        object.__setattr__(self, "qualifiers", ordered)
        content = self._content()
        object.__setattr__(self, "statement", digest(encode(content, version=ENCODING)))
        identity = encode([*content, *self._circumstances()], version=ENCODING)
        object.__setattr__(self, "id", digest(identity))

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        denial = "not " if self.polarity is Polarity.NEGATIVE else ""
        modality = "" if self.modality is Modality.ASSERTED else f", {self.modality}"
        opinion = ", opinion" if self.opinion else ""
        when = self.observed_on if self.during.is_open else self.during
        time = f", {when}" if when else ""
        target = self.object.id if isinstance(self.object, Ref) else self.object
        said = f"{self.subject} {denial}{self.relation} {target}{modality}{opinion}{time}"
        return f"<Claim {self.id[:8]}: {said}; {self.asserted_by} in {self.source}>"

    def qualifier(self, name: str) -> Object | None:
        """Return the value of a qualifier such as `topic`, or None."""
        return dict(self.qualifiers).get(name)

    @property
    def is_plain_fact(self) -> bool:
        """Tell whether it asserts its content, without denial, plan, condition or opinion."""
        return (
            self.polarity is Polarity.POSITIVE
            and self.modality is Modality.ASSERTED
            and not self.opinion
        )

    def _content(self) -> list[tuple[str, str]]:
        return [
            ("subject", self.subject),
            ("relation", self.relation),
            ("object", object_key(self.object)),
            *((key, object_key(value)) for key, value in self.qualifiers),
        ]

    def _circumstances(self) -> list[tuple[str, str]]:
        evidence = self.evidence
        fields = {
            "polarity": self.polarity,
            "modality": self.modality,
            "opinion": str(self.opinion).lower(),
            "from": self.during.start,
            "until": self.during.until,
            "observed_on": self.observed_on,
            "stated_on": self.stated_on,
            "asserted_by": self.asserted_by,
            "source": self.source,
            "start": evidence and evidence.start,
            "end": evidence and evidence.end,
            "cell": evidence and evidence.cell,
        }
        return [(key, str(value)) for key, value in fields.items() if value is not None]


def object_key(value: Object) -> str:
    """Write an object as a text that no other object shares.

    >>> object_key(Ref("sco")), object_key(Text("SCO", "en")), object_key(Quantity.parse("~2 km"))
    ('entity:sco', 'text@en:SCO', 'quantity:~ 2 km')
    """
    match value:
        case Ref():
            return f"entity:{value.id}"
        case Quantity():
            return f"quantity:{value}"
        case Text():
            return f"text@{value.lang}:{value.value}"
        case PartialDate():
            return f"date:{value}"
        case bool():
            return f"boolean:{str(value).lower()}"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Hold a name in a language; one of the names in each language is the label."""

    lang: str
    text: str
    is_label: bool = False
    is_demonym: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "lang", self.lang.lower())


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entity:
    """Hold what a claim can be about: a state, an organisation, a person, an event, a topic.

    `codes` are its ids elsewhere, by scheme: wikidata, iso2, iso3, m49. Coordinates are
    latitude and longitude in degrees (WGS 84). One without `recorded_on` was always there.
    """

    id: str
    kind: str
    names: tuple[Name, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    coordinates: tuple[Decimal, Decimal] | None = None
    short: str = ""
    note: str = ""
    recorded_on: PartialDate | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(sorted(self.names)))
        object.__setattr__(self, "codes", tuple(sorted(self.codes)))

    def label(self, lang: str = "en") -> str:
        """Return its name in a language, else in English, else in any, else its id."""
        labels = {name.lang: name.text for name in self.names if name.is_label}
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), self.id)

    def __repr__(self) -> str:
        return f"<Entity {self.id}: {self.label()} ({self.kind})>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Source:
    """Hold what is known of a publication: what, by whom, when, of which class and grade.

    `origin` is the source that it declares to repeat; `shares_text_with` the earlier one whose
    text it was found to repeat, `credits` the publisher that its text was found to credit.
    """

    id: str
    title: str
    publisher: str
    kind: str
    url: str = ""
    author: str = ""
    published_on: PartialDate | None = None
    retrieved_on: PartialDate | None = None
    language: str = ""
    reliability: str = "F"
    reason: str = ""
    origin: str = ""
    family: str = ""
    translated_from: str = ""
    licence: str = ""
    text_digest: str = ""
    shares_text_with: str = ""
    credits: str = ""

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.title} ({self.publisher})>"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a source together with its text, untouched, and the day the graph took it in.

    `pages` are the offsets at which pages begin, where the text has pages.
    """

    source: Source
    text: str
    recorded_on: PartialDate
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """Return the number of the page on which a character stands, or None without pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Hold a person's word on whether a name means an entity: same, different or unsure."""

    name: str
    entity: str
    verdict: str
    by: str
    on: PartialDate
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Hold a person's verdict on a claim that was read from a text: accept, reject or correct.

    `claim` is the claim's key, which its place in the text is no part of. `changes` are the keys of
    a fact with their corrected values; None takes a value away.
    """

    claim: str
    source: str
    verdict: str
    by: str
    on: PartialDate
    why: str = ""
    changes: tuple[tuple[str, Object | str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Hold what the rest of a graph makes of a claim: a verdict, and the claims it rests on."""

    verdict: str
    grounds: tuple[str, ...] = ()
