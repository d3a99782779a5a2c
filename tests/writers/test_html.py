import base64
import hashlib
import itertools
import json
import math
import re
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from browser.sample import PAYLOADS, hostile_store, sample_store

from kerege.errors import OutputError
from kerege.model import Entity, Polarity, Ref
from kerege.store import Store
from kerege.writers.html import page, write_html
from kerege.writers.html.columns import columns, inert, packed
from kerege.writers.html.groups import group_of, role_of
from kerege.writers.html.layout import Layout, layout
from kerege.writers.html.projection import project


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store()


@pytest.fixture(scope="module")
def html(store: Store) -> str:
    return page.render(store)


def payload(html: str, part: str = "core") -> Any:
    found = re.search(rf'<script type="application/json" data-part="{part}">(.*?)</script>', html)
    assert found
    data = json.loads(found[1])
    if "packed" in data:
        data = json.loads(zlib.decompress(base64.b64decode(data["packed"])))
    return data


def test_writes_the_same_bytes_each_time(store: Store) -> None:
    streams = [BytesIO(), BytesIO()]
    for stream in streams:
        write_html(store, stream)
    data = streams[0].getvalue()
    assert data == streams[1].getvalue()
    assert data.startswith(b"<!doctype html>")
    assert b"\r" not in data


def test_order_of_inputs_does_not_matter(store: Store, html: str) -> None:
    turned = replace(
        store,
        entities=dict(reversed(store.entities.items())),
        claims=tuple(reversed(store.claims)),
    )
    assert page.render(turned) == html


def test_payload_has_every_claim_with_all_its_fields(store: Store, html: str) -> None:
    claims = {**payload(html)["claims"], **payload(html, "words")}
    assert claims["n"] == len(store)
    assert claims["id"] == [claim.id for claim in store]
    absent = {"statement", "evidence", "during", "asserted_by", "observed_on", "stated_on"}
    absent |= {"published_on", "recorded_on", "retracted_on"}
    named = {
        "speaker",
        "observed",
        "stated",
        "published",
        "recorded",
        "retracted",
        "quote",
        "start",
    }
    assert set(type(store.claims[0]).__dataclass_fields__) - absent <= set(claims)
    assert named | {"stop", "cell", "grounding", "from", "until"} <= set(claims)


def test_conflicts_and_links_name_claims_rules_and_time(store: Store, html: str) -> None:
    core = payload(html)
    [pair] = core["conflicts"]
    one, two = (store.claims[pair[side]] for side in ("one", "two"))
    assert (one.subject, one.relation, one.object) == (two.subject, two.relation, two.object)
    assert {one.polarity, two.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}
    assert pair["first"] < pair["end"]
    assert {row["rule"] for row in core["conflicts"] + core["links"]} == set(core["rules"])


def test_sources_of_one_origin_share_its_number(store: Store) -> None:
    [first, second] = store.sources.values()
    joined = {first.id: first, second.id: replace(second, origin=first.id)}
    apart, same = (
        payload(page.render(one))["sources"]["root"]
        for one in (store, replace(store, sources=joined))
    )
    assert len(set(apart)) == 2
    assert same == {"usual": 0, "but": {}} or len(set(same)) == 1


def test_parts_beside_the_page_hold_the_same_as_the_page(store: Store, html: str) -> None:
    files = page.render_in_parts(store, "/explorer/")
    for part in ("core", "words", "texts"):
        assert json.loads(files[f"{part}.json"]) == payload(html, part)
        assert f'data-src="/explorer/{part}.json"'.encode() in files["graph.html"]
    assert b"connect-src &#39;self&#39;" in files["graph.html"]
    assert "connect-src &#39;none&#39;" in html


def test_claims_about_unknown_entities_are_kept(store: Store) -> None:
    strange = replace(store.claims[0], subject="auto/nowhere", object=Ref("auto/nothing"))
    ids = payload(page.render(replace(store, claims=(strange,))))["entities"]["id"]
    assert {"auto/nowhere", "auto/nothing"} <= set(ids)


def test_empty_store_makes_a_page(store: Store) -> None:
    bare = replace(store, entities={}, sources={}, claims=(), documents={})
    assert payload(page.render(bare))["claims"] == {"n": 0}


def test_policy_names_the_scripts_and_styles_that_stand_in_the_page(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    said = set(re.findall(r"sha256-([A-Za-z0-9+/=]+)", policy[1].replace("&#43;", "+")))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    styles = re.findall(r"<style>(.*?)</style>", html, re.S)
    found = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in scripts + styles
    }
    assert len(scripts) == 2
    assert said == found
    assert "unsafe" not in policy[1]


def test_no_address_is_loaded_and_no_handler_is_inline(html: str) -> None:
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.S)
    assert not re.search(r"\bon\w+=", markup)
    assert not re.search(r'(src|href)="(?!#|data:,)', markup)


def test_our_script_writes_no_markup() -> None:
    script = page.own_script()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in script


