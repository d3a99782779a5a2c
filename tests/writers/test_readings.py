from hypothesis import given
from hypothesis import strategies as st

from kerege.model import Claim, Evidence, Ref
from kerege.values import PartialDate
from kerege.writers.readings.page import pieces

TEXT = "One two three four."


def claim(start: int, end: int) -> Claim:
    return Claim(
        subject="a",
        relation="r",
        object=Ref("b"),
        asserted_by="c",
        source="s",
        recorded_on=PartialDate(2025),
        evidence=Evidence(quote=TEXT[start:end], start=start, end=end),
    )


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(
    lambda span: span[0] < span[1]
)


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=2))
def test_pieces_are_the_text_and_know_their_claims(
    spans: list[tuple[int, int]], refused: list[tuple[int, int]]
) -> None:
    left = [Evidence(quote=TEXT[a:b], start=a, end=b) for a, b in refused]
    found = pieces(TEXT, [claim(*span) for span in spans], left)
    assert "".join(piece.text for piece in found) == TEXT
    for number, (start, end) in enumerate(spans):
        assert "".join(one.text for one in found if number in one.numbers) == TEXT[start:end]
