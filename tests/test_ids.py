from hypothesis import given
from hypothesis import strategies as st

from kerege.ids import auto_id, encode, is_entity_id, slug

FIELDS = st.lists(st.tuples(st.sampled_from(["a", "b", "note"]), st.text()), max_size=4)


@given(FIELDS, FIELDS)
def test_different_fields_never_share_an_encoding(one, other) -> None:
    try:
        encodings = [encode(fields, version="v") for fields in (one, other)]
    except UnicodeEncodeError:
        return
    assert (encodings[0] == encodings[1]) == (one == other)


@given(st.text())
def test_every_name_gives_an_id_of_its_own_form(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    assert is_entity_id(slug(name))
    assert is_entity_id(auto_id(name))


def test_names_that_look_alike_get_different_ids() -> None:
    assert auto_id("Fund") != auto_id("fund")
