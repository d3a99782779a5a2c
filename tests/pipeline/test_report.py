from io import BytesIO

from strategies import claim, store_of

from kerege.model import Claim, Evidence, Modality
from kerege.pipeline.assembly import Assembled
from kerege.pipeline.report import write_report


def report(*found: Claim) -> str:
    store = store_of(list(found))
    stream = BytesIO()
    write_report(Assembled(store, (), {}, ()), [], stream)
    return stream.getvalue().decode()


def test_plans_that_came_out_are_listed_with_what_settled_them() -> None:
    plan = {"modality": Modality.PLANNED, "stated_on": "2024"}
    page = report(
        claim("kazakhstan", "visits", "japan", **plan),
        claim("kazakhstan", "visits", "japan", observed_on="2025"),
        claim("kazakhstan", "visits", "sco", start="2024-05", **plan),
        claim("kazakhstan", "visits", "eaeu", **plan),
    )
    assert "3 plans, 1 of them open." in page
    assert "| fulfilled | kazakhstan · visits · japan" in page
    assert "| overdue | kazakhstan · visits · sco" in page
    assert "| May 2024 |  |" in page


def test_rival_views_are_listed_apart_from_conflicts() -> None:
    page = report(
        claim("japan", "claimsTerritory", "natural-gas"),
        claim("kazakhstan", "claimsTerritory", "natural-gas"),
    )
    assert "| rival-subjects | " in page
    assert "## Conflicts" not in page


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    page = report(claim("japan", "visits", "kazakhstan", observed_on="2024"))
    assert "## Plans" not in page
    assert "## Disputes" not in page


def test_what_a_reader_looks_for_stands_before_the_counts() -> None:
    page = report(
        claim(
            "kazakhstan",
            "hosts",
            "eaeu",
            observed_on="2024",
            evidence=Evidence(quote="is the host"),
        ),
        claim("japan", "hosts", "eaeu", observed_on="2024"),
        claim(
            "japan",
            "visits",
            "kazakhstan",
            modality=Modality.PLANNED,
            start="2024",
            stated_on="2023",
        ),
    )
    head = page.partition("## Conflicts")[0]
    assert "- Claims that cannot both hold: 1 error.\n" in head
    assert "- Plans: 1 overdue.\n" in head
    assert page.index("## Conflicts") < page.index("## Plans") < page.index("## What was read")
    assert "hosts · eaeu, as of 2024 (outlet, B): “is the host”" in page


def test_of_plans_those_that_did_not_come_stand_first_and_the_earliest_of_them() -> None:
    plan = {"modality": Modality.PLANNED, "stated_on": "2023"}
    page = report(
        claim("japan", "visits", "sco", start="2025", **plan),
        claim("japan", "visits", "eaeu", start="2024", **plan),
        claim("japan", "visits", "kazakhstan", **plan),
        claim("japan", "visits", "kazakhstan", observed_on="2024"),
    )
    rows = [line.split(" · ")[2][:4] for line in page.splitlines() if " · visits · " in line]
    assert rows == ["eaeu", "sco ", "kaza"]
