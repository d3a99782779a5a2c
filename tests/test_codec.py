import json

import pytest
from hypothesis import given
from strategies import claim, claims

from kerege.codec import claim_to_json, decode_claim, encode_claim
from kerege.model import Claim


@given(claims())
def test_decoding_undoes_encoding(one: Claim) -> None:
    assert decode_claim(encode_claim(one)) == one


@given(claims(), claims())
def test_two_claims_never_share_a_line(one: Claim, other: Claim) -> None:
    assert (encode_claim(one) == encode_claim(other)) == (one == other)


def test_a_line_has_the_keys_of_the_format() -> None:
    assert list(claim_to_json(claim("kazakhstan", "memberOf", "sco"))) == [
        *("id", "statement", "subject", "relation", "object", "qualifiers", "polarity", "modality"),
        *("opinion", "from", "until", "observed_on", "asserted_by", "stated_on", "published_on"),
        *("recorded_on", "retracted_on", "source", "evidence", "method", "confidence"),
        *("credibility", "rank", "supersedes", "note"),
    ]


def test_a_line_whose_content_was_changed_is_refused() -> None:
    data = json.loads(encode_claim(claim("kazakhstan", "memberOf", "sco")))
    data["object"] = {"entity": "eaeu"}
    with pytest.raises(ValueError, match="has the id"):
        decode_claim(json.dumps(data))


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"id": 1}', '"claim"'])
def test_what_is_no_claim_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        decode_claim(line)
