"""The graph as RDF 1.2 Turtle: each claim reifies the triple that it is about.

A reifier asserts nothing, as the RDF 1.1 statement does not: a denied or planned claim stays one.
"""

import re
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.terms import write_texts
from kerege.writers.turtle import turtle_blocks

_STATEMENT = re.compile(
    r"(, rdf:Statement) ;\n"
    r"    rdf:subject (.*) ;\n"
    r"    rdf:predicate (.*) ;\n"
    r"    rdf:object (.*) ;\n"
)
_REIFIER = r" ;\n    rdf:reifies <<( \2 \3 \4 )>> ;\n"


def write_rdf12(store: Store, stream: BinaryIO) -> None:
    """Write RDF 1.2 Turtle: each claim reifies its triple instead of describing it."""
    stream.write(b'VERSION "1.2"\n')
    blocks = turtle_blocks(store)
    write_texts((_STATEMENT.sub(_REIFIER, block, count=1) for block in blocks), stream)
