"""Modality, polarity, speakers and opinions in whole sentences."""

from collections.abc import Callable

import pytest

from kerege.extractors import Reading

Read = Callable[[str], Reading]
Show = Callable[[Reading], list[str]]


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("hosted", ""),
        ("did not host", "not"),
        ("will host", "planned"),
        ("will not host", "not planned"),
        ("plans to host", "planned"),
        ("does not plan to host", "not planned"),
        ("refused to host", "not"),
        ("failed to host", "not"),
        ("agreed to host", "planned"),
        ("may host", "hypothetical"),
        ("must host", "demanded"),
        ("is expected to host", "hypothetical"),
        ("is likely to host", "hypothetical"),
        ("has begun to host", ""),
        ("never hosted", "not"),
        ("no longer hosts", "not"),
    ],
)
def test_stance_of_a_verb(read: Read, show: Show, verb: str, stance: str) -> None:
    found = show(read(f"Japan {verb} the Central Asia plus Japan Summit."))
    assert found == [f"japan hosts ca-japan-summit {stance}".strip()]


@pytest.mark.parametrize(
    ("end", "stance"),
    [
        ("but cancelled the visit", "not planned"),
        ("but the trip was called off", "not planned"),
        ("but dropped the plan", "not planned"),
        ("but did not cancel the visit", "planned"),
        ("but may cancel the visit", "planned"),
        ("but cancelled a tax", "planned"),
        ("and called for talks", "planned"),
    ],
)
def test_a_plan_that_is_called_off_is_planned_no_more(
    read: Read, show: Show, end: str, stance: str
) -> None:
    found = show(read(f"Takaichi Sanae had planned to visit Kazakhstan, {end}."))
    assert f"takaichi-sanae visits kazakhstan {stance}" in found


@pytest.mark.parametrize(
    "text",
    [
        "Did Japan invite China?",
        "Japan praised China to host Russia.",
        "Kazakhstan did not say that Japan invited China.",
    ],
)
def test_what_is_not_said_makes_no_claim(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_a_condition_is_hypothetical(read: Read, show: Show) -> None:
    found = show(read("If China invites Russia, Japan invites Kazakhstan."))
    assert found
    assert all("hypothetical" in line for line in found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            'Kazakhstan stated: "Our priority remains the Eurasian Economic Union."',
            "kazakhstan prioritizes eaeu by=kazakhstan",
        ),
        (
            '"We will visit Beijing," Kassym-Jomart Tokayev said.',
            "tokayev-kassym-jomart visits beijing planned by=tokayev-kassym-jomart",
        ),
        (
            "“We will visit Beijing,” said Kassym-Jomart Tokayev.",
            "tokayev-kassym-jomart visits beijing planned by=tokayev-kassym-jomart",
        ),
        ("According to Russia, Japan invited China.", "japan invites china by=russia"),
        ("Japan invited China, Russia said.", "japan invites china by=russia"),
        ("Russia denied that Japan invited China.", "japan invites china not by=russia"),
        ("Japanese officials said China invited Russia.", "china invites russia by=japan"),
        (
            "Kazakhstan said that Russia claimed that Japan invited China.",
            "japan invites china by=russia",
        ),
        ("Russia demanded that Japan invite China.", "japan invites china demanded by=russia"),
    ],
)
def test_who_says_it(read: Read, show: Show, text: str, line: str) -> None:
    assert line in show(read(text))


def test_speech_of_nobody_named_is_refused(read: Read) -> None:
    reading = read('The crowd was loud. "Japan has invited China to Tokyo." Then it rained.')
    assert reading.claims == ()
    assert any(one.reason.startswith("no speaker") for one in reading.refusals)


def test_an_unnamed_speaker_is_nobody_known(read: Read) -> None:
    (claim,) = read("Analysts say that Japan invited China.").claims
    assert claim.asserted_by.startswith("auto/unnamed-analysts-news-")


def test_the_day_beside_the_cue_is_when_it_was_said(read: Read) -> None:
    (claim,) = read("Russia said on 3 March 2025 that Japan invited China.").claims
    assert str(claim.stated_on) == "2025-03-03"
    assert claim.during.is_open


def test_a_title_in_quotation_marks_is_no_speech(read: Read, show: Show) -> None:
    found = show(read('Japan promotes the "Central Asia plus Japan Summit".'))
    assert found == ["japan organizes ca-japan-summit"]


def test_loaded_wording_makes_an_opinion_of_its_clause_only(read: Read, show: Show) -> None:
    reading = read("Japan recklessly invited China, and Russia visited Beijing.")
    assert show(reading) == ["japan invites china opinion", "russia visits beijing"]
    assert reading.refusals == ()


def test_an_opinion_that_is_no_relation_is_listed(read: Read) -> None:
    (refusal,) = read("The region is China's backyard.").refusals
    assert refusal.reason == "opinion: loaded wording (backyard)"
    assert refusal.evidence.quote == "The region is China's backyard"


def test_only_denies_it_of_the_rest_of_a_set(read: Read, show: Show) -> None:
    text = "The five Central Asian countries are rich. Only Kazakhstan attended the Tokyo Forum."
    reading = read(f"Japan invited {text[0].lower()}{text[1:]}")
    assert {claim.note for claim in reading.claims} == {"", "follows from the word only"}
    found = show(reading)
    denied = [line for line in found if "participatesIn" in line and " not" in line]
    assert len(denied) == 4
    assert not [line for line in denied if line.startswith("kazakhstan")]


