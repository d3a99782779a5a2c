"""Known names in a text."""

import pytest

from kerege.extractors import Knowledge
from kerege.extractors.common.territories import other_states
from kerege.extractors.english.gazetteer import Gazetteer, fold
from kerege.ontology.frames import load_lexicon
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver
from kerege.resources import bundled

LEXICON: Lexicon = load_lexicon(bundled("ontology") / "frames/en", "en")


@pytest.fixture(scope="module")
def gazetteer(small_world: Knowledge) -> Gazetteer:
    return Gazetteer(small_world.resolver, LEXICON)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Japan and Kazakhstan", ["Japan", "Kazakhstan"]),
        (
            "the Ministry of Economy, Trade and Industry",
            ["Ministry of Economy, Trade and Industry"],
        ),
        ("JAPAN AND CENTRAL ASIA", ["JAPAN", "CENTRAL ASIA"]),
        ("Japanese natural gas", ["Japanese", "natural gas"]),
        ("Natural gas is dear. Gas too.", ["Natural gas", "Gas"]),
        ("the Asia Gas Forum", []),
        ("japan, kazakhstan", []),
        ("Japandroids and the Scott", []),
        ("the eaeu", []),
        ("the EAEU's rules", ["EAEU"]),
        ("", []),
    ],
)
def test_which_names_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text)] == names


def test_a_shared_name_has_all_its_bearers(gazetteer: Gazetteer) -> None:
    (hit,) = gazetteer.find("Japarov spoke.")
    assert hit.candidates == ("japarov-akylbek", "japarov-sadyr")


def test_a_judgement_settles_a_name(judged_world: Knowledge) -> None:
    (hit,) = Gazetteer(judged_world.resolver, LEXICON).find("Hayashi Asana spoke.")
    assert hit.candidates == ("takaichi-sanae",)


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert Gazetteer(Resolver(()), Lexicon("en")).find("Japan") == []


@pytest.mark.parametrize("text", ["İstanbul", "ΑΣ", "ß", "ŉ"])
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_states_of_the_world_are_known_but_territories_are_not(small_world: Knowledge) -> None:
    labels = {state.label() for state in other_states(small_world.resolver, LEXICON)}
    assert {"Norway", "Nepal"} <= labels
    assert not labels & {"Greenland", "Guam", "Kosovo"}
