"""What the files of other systems become, and that each import is whole or nothing."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kerege.cli.main import kerege
from kerege.errors import InputError
from kerege.model import Claim, Ref
from kerege.pipeline import build
from kerege.pipeline.importing import Imported, import_file
from kerege.readers import Inputs, read_folder
from kerege.values import PartialDate

SAMPLES = Path(__file__).parent / "samples"
DAY = PartialDate(2026, 11, 20)


def taken(project: Path, file: str | Path, form: str, **options: object) -> Imported:
    mapping = options.pop("mapping", None)
    return import_file(
        SAMPLES / file,
        project,
        form=form,
        retrieved=DAY,
        mapping=SAMPLES / str(mapping) if mapping else None,
        **options,
    )


def inputs(project: Path) -> Inputs:
    found = read_folder(project)
    assert [str(problem) for problem in found.problems if problem.level == "error"] == []
    return found


def claims(project: Path, source: str) -> list[Claim]:
    return [claim for claim in inputs(project).facts if claim.source == source]


def said(claim: Claim) -> tuple[str, str, str, str]:
    value = claim.object.id if isinstance(claim.object, Ref) else str(claim.object)
    return (claim.subject, claim.relation, value, str(claim.during))


def test_wikidata_statements_keep_qualifiers_rank_and_references(project: Path) -> None:
    done = taken(project, "wikidata.json", "wikidata")
    found = claims(project, "wikidata")
    members = {claim.evidence.cell: claim for claim in found if claim.relation == "memberOf"}
    sco, pact = members["Q232$A1 value"], members["Q232$A2 value"]
    assert said(sco) == ("kazakhstan", "memberOf", "sco", "2001-06-15/..")
    assert sco.note == "references: https://example.org/charter (retrieved 2024-03-02)"
    assert (pact.rank, str(pact.during)) == ("deprecated", "1994/1999-04")
    assert inputs(project).entities[pact.object.id].label() == "Steppe Customs Pact"
    (people,) = [claim for claim in found if claim.relation == "population"]
    assert (str(people.object), str(people.observed_on)) == ("20330104 persons", "2025-01-01")
    assert people.rank == "preferred"
    (post,) = [claim for claim in found if claim.relation == "holdsOffice"]
    assert inputs(project).entities[post.object.id].kind == "Office"
    assert done.left == {
        "no international organisation named": 1,
        "no rule of the mapping fits": 1,
    }
    assert pact.note == "also P580 1996-05"
    assert {claim.asserted_by for claim in found} == {"wikidata-project"}
    assert inputs(project).sources["wikidata"].licence == "CC0-1.0"


def test_results_of_a_query_say_the_same_as_the_dump(project: Path) -> None:
    taken(project, "wikidata-results.json", "sparql")
    (sco, city) = sorted(
        claims(project, "wikidata"), key=lambda claim: claim.relation, reverse=True
    )
    assert said(sco) == ("kazakhstan", "memberOf", "sco", "2001-06-15/..")
    assert inputs(project).entities[city.object.id].codes == (("wikidata", "Q900010"),)


def test_gdelt_events_between_states_have_their_stance(project: Path) -> None:
    done = taken(project, "gdelt.export.CSV", "gdelt")
    visit, talks = sorted(claims(project, "gdelt-events"), key=lambda claim: claim.relation)[::-1]
    assert said(visit) == ("kazakhstan", "visits", "japan", "../..")
    assert str(visit.observed_on) == "2025-12-20"
    assert (visit.evidence.quote, visit.evidence.cell) == ("042", "900000001 EventCode")
    assert (talks.relation, talks.modality, talks.credibility) == ("holdsTalksWith", "planned", 6)
    assert done.left == {"unknown state": 1, "no rule of the mapping fits": 1}


def test_polecat_events_follow_plover(project: Path) -> None:
    done = taken(project, "polecat.txt", "polecat")
    found = {claim.relation: claim for claim in claims(project, "polecat")}
    assert said(found["visits"]) == ("kazakhstan", "visits", "japan", "../..")
    assert said(found["sanctions"]) == ("japan", "sanctions", "kazakhstan", "../..")
    assert done.left == {"no rule of the mapping fits": 1}


def test_follow_the_money_links_its_entities(project: Path) -> None:
    taken(project, "ftm.jsonl", "ftm")
    found = {claim.relation: claim for claim in claims(project, "opensanctions-entities")}
    names = inputs(project).entities
    assert names[found["memberOf"].subject].label() == "Example Person"
    assert found["memberOf"].object == Ref("sco")
    assert str(found["holdsOffice"].during) == "2019-06-12/2022"
    assert names[found["sanctions"].object.id].kind == "Company"
    assert found["memberOf"].note == "https://example.org/members"


def test_a_table_is_read_by_a_mapping(project: Path) -> None:
    done = taken(project, "trade.csv", "csv", mapping="trade.yaml")
    assert done.claims == 3
    (known,) = [c for c in claims(project, "example-trade") if c.subject == "kazakhstan"]
    assert (known.evidence.quote, known.evidence.cell) == ("Eurasian Economic Union", "line 2 bloc")
    assert str(known.during) == "2015-01-01/.."


def test_only_known_entities_are_taken_on_request(project: Path) -> None:
    with pytest.raises(InputError, match=r"unknown international organisation \(1"):
        taken(project, "trade.csv", "csv", mapping="trade.yaml", only_known=True)


def test_plain_rdf_is_read_by_a_mapping(project: Path) -> None:
    taken(project, "foreign.ttl", "rdf", mapping="foreign.yaml")
    found = {claim.relation: claim for claim in claims(project, "example-rdf")}
    assert found["memberOf"].subject == "kazakhstan"
    assert str(found["population"].object) == "20000000 persons"


def test_the_same_import_again_replaces_the_first_and_changes_no_byte(project: Path) -> None:
    first = taken(project, "ftm.jsonl", "ftm")
    written = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    again = taken(project, "ftm.jsonl", "ftm")
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == written


def test_an_import_without_a_day_says_which_option_is_missing(project: Path) -> None:
    with pytest.raises(InputError, match="no day on which the file was fetched"):
        import_file(SAMPLES / "ftm.jsonl", project, form="ftm")


def test_a_build_has_what_was_imported(project: Path) -> None:
    taken(project, "wikidata.json", "wikidata")
    assert build(project).counts["claims"] == 5


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdf12"])
def test_another_graph_is_taken_in_as_it_is(project: Path, tmp_path: Path, form: str) -> None:
    suffixes = {"turtle": ".ttl", "rdf12": ".ttl", "ntriples": ".nt", "nquads": ".nq"}
    taken(project, "wikidata.json", "wikidata")
    path = tmp_path / f"graph{suffixes.get(form, '.' + form)}"
    exported = CliRunner().invoke(kerege, ["export", "-p", str(project), "--to", form, str(path)])
    assert exported.exit_code == 0
    other = tmp_path / "other"
    CliRunner().invoke(kerege, ["init", str(other)])
    import_file(path, other)
    mine = {claim.id: claim for claim in inputs(project).facts}
    theirs = {claim.id: claim for claim in inputs(other).facts}
    assert mine.items() <= theirs.items()


def test_claims_alone_need_a_project_that_knows_their_entities(
    project: Path, tmp_path: Path
) -> None:
    taken(project, "wikidata.json", "wikidata")
    path = tmp_path / "claims.jsonl"
    CliRunner().invoke(kerege, ["export", "-p", str(project), "--to", "jsonl", str(path)])
    assert import_file(path, project, name="again").claims == 5
    other = tmp_path / "other"
    CliRunner().invoke(kerege, ["init", str(other)])
    with pytest.raises(InputError, match="unknown entity 'auto/"):
        import_file(path, other)


def two(project: Path) -> tuple[Path, Path]:
    """Import two files that name the same source and the same new entities."""
    first = taken(project, "wikidata.json", "wikidata", name="dump").folder
    path = project / "graph.jsonl"
    CliRunner().invoke(kerege, ["export", "-p", str(project), "--to", "jsonl", str(path)])
    second = import_file(path, project, name="claims").folder
    path.unlink()
    return first, second


@pytest.mark.parametrize("gone", [0, 1])
def test_an_import_stands_without_the_others(project: Path, gone: int) -> None:
    shutil.rmtree(two(project)[gone])
    found = claims(project, "wikidata")
    assert len(found) == 4
    names = inputs(project).entities
    assert names["wikidata-project"].kind == "Outlet"
    assert "Steppe Customs Pact" in {names[c.object.id].label() for c in found if is_tie(c)}


def is_tie(claim: Claim) -> bool:
    return isinstance(claim.object, Ref)


def test_an_import_again_beside_others_changes_no_byte(project: Path) -> None:
    first, _ = two(project)
    written = {path.name: path.read_bytes() for path in first.iterdir()}
    taken(project, "wikidata.json", "wikidata", name="dump")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == written


@pytest.mark.parametrize(
    ("file", "kind", "old", "new"),
    [
        ("entities.yaml", "entity", "Example Person", "Other Person"),
        ("sources.yaml", "source", "CC0-1.0", "CC-BY-4.0"),
    ],
)
def test_imports_that_differ_are_named_with_both_places(
    project: Path, file: str, kind: str, old: str, new: str
) -> None:
    _, second = two(project)
    path = second / file
    path.write_text(path.read_text().replace(old, new))
    (problem,) = read_folder(project).problems
    assert problem.found.startswith(f"another {kind} ")
    assert {problem.path, problem.expected.rpartition(" ")[2].partition(":")[0]} == {
        f"seeds/imports/{name}/{file}" for name in ("claims", "dump")
    }


def test_claims_whose_source_only_the_replaced_import_had_are_refused(project: Path) -> None:
    first = taken(project, "wikidata.json", "wikidata", name="one").folder
    path = project / "graph.jsonl"
    CliRunner().invoke(kerege, ["export", "-p", str(project), "--to", "jsonl", str(path)])
    with pytest.raises(InputError, match="unknown source 'wikidata'"):
        import_file(path, project, name="one")
    assert (first / "sources.yaml").exists()


def test_the_command_says_what_it_took_and_what_not(project: Path) -> None:
    words = ["import", "-p", str(project), "--from", "ftm", "--retrieved", "2026-11-20"]
    result = CliRunner().invoke(kerege, [*words, str(SAMPLES / "ftm.jsonl")])
    record = json.loads(result.stdout)
    assert (record["claims"], record["entities"], record["left_out"]) == (3, 5, 4)
    assert "left out 4: no rule of the mapping fits (first: p1)" in result.stderr
