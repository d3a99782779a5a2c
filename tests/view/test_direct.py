from dataclasses import replace

from strategies import claim, store_of

from kerege.model import Rank
from kerege.store import Store
from kerege.view import direct_claims


def graded(store: Store, reliability: str, origin: str = "") -> Store:
    sources = {
        name: replace(source, reliability=reliability, origin=origin)
        for name, source in store.sources.items()
    }
    return replace(store, sources=sources)


def test_what_one_unreliable_origin_says_is_no_direct_triple() -> None:
    one = claim("kazakhstan", "memberOf", "sco", start="2001")
    two = claim(
        "kazakhstan", "memberOf", "sco", start="2001", source="source-b", asserted_by="japan"
    )
    reprint = claim("kazakhstan", "memberOf", "sco", start="2001", source="source-b")
    assert direct_claims(graded(store_of([one]), "C"))
    assert not direct_claims(graded(store_of([one]), "D"))
    assert direct_claims(graded(store_of([one, two]), "E"))
    assert not direct_claims(graded(store_of([one, reprint]), "E", origin="one-wire"))


def test_a_preferred_claim_hides_the_normal_ones_of_its_relation() -> None:
    normal = claim("kazakhstan", "memberOf", "sco", start="2001")
    best = claim("kazakhstan", "memberOf", "eaeu", start="2015", rank=Rank.PREFERRED)
    other = claim("kazakhstan", "prioritizes", "sco", start="2015")
    assert set(direct_claims(store_of([normal, best, other]))) == {best, other}
