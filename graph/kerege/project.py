"""What `kerege.toml` says of a project."""

from dataclasses import dataclass
from decimal import Decimal

from kerege.values import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """Hold whose narrative belongs together: a set of speakers and publishers."""

    id: str
    label: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """Hold which language model reads a project's texts, and where it answers.

    `languages` are those of the texts that it reads; none means all. Prices are for a million
    tokens, in whatever currency the project counts.
    """

    model: str
    url: str = ""
    languages: tuple[str, ...] = ()
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Hold what `kerege.toml` says of a project.

    `focus` are the states whose coverage is counted, `model` the language model for English.
    `licence` is the address of the licence of the data, `publisher` the name of who publishes them,
    `issued` the day on which they first came out, `downloads` the address of the folder of files.
    """

    title: str
    base: str
    languages: tuple[str, ...] = ("en",)
    build_date: PartialDate | None = None
    model: str = ""
    llm: LanguageModel | None = None
    focus: tuple[str, ...] = ()
    camps: tuple[Camp, ...] = ()
    licence: str = ""
    publisher: str = ""
    issued: PartialDate | None = None
    downloads: str = ""
