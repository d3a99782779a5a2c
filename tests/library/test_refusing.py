"""A refusal tells a newcomer what was understood, what can be asked, and what to do."""

from pathlib import Path

import pytest

import kerege
from kerege.errors import KeregeError
from kerege.library import Graph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def g() -> Graph:
    return kerege.load(ROOT)


def refused(g: Graph, ask: str) -> dict[str, list[str]]:
    """Return what follows each label of a refusal."""
    with pytest.raises(KeregeError) as caught:
        g.ask(ask)
    found: dict[str, list[str]] = {}
    for line in str(caught.value).splitlines()[1:]:
        label, _, words = line.strip().partition(": ")
        found.setdefault(label, []).append(words)
    return found


def test_it_says_which_names_and_times_it_knows_and_which_words_not(g: Graph) -> None:
    told = refused(g, "Will Chinese troops invade Taiwan in 2027?")
    assert told["understood"] == ["Chinese (state), Taiwan (state), 2027"]
    assert told["not understood"] == ["troops, invade"]
    assert told["next"][0].startswith("kerege path china taiwan tells")


def test_what_is_near_is_asked_of_the_same_names_and_can_be_asked(g: Graph) -> None:
    told = refused(g, "Who exports uranium to Tajikistan?")
    assert "Which countries export uranium? (reserves)" in told["near"]
    assert "What does Tajikistan export? (facts)" in told["near"]
    for near in told["near"]:
        ask, _, name = near.removesuffix(")").rpartition(" (")
        assert g.ask(ask).question.name == name


def test_a_name_of_another_kind_leaves_the_sample_as_it_is(g: Graph) -> None:
    told = refused(g, "Who exports coal to Atlantis?")
    assert all("Atlantis" not in near for near in told["near"])
    assert told["not understood"] == ["coal, Atlantis"]


def test_a_misspelt_name_is_named_and_no_longer_words_are(g: Graph) -> None:
    told = refused(g, "Who joined the Shanghai Cooperation Organisatin after 2017?")
    assert told["found"][0].startswith("no entity 'Shanghai Cooperation Organisatin'; did you mean")
    assert "not understood" not in told
    for ask in (
        "Which countries border Kazakhstan and China?",
        "Which organisations are China, Russia and Iran all members of?",
    ):
        assert "found" not in refused(g, ask)


def test_who_is_asked_is_no_name(g: Graph) -> None:
    assert "understood" not in refused(g, "who joined after the war?")


def test_one_name_alone_leads_to_all_about_it(g: Graph) -> None:
    assert refused(g, "Узбекистан?")["next"][0].startswith("kerege show uzbekistan tells")


def test_what_nothing_is_near_to_has_a_next_step(g: Graph) -> None:
    told = refused(g, "What is the meaning of life?")
    assert "near" not in told
    assert told["next"] == [
        "kerege questions lists all that can be asked, kerege query takes any SPARQL"
    ]


def test_the_nearest_question_is_of_the_same_matter(g: Graph) -> None:
    told = refused(g, "Is Xi Jinping the president of China?")
    assert told["near"][0] == "Who is the president of China? (leader)"
