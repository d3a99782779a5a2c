"""Files that are broken, half-written or made to do harm are refused whole."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kerege.errors import InputError, NotFoundError, OutputError
from kerege.pipeline.importing import import_file
from kerege.values import PartialDate

SAMPLES = Path(__file__).parent / "samples"
DAY = PartialDate(2026, 11, 20)
BOMB = """<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.net/">
<rdf:Description rdf:about="http://example.net/kz"><e:inBloc>&b;</e:inBloc></rdf:Description></rdf:RDF>
"""
XXE = BOMB.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">')


def seeds(project: Path) -> dict[str, bytes]:
    found = (project / "seeds").rglob("*")
    return {path.name: path.read_bytes() for path in found if path.is_file()}


def refused(project: Path, path: Path, form: str, mapping: str = "") -> str:
    """Import a file and return why it was refused; nothing may have been written."""
    before = seeds(project)
    with pytest.raises(InputError) as error:
        import_file(
            path,
            project,
            form=form,
            retrieved=DAY,
            mapping=SAMPLES / mapping if mapping else None,
        )
    assert seeds(project) == before
    assert "Traceback" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("sample", "form", "mapping"),
    [
        ("wikidata.json", "wikidata", ""),
        ("wikidata-results.json", "sparql", ""),
        ("ftm.jsonl", "ftm", ""),
        ("gdelt.export.CSV", "gdelt", ""),
        ("polecat.txt", "polecat", ""),
        ("foreign.ttl", "rdf", "foreign.yaml"),
    ],
)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_half_written_file_is_refused_whole(
    project: Path, tmp_path: Path, sample: str, form: str, mapping: str, share: float
) -> None:
    data = (SAMPLES / sample).read_bytes()
    path = tmp_path / sample
    path.write_bytes(data[: int(len(data) * share)])
    assert (
        "broken or half-written" in (why := refused(project, path, form, mapping)) or "cells" in why
    )


def test_a_dump_whose_array_is_not_closed_is_half_written(project: Path, tmp_path: Path) -> None:
    lines = (SAMPLES / "wikidata.json").read_text().splitlines()
    path = tmp_path / "dump.json"
    path.write_text("\n".join(lines[:3]) + "\n")
    assert "half-written: the array is not closed" in refused(project, path, "wikidata")


@pytest.mark.parametrize("text", [BOMB, XXE], ids=["bomb", "file"])
@pytest.mark.parametrize(("suffix", "form"), [(".rdf", "rdf"), (".srx", "sparql")])
def test_a_document_type_is_refused(
    project: Path, tmp_path: Path, text: str, suffix: str, form: str
) -> None:
    path = tmp_path / f"hostile{suffix}"
    path.write_text(text)
    assert f"hostile{suffix}:2: error: a document type" in refused(
        project, path, form, "foreign.yaml"
    )


def test_xml_in_another_encoding_does_not_hide_a_document_type(
    project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.rdf"
    path.write_bytes(BOMB.encode("utf-16"))
    assert "is not UTF-8" in refused(project, path, "rdf", "foreign.yaml")


def test_json_ld_with_a_context_from_elsewhere_is_refused(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context", "@id": "http://example.net/kz"}')
    assert "remote contexts" in refused(project, path, "rdf", "foreign.yaml")
    assert "remote contexts" in refused(project, path, "kerege")


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("deep.jsonld", '{"@context":{"a":"http://e/a"},"a":' + "[" * 100_000, "rdf"),
        ("deep.ttl", "<http://e/a> <http://e/b> " + "[ <http://e/b> " * 100_000, "rdf"),
        ("lists.ttl", "<http://e/a> <http://e/b> " + "( " * 100_000, "rdf"),
        ("deep.srj", '{"head":{"vars":["x"]},"results":{"bindings":[' + "[" * 100_000, "sparql"),
        ("deep.jsonl", '{"id":' + "[" * 100_000, "ftm"),
        ("deep.json", "[\n" + '{"id":"Q1","claims":' + "[" * 100_000 + "\n]", "wikidata"),
        ("claims.jsonl", '{"subject":' + "[" * 100_000, "kerege"),
    ],
)
def test_deep_nesting_neither_stops_nor_kills(
    tmp_path: Path, name: str, text: str, form: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    mapping = ", mapping=Path(sys.argv[3])" if form == "rdf" else ""
    code = f"""
