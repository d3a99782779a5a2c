"""Mistakes in queries are told where people made them."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.sparql import calls_out, depth, is_update, mistake

MISTAKES = {
    "SELCT ?x WHERE { ?x ?y ?z }": (1, 1, "'SELCT' is no keyword", "'SELECT'"),
    "SELECT ?x WHRE { ?x ?y ?z }": (1, 11, "'WHRE' is no keyword", "'WHERE'"),
    "SELECT ?x {\n ?x ?y ?z .\n OPTINAL { ?x ?a ?b } }": (3, 2, "'OPTINAL'", "'OPTIONAL'"),
    "SELECT (SUBSTRG(?a, 1) AS ?b) { ?a ?b ?c }": (1, 9, "'SUBSTRG'", "'SUBSTR'"),
    "SELECT ?x { ?x foo:y ?z }": (1, 16, "prefix 'foo' is not declared", "PREFIX foo:"),
    "SELECT ?x {\n  ?x ?y ?z": (2, 11, "'{' of line 1, column 11 is not closed", "'}'"),
    "SELECT ?x { ?x ?y ?z } }": (1, 24, "'}' closes nothing", ""),
    "SELECT * { ?x ?y (1 2] }": (1, 22, "']' does not fit here", "')'"),
    "SELECT * { ?x ?y 'abc }": (1, 18, "a quote that is not closed", "'"),
    "SELECT * { ?x a <b c> }": (1, 17, "an IRI that is not closed", "<IRI>"),
    "SELECT (COUNT(?x) AS ?n) ?y { ?x ?y ?z }": (1, 41, "a variable that is unbound", ""),
    "SELECT * { ?x ?y ?z } LIMIT many": (1, 29, "'many' is no keyword", ""),
    "SELECT * { ?x a :y } LIMIT ten": (1, 28, "'ten' is no keyword", "a number"),
    "hello": (1, 1, "'hello' is no keyword", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
    "SELECT * { ?x <http://a b> ?y }": (1, 15, "an IRI that is not closed", "<IRI>"),
    "SELECT ?x, ?y { ?x ?y ?z }": (1, 10, "a comma between variables", "spaces"),
    "SELECT ?x COUNT(?y) { ?x ?y ?z }": (1, 11, "'COUNT' without a name", "(COUNT(…) AS ?name)"),
    "SELECT * { ?x ?y ?z FILTER ?z > 3 }": (1, 28, "'?z' without brackets", "FILTER(?z …)"),
    "SELECT * { ?x ?y ?z } ORDER BY DESC ?z": (1, 37, "'?z' without brackets", "DESC(?z …)"),
    "SELECT * { ?x ?y ?z } LIMIT 5 ORDER BY ?z": (1, 31, "'ORDER' after LIMIT", "before LIMIT"),
    "SELECT * { ?x ?y 2012-01-01 }": (1, 18, "a bare date", '"2012-01-01"^^xsd:date'),
    "SELECT * { ?x ?y ?z } GROUP BY ?x": (1, 34, "SELECT * is not authorized", ""),
    "SELECT * { ?x ?y ?z FILTER(?z > ) }": (1, 33, "')' does not fit", "an expression"),
    "ASK {} ASK {}": (1, 8, "'ASK' does not fit here", "VALUES"),
    "": (1, 1, "the query ends too early", "a SPARQL 1.1 query"),
}


@pytest.mark.parametrize("query", MISTAKES)
def test_a_mistake_has_its_place_and_what_was_meant(query: str) -> None:
    line, column, found, expected = MISTAKES[query]
    with pytest.raises(SyntaxError) as raised:
        ox.Store().query(query)
    problem = mistake(query, str(raised.value))
    assert (problem.line, problem.column) == (line, column)
    assert found in problem.found
    assert expected in problem.expected


def test_a_word_without_a_sign_is_told_how_names_and_variables_are_written() -> None:
    problem = mistake("SELECT ?x { ?x ker:memberOf sco }", "error at 1:1: expected BIND")
    assert problem.found == "'sco' is no keyword of SPARQL"
    assert problem.next_step == 'a variable is ?sco, a name :sco, a text "sco"'


def test_prefixes_that_need_no_declaration_are_not_blamed() -> None:
    query = "SELECT * { ?a ker:b ?c . ?a foo:b ?c }"
    problem = mistake(query, "error at 1:1: expected Prefix not found", prefixes={"ker"})
    assert "'foo'" in problem.found


@given(st.text(alphabet=" \n\t{}()[]<>'\"\\#?:.,;aSELCTWH1", max_size=60))
def test_any_text_has_a_mistake_with_a_place_inside_it(query: str) -> None:
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        problem = mistake(query, str(error))
        assert 1 <= problem.line <= query.count("\n") + 1
        assert 1 <= problem.column <= len(query) + 1
        assert problem.found


def test_brackets_in_texts_iris_and_comments_do_not_nest() -> None:
    query = 'ASK { ?a <http://x/((> \'{{{\' # {{{\n ; ?b """(("(""" }'
    assert depth(query) == 1


@pytest.mark.parametrize(
    "query",
    ["insert data {}", "# SELECT\nPREFIX a: <http://select/> DELETE WHERE {}", "WITH <x:y> INSERT"],
)
def test_an_update_is_known_by_its_verb(query: str) -> None:
    assert is_update(query)
    assert not is_update("SELECT * { ?insert :delete 'DROP ALL' }")


def test_service_is_found_in_code_only() -> None:
    assert calls_out("ASK { 1.service <http://x/> {} }")
    assert not calls_out("ASK { ?a ex:SERVICE '''SERVICE''' } # SERVICE")