def test_what_somebody_denies_doing_is_their_denial(read: Read) -> None:
    (claim,) = read("Beijing denied visiting Kazakhstan.").claims
    assert (claim.asserted_by, claim.polarity.value) == ("china", "negative")


def test_no_plans_are_a_no(read: Read) -> None:
    (claim,) = read("Uzbekistan has no plans to join the CSTO.").claims
    assert (claim.polarity.value, claim.modality.value) == ("negative", "planned")


def test_not_both_denies_neither(read: Read) -> None:
    text = "Kazakhstan is not a member of both the Eurasian Economic Union and the CSTO."
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Japan postponed the visit of Takaichi Sanae to Kazakhstan.",
        "Japan called for a visit of Takaichi Sanae to Kazakhstan.",
        "Japan discussed a visit of Takaichi Sanae to Kazakhstan.",
        "Japan does not welcome the visit of Takaichi Sanae to Kazakhstan.",
        "Japan hears rumours of a visit of Takaichi Sanae to Kazakhstan.",
    ],
)
def test_an_act_that_a_noun_names_may_not_happen(read: Read, text: str) -> None:
    assert "visits" not in {claim.relation for claim in read(text).claims}


def test_what_a_text_looks_ahead_to_is_planned(read: Read) -> None:
    (claim,) = read("Ahead of the visit of Takaichi Sanae to Kazakhstan, Japan was calm.").claims
    assert (claim.relation, claim.modality.value) == ("visits", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Had Japan invited China, Russia would have invited Kazakhstan.",
        "If Japan had invited China, Russia would have visited Beijing.",
        "Japan could have invited China.",
    ],
)
def test_what_is_contrary_to_fact_is_no_fact(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_we_are_the_state_of_a_president(read: Read, show: Show) -> None:
    text = '"We have no plans to join the EAEU," Kassym-Jomart Tokayev said.'
    assert show(read(text)) == ["kazakhstan memberOf eaeu not planned by=tokayev-kassym-jomart"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Japan has yet to visit Kazakhstan.", "japan visits kazakhstan not"),
        (
            "China's accession to the EAEU is expected in 2026.",
            "china memberOf eaeu hypothetical 2026/..",
        ),
        ("Talks aimed at China's accession to the EAEU began.", "china memberOf eaeu planned"),
    ],
)
def test_what_has_not_come_about(read: Read, show: Show, text: str, line: str) -> None:
    assert show(read(text)) == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Japan rather than China joined the SCO.", ["japan memberOf sco"]),
        ("Japan, instead of China, joined the SCO.", ["japan memberOf sco"]),
        ("Japan and not China joined the SCO.", ["japan memberOf sco"]),
        ("Japan joined the SCO but not the CSTO.", ["japan memberOf sco"]),
        ("Japan is a member of the SCO but not of the CSTO.", ["japan memberOf sco"]),
        (
            "Japan is not only a member of the SCO but also of the CSTO.",
            ["japan memberOf sco", "japan memberOf csto"],
        ),
        (
            "Neither Japan nor China joined the SCO.",
            ["japan memberOf sco not", "china memberOf sco not"],
        ),
        (
            "Japan joined neither the SCO nor the CSTO.",
            ["japan memberOf sco not", "japan memberOf csto not"],
        ),
        (
            "Japan is neither a member of the SCO nor of the CSTO.",
            ["japan memberOf sco not", "japan memberOf csto not"],
        ),
        (
            "Japan has neither joined the SCO nor left the CSTO.",
            ["japan memberOf sco not", "japan withdrawsFrom csto not"],
        ),
        ("Either Japan or China joined the SCO.", []),
    ],
)
def test_of_whom_a_list_denies_what_it_says_of_others(
    read: Read, show: Show, text: str, lines: list[str]
) -> None:
    assert show(read(text)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Russia accused China of joining the EAEU.",
            ["russia accuses china", "china memberOf eaeu by=russia"],
        ),
        (
            "China was accused by Russia of joining the EAEU.",
            ["russia accuses china", "china memberOf eaeu by=russia"],
        ),
        ("China was accused of joining the EAEU.", []),
        (
            "Russia suspected China of joining the EAEU.",
            ["china memberOf eaeu hypothetical by=russia"],
        ),
        ("Russia praised China for joining the EAEU.", ["china memberOf eaeu by=russia"]),
        ("Russia prevented China from joining the EAEU.", ["china memberOf eaeu not"]),
        ("Russia stopped China from joining the EAEU.", ["china memberOf eaeu not"]),
        ("Russia kept China from joining the EAEU.", []),
        ("China dropped its plan to join the EAEU.", []),
        ("China's plan to join the EAEU was scrapped.", []),
        ("China used to be a member of the EAEU.", []),
    ],
)
def test_who_does_what_others_are_accused_of_or_kept_from(
    read: Read, show: Show, text: str, lines: list[str]
) -> None:
    assert show(read(text)) == lines


def test_a_body_without_a_name_speaks_for_itself(read: Read) -> None:
    (claim,) = read("Japan will join the SCO, the foreign ministry said.").claims
    assert claim.asserted_by.startswith("auto/unnamed-ministry-news-")
