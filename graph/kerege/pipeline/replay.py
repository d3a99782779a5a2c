"""The inputs of a project as known on a day, so that a build of then can be made again."""

from dataclasses import replace

from kerege.readers import Inputs
from kerege.values import PartialDate
from kerege.view.replay import is_known, known_claims, known_entities, known_sources, last_day


def inputs_known_by(inputs: Inputs, known_by: PartialDate) -> Inputs:
    """Return the inputs without what was recorded after a date, and without later withdrawals.

    Facts and articles have a record date, sources the day of retrieval, judgements and reviews the
    day on which they were made; entities may have a record date. What has none was always there. A
    configured build date counts if it is no later, else the last day of the date.
    """
    documents = {
        name: document
        for name, document in inputs.documents.items()
        if is_known(document.recorded_on, known_by)
    }
    facts = known_claims(inputs.facts, known_by)
    later = inputs.documents.keys() - documents.keys()
    sources = {
        name: source
        for name, source in known_sources(inputs.sources, inputs.facts, known_by).items()
        if name not in later
    }
    build_date = inputs.project.build_date
    if build_date and build_date.end > known_by.end:
        build_date = last_day(known_by)
    return replace(
        inputs,
        project=replace(inputs.project, build_date=build_date),
        entities=known_entities(inputs.entities, facts, sources.values(), known_by),
        sources=sources,
        documents=documents,
        judgements=tuple(one for one in inputs.judgements if is_known(one.on, known_by)),
        reviews=tuple(one for one in inputs.reviews if is_known(one.on, known_by)),
        facts=facts,
    )
