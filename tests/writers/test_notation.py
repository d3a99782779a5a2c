"""A template says the same in either notation."""

from decimal import Decimal

import pytest
from strategies import ONTOLOGY

from kerege.errors import OutputError
from kerege.ontology import NS, PREFIXES
from kerege.values import PartialDate, Quantity
from kerege.writers.notation import NTriples, Turtle

BASE = "https://example.org/id/"
TURTLE, NTRIPLES = Turtle(BASE, ONTOLOGY), NTriples(BASE, ONTOLOGY)
XSD = PREFIXES["xsd"]


def test_a_template_becomes_a_line_of_turtle_and_a_line_for_each_object_of_n_triples() -> None:
    template = "a ker:Claim, ker:Link ; ker:start %d ;\n    ker:opinion false ; ker:url <%s>"
    assert [*TURTLE.say(template, 7, "http://a.b/%20c")] == [
        "a ker:Claim, ker:Link ; ker:start 7 ;\n    ker:opinion false ; ker:url <http://a.b/%20c>"
    ]
    assert [*NTRIPLES.say(template, 7, "http://a.b/%20c")] == [
        f"<{PREFIXES['rdf']}type> <{NS}Claim>",
        f"<{PREFIXES['rdf']}type> <{NS}Link>",
        f'<{NS}start> "7"^^<{XSD}integer>',
        f'<{NS}opinion> "false"^^<{XSD}boolean>',
        f"<{NS}url> <http://a.b/%20c>",
    ]


def test_a_value_is_not_read_as_a_template() -> None:
    (line,) = NTRIPLES.say("ker:note %s", '"90 %s, %d; ker:note"')
    assert line == f'<{NS}note> "90 %s, %d; ker:note"'


def test_the_names_of_entities_and_amounts() -> None:
    fall = Quantity(Decimal("-1.5"), "%", "<=")
    assert TURTLE.entity("auto/some-fund-1a2b3c") == ":auto\\/some-fund-1a2b3c"
    assert NTRIPLES.entity("auto/some-fund-1a2b3c") == f"<{BASE}auto/some-fund-1a2b3c>"
    assert TURTLE.object(fall) == "quantity:le-minus-1.5-percent"
    assert NTRIPLES.object(fall) == f"<{BASE}quantity/le-minus-1.5-percent>"
    with pytest.raises(OutputError, match="is no id of an entity"):
        NTRIPLES.entity("a> <b")


def test_a_date_coarser_than_a_day_has_its_precision() -> None:
    assert [*TURTLE.day("validFrom", PartialDate(2015, 8))] == [
        'ker:validFrom "2015-08-01"^^xsd:date ; ker:validFromPrecision kv:month'
    ]
    assert [*NTRIPLES.day("validFrom", PartialDate(2015, 8))] == [
        f'<{NS}validFrom> "2015-08-01"^^<{XSD}date>',
        f"<{NS}validFromPrecision> <{PREFIXES['kv']}month>",
    ]
