"""One reader for all tests of extraction, a small world made by hand, and the real one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.extractors import Knowledge, Reading
from kerege.extractors.english import EnglishReader
from kerege.model import Claim, Document, Entity, Judgement, Name, Ref, Source
from kerege.ontology import load_ontology
from kerege.readers.folder import read_folder
from kerege.resolve import Resolver
from kerege.resources import bundled
from kerege.values import Interval, PartialDate

ROOT = Path(__file__).parents[2]
TODAY = PartialDate(2025, 11, 20)

ENTITIES = """
japan State Japan | +Japanese
kazakhstan State Kazakhstan | +Kazakh
uzbekistan State Uzbekistan | +Uzbek
turkmenistan State Turkmenistan | +Turkmen
kyrgyzstan State Kyrgyzstan | +Kyrgyz
tajikistan State Tajikistan | +Tajik
china State China | +Chinese
russia State Russia | +Russian
central-asia Region Central Asia | +Central Asian
middle-east Region the Middle East
senkaku-islands Region Senkaku Islands
sco InternationalOrganization Shanghai Cooperation Organization | SCO
eaeu InternationalOrganization Eurasian Economic Union | EAEU
csto InternationalOrganization Collective Security Treaty Organization | CSTO
tokyo City Tokyo
astana City Astana
beijing City Beijing
moscow City Moscow
meti GovernmentBody Ministry of Economy, Trade and Industry
takaichi-sanae Person Takaichi Sanae | Sanae Takaichi
japarov-sadyr Person Sadyr Japarov | Japarov
japarov-akylbek Person Akylbek Japarov | Japarov
tokayev-kassym-jomart Person Kassym-Jomart Tokayev | Tokayev
nazarbayev-nursultan Person Nursultan Nazarbayev | Nazarbayev
rosatom Company Rosatom
natural-gas Commodity natural gas | gas
crude-oil Commodity crude oil | oil
uranium Commodity uranium
lng Commodity LNG
loan Topic loans | loan
regional-security-architecture Topic regional security architecture
ca-japan-summit Meeting Central Asia plus Japan Summit
"""
FACTS = """
kazakhstan partOf central-asia
uzbekistan partOf central-asia
turkmenistan partOf central-asia
kyrgyzstan partOf central-asia
tajikistan partOf central-asia
uzbekistan memberOf csto 2006 2012
kazakhstan memberOf csto 1994
kyrgyzstan memberOf csto 1994
japan capital tokyo
kazakhstan capital astana
china capital beijing
russia capital moscow
kazakhstan headOfState nazarbayev-nursultan 1991 2019
kazakhstan headOfState tokayev-kassym-jomart 2019
kyrgyzstan headOfState japarov-sadyr 2021
"""


def _entity(line: str) -> Entity:
    head, *others = (part.strip() for part in line.split("|"))
    entity_id, kind, label = head.split(" ", 2)
    names = [Name("en", label, is_label=True)]
    names += [
        Name("en", name.removeprefix("+"), is_demonym=name.startswith("+")) for name in others
    ]
    return Entity(id=entity_id, kind=kind, names=tuple(names))


def _fact(line: str) -> Claim:
    subject, relation, target, *years = line.split()
    bounds = [PartialDate.parse(year) for year in years] + [None, None]
    return Claim(
        subject=subject,
        relation=relation,
        object=Ref(target),
        during=Interval(bounds[0], bounds[1]),
        asserted_by="tester",
        source="facts",
        recorded_on=TODAY,
    )


@pytest.fixture(scope="session")
def reader() -> EnglishReader:
    """Return the one reader; its model takes a second to load."""
    return EnglishReader()


@pytest.fixture(scope="session")
def small_world() -> Knowledge:
    """Return a dozen states and what belongs to them, independent of the seeds."""
    return Knowledge(
        ontology=load_ontology(bundled("ontology")),
        resolver=Resolver(tuple(map(_entity, ENTITIES.strip().splitlines()))),
        facts=tuple(map(_fact, FACTS.strip().splitlines())),
    )


@pytest.fixture(scope="session")
def read(reader: EnglishReader, small_world: Knowledge) -> Callable[..., Reading]:
    """Return a function that reads a text of 20 November 2025 in the small world."""

    def read_text(text: str, published: PartialDate | None = TODAY) -> Reading:
        source = Source(
            id="news", title="News", publisher="tester", kind="wire", published_on=published
        )
        return reader.read(Document(source, text, TODAY), small_world)

    return read_text


@pytest.fixture(scope="session")
def show() -> Callable[[Reading], list[str]]:
    """Return a function that writes claims as short lines, for comparing."""

    def lines(reading: Reading) -> list[str]:
        return [line(claim) for claim in reading.claims]

    return lines


def line(claim: Claim) -> str:
    """Write a claim as one line, without what is at its default."""
    value = claim.object.id if isinstance(claim.object, Ref) else str(claim.object)
    parts = [claim.subject, claim.relation, value]
    parts += [f"{key}={getattr(one, 'id', one)}" for key, one in claim.qualifiers]
    parts += ["not"] * (claim.polarity == "negative")
    parts += [claim.modality.value] * (claim.modality != "asserted") + ["opinion"] * claim.opinion
    parts += [str(claim.during)] * (not claim.during.is_open)
    parts += [f"on={claim.observed_on}"] * (claim.observed_on is not None)
    parts += [f"by={claim.asserted_by}"] * (claim.asserted_by != "tester")
    return " ".join(parts)


@pytest.fixture(scope="session")
def seed_reading(reader: EnglishReader) -> Reading:
    """Return the seed article as it is read with the seeds of this checkout."""
    inputs = read_folder(ROOT)
    knowledge = Knowledge(
        ontology=inputs.ontology,
        resolver=Resolver(tuple(inputs.entities.values()), inputs.judgements),
        facts=inputs.facts,
    )
    return reader.read(inputs.documents["toutiao-2025-11"], knowledge)


@pytest.fixture(scope="session")
def judged_world(small_world: Knowledge) -> Knowledge:
    """Return the small world with the judgement that a garbled name is the prime minister's."""
    judgement = Judgement(
        name="Hayashi Asana",
        entity="takaichi-sanae",
        verdict="same",
        by="tester",
        on=TODAY,
        why="a garbled reading",
    )
    return Knowledge(
        ontology=small_world.ontology,
        resolver=Resolver(small_world.resolver.entities, (judgement,)),
        facts=small_world.facts,
    )
