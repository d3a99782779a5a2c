"""Claims in words, for people."""

import re

from kerege.model import Claim, Modality, Object, Polarity, Ref, Text
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_COMPARED = {
    "=": "",
    ">": "more than ",
    ">=": "at least ",
    "<": "less than ",
    "<=": "at most ",
    "~": "about ",
}
_POWER = re.compile(r"(?<=[a-z])[23](?![0-9])")
_POWERS = {"2": "²", "3": "³"}
_PURE = "count"
"""The unit of a bare number, which has no symbol."""
_STANCES = {
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.DEMANDED: "demanded",
}
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are.

    >>> counted(1, "claim"), counted(2, "claim"), counted(1200, "entity", "entities")
    ('1 claim', '2 claims', '1200 entities')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def sentence(store: Store, claim: Claim, lang: str = "en") -> str:
    """Say a claim as a short sentence, with its stance but without speaker and time.

    `Kazakhstan · prioritizes · Shanghai Cooperation Organisation`
    """
    subject, content = store.label(claim.subject, lang), object_words(store, claim.object, lang)
    words = f"{subject} · {predicate_words(store, claim)} · {content}"
    conditions = condition_words(store, claim, lang)
    return f"{words} {conditions}" if conditions else words


def dated_sentence(store: Store, claim: Claim) -> str:
    """Say a claim as a sentence, and when it holds where that does not go without saying."""
    return ", ".join(filter(None, (sentence(store, claim), when_words(store, claim))))


def mentions(claim: Claim, words: str) -> bool:
    """Tell whether casefolded words stand in the quote, the note or a text of a claim."""
    evidence, target = claim.evidence, claim.object
    return (
        words in claim.note.casefold()
        or (evidence is not None and words in evidence.quote.casefold())
        or (isinstance(target, Text) and words in target.value.casefold())
    )


def predicate_words(store: Store, claim: Claim) -> str:
    """Say the relation of a claim, denied or not: `member of`, `not member of`."""
    relation = store.ontology.relations.get(claim.relation)
    words = relation.label if relation else claim.relation
    return f"not {words}" if claim.polarity is Polarity.NEGATIVE else words


def condition_words(store: Store, claim: Claim, lang: str = "en") -> str:
    """Say the qualifiers and the stance of a claim: `(topic: natural gas) [planned]`."""
    stances = [stance for stance in [_STANCES.get(claim.modality)] if stance]
    stances += ["opinion"] if claim.opinion else []
    said = [frame] if (frame := frame_words(store, claim.qualifiers, lang)) else []
    return " ".join([*said, *([f"[{', '.join(stances)}]"] if stances else [])])


def frame_words(store: Store, qualifiers: tuple[tuple[str, Object], ...], lang: str = "en") -> str:
    """Say qualifiers alone: `(scope: proved; topic: natural gas)`."""
    parts = [
        f"{key.replace('_', ' ')}: {object_words(store, value, lang)}" for key, value in qualifiers
    ]
    return f"({'; '.join(parts)})" if parts else ""


def object_words(store: Store, value: Object, lang: str = "en") -> str:
    """Say the object of a claim: a label, an amount in words, a date."""
    match value:
        case Ref():
            return store.label(value.id, lang)
        case Quantity():
            return quantity_words(value)
        case Text():
            return value.value
        case PartialDate():
            return date_words(value)
        case bool():
            return "yes" if value else "no"


def time_words(claim: Claim) -> str:
    """Say when a claim holds, as exactly as its source does."""
    if not claim.during.is_open:
        return interval_words(claim.during)
    return f"as of {date_words(claim.observed_on)}" if claim.observed_on else "undated"


def when_words(store: Store, claim: Claim) -> str:
    """Say when a claim holds; what needs no date holds always, and that goes without saying."""
    relation = store.ontology.relations.get(claim.relation)
    is_dated = claim.observed_on or not claim.during.is_open
    return time_words(claim) if is_dated or (relation and relation.wants_date) else ""


def interval_words(during: Interval) -> str:
    """Say a stretch of time: in 2023, on 20 November 2025, since 2001, always."""
    start, until = during.start, during.until
    if start and until:
        if during.is_whole:
            return (
                f"in {date_words(start)}" if start.precision != "day" else f"on {date_words(start)}"
            )
        return f"from {date_words(start)} until {date_words(until)}"
    if start:
        return f"since {date_words(start)}"
    return f"until {date_words(until)}" if until else "always"


def date_words(when: PartialDate) -> str:
    """Say a date as people write it: 20 November 2025, November 2025, 2025."""
    parts = [when.day and str(when.day), when.month and _MONTHS[when.month - 1], f"{when.year}"]
    return " ".join(part for part in parts if part)


def quantity_words(quantity: Quantity) -> str:
    """Say an amount with a scale word and the unit's symbol: more than 18 trillion m³."""
    amount, scale = quantity.amount, ""
    for size, word in _SCALES:
        if abs(amount) >= size:
            amount, scale = amount / size, f" {word}"
            break
    figure = f"{amount:,f}"
    if "." in figure:
        figure = figure.rstrip("0").rstrip(".")
    symbol = "" if quantity.unit == _PURE else _POWER.sub(_raised, quantity.unit)
    return f"{_COMPARED[quantity.comparator]}{figure}{scale} {symbol}".rstrip()


def _raised(match: re.Match[str]) -> str:
    return _POWERS[match[0]]