def test_every_script_of_the_package_is_in_the_page() -> None:
    files = {path.stem for path in (Path(page.__file__).parent / "static").glob("*.js")}
    assert files == set(page.SCRIPTS)


@pytest.mark.parametrize("text", PAYLOADS)
def test_inert_json_is_read_back_and_holds_no_markup(text: str) -> None:
    written = inert({"label": text})
    assert json.loads(written) == {"label": text}
    assert not set("<>&\u2028\u2029") & set(written)


def test_hostile_words_stay_in_the_data() -> None:
    html = page.render(hostile_store())
    rest = re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)
    assert "window.hit" not in rest
    assert payload(html)["title"].endswith(PAYLOADS[1])


def test_large_payloads_are_packed() -> None:
    value = {"words": ["claim"] * 60_000}
    text = json.loads(packed(value))["packed"]
    assert json.loads(zlib.decompress(base64.b64decode(text))) == value
    assert packed({"a": 1}) == '{"a":1}'


def test_packed_bytes_do_not_depend_on_the_machine() -> None:
    value = packed([f"claim {number * number}" for number in range(20_000)])
    assert hashlib.sha256(value.encode()).hexdigest()[:16] == "cb319cf239d2c550"


def test_columns_keep_rows_with_unlike_values() -> None:
    assert columns([]) == {"n": 0}
    assert columns([{"a": 1}, {"a": True}])["a"] == [1, True]
    assert columns([{"a": None}] * 9 + [{"a": [1]}])["a"] == {"usual": None, "but": {"9": [1]}}


def test_missing_vis_network_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pyvis

    page.vis_network.cache_clear()
    monkeypatch.setattr(pyvis, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(OutputError, match=r"install pyvis 0\.3\.2"):
        page.vis_network()
    (tmp_path / "lib/vis-9.1.2").mkdir(parents=True)
    (tmp_path / "lib/vis-9.1.2/vis-network.min.js").write_text("alert(1)")
    with pytest.raises(OutputError, match=r"is not vis-network 9\.1\.2"):
        page.vis_network()
    page.vis_network.cache_clear()


def test_groups_follow_the_classes(store: Store) -> None:
    ontology = store.ontology
    kinds = {"State": "state", "InternationalOrganization": "org", "Meeting": "event"}
    kinds |= {"Person": "person", "Company": "body", "Resolution": "deal", "City": "place"}
    kinds |= {"Commodity": "topic", "Office": "topic", "Unheard": "topic"}
    assert {kind: group_of(ontology, kind) for kind in kinds} == kinds
    assert role_of(ontology, "memberOf") == "member"
    assert role_of(ontology, "observerIn") == "affiliate"
    assert role_of(ontology, "borders") == role_of(ontology, "unheard") == ""


SIZES = {"state": (64, 64), "org": (56, 34)}


def overlaps(store: Store, found: Layout) -> list[tuple[str, str]]:
    kinds = {name: group_of(store.ontology, entity.kind) for name, entity in store.entities.items()}
    return [
        (one, other)
        for one, other in itertools.combinations(sorted(store.entities), 2)
        if all(
            abs(a - b) * 2
            < SIZES.get(kinds[one], (18, 18))[i] + SIZES.get(kinds[other], (18, 18))[i]
            for i, (a, b) in enumerate(zip(found.network[one], found.network[other], strict=True))
        )
    ]


def test_no_two_signs_overlap(store: Store) -> None:
    assert overlaps(store, layout(store)) == []


def crowd(count: int) -> dict[str, Entity]:
    kinds = ["State", "InternationalOrganization", "Meeting", "Person", "Topic"]
    return {f"e{i}": Entity(id=f"e{i}", kind=kinds[i % 5]) for i in range(count)}


def test_crowds_without_coordinates_or_claims_do_not_overlap(store: Store) -> None:
    many = replace(store, entities=crowd(400), claims=())
    found = layout(many)
    assert len(set(found.network.values())) == 400
    assert overlaps(many, found) == []


def test_neighbours_on_the_globe_stand_near_each_other(store: Store) -> None:
    at = layout(store).network
    near = math.dist(at["kazakhstan"], at["uzbekistan"])
    assert near < math.dist(at["kazakhstan"], at["japan"])
    assert at["japan"][0] > at["china"][0] > at["kazakhstan"][0] > at["belarus"][0]
    assert at["russia"][1] < at["kazakhstan"][1] < at["india"][1]


def test_events_are_beads_under_their_organisation_in_order_of_time(store: Store) -> None:
    found = layout(store)
    sco, astana, tianjin = (found.network[n] for n in ("sco", "astana-summit", "tianjin-summit"))
    assert sco[1] < astana[1] == tianjin[1]
    assert astana[0] < tianjin[0]
    assert found.near["astana-summit"] == "sco"


def test_projection_knows_north_and_east() -> None:
    assert project(0, 0) == (0, 0)
    assert project(50, 70)[0] > 0 > project(50, 70)[1]
    assert project(90, 180) == project(78, 180)