import sys
from pathlib import Path
from kerege.errors import InputError
from kerege.pipeline.importing import import_file
from kerege.pipeline.scaffold import scaffold
from kerege.values import PartialDate
root = Path(sys.argv[2]); scaffold(root); (root / "seeds/articles/example.md").unlink()
try:
    import_file(Path(sys.argv[1]), root, form={form!r}, retrieved=PartialDate(2026){mapping})
except InputError as error:
    print("refused")
"""
    arguments = [str(path), str(tmp_path / "project"), str(SAMPLES / "foreign.yaml")]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31)),
    )
    assert (done.returncode, done.stdout) == (0, "refused\n"), done.stderr[-300:]


def test_a_tampered_claim_is_refused(project: Path, tmp_path: Path) -> None:
    from kerege.codec import encode_claim
    from kerege.readers import read_folder

    (fact,) = read_folder(project).facts
    line = encode_claim(fact).replace('"2001-06-15"', '"1999"')
    path = tmp_path / "claims.jsonl"
    path.write_text(line + "\n")
    assert "claims.jsonl:1: error: the content of claim" in refused(project, path, "kerege")


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("subject", "../../etc/passwd", "unknown entity"),
        ("note", "a\u202eb", "control characters"),
        ("source", "<script>", "unknown source"),
        ("relation", "noSuchRelation", "unknown relation"),
    ],
)
def test_seeds_that_somebody_edited_are_checked_like_all_others(
    project: Path, key: str, value: str, why: str
) -> None:
    from dataclasses import replace

    from kerege.codec import encode_claim
    from kerege.readers import read_folder

    (fact,) = read_folder(project).facts
    folder = project / "seeds/imports/edited"
    folder.mkdir(parents=True)
    claim = replace(fact, **{key: value})
    (folder / "claims.jsonl").write_text(json.dumps(json.loads(encode_claim(claim))) + "\n")
    (problem,) = [p for p in read_folder(project).problems if p.level == "error"]
    assert problem.place == "seeds/imports/edited/claims.jsonl:1"
    assert why in problem.found


def test_an_amount_of_a_billion_digits_is_refused(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "foreign.ttl"
    text = (SAMPLES / "foreign.ttl").read_text().replace("20000000", '"1e999999999"')
    path.write_text(text.replace("ex:inBloc ex:pact ;", ""))
    assert "no claim in it" in refused(project, path, "rdf", "foreign.yaml")


def test_what_is_wrong_with_a_mapping_is_said_with_its_place(project: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    text = (SAMPLES / "trade.yaml").read_text().replace("memberOf", "membrOf")
    mapping.write_text(text.replace("licence: CC0-1.0", "licens: x"))
    with pytest.raises(InputError) as error:
        import_file(SAMPLES / "trade.csv", project, form="csv", mapping=mapping, retrieved=DAY)
    assert "mapping.yaml:6:14: error: unknown relation 'membrOf'" in str(error.value)
    assert "did you mean 'memberOf'?" in str(error.value)


def test_unknown_formats_and_names_are_refused(project: Path) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'wikidata'"):
        import_file(SAMPLES / "ftm.jsonl", project, form="wikidat")
    with pytest.raises(OutputError, match="no name of an import"):
        import_file(SAMPLES / "ftm.jsonl", project, form="ftm", name="../x", retrieved=DAY)
    assert "no mapping" in refused(project, SAMPLES / "trade.csv", "csv")
    assert "cannot be read" in refused(project, SAMPLES / "absent.jsonl", "ftm")
