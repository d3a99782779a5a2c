"""States that the project does not list, from the names that Unicode CLDR gives them."""

from kerege.ids import auto_id
from kerege.model import Entity, Name
from kerege.ontology.frames import Lexicon
from kerege.resolve import Resolver


def other_states(resolver: Resolver, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Return an entity for each state of the world that no listed entity stands for.

    Territories that are no states are left out by their codes, the list `no states`.
    """
    from babel import Locale

    names = Locale(lexicon.language).territories
    listed = {
        code for entity in resolver.entities for scheme, code in entity.codes if scheme == "iso2"
    }
    skipped = listed | set(lexicon.words("no states"))
    return tuple(
        Entity(
            id=auto_id(name),
            kind="State",
            names=(Name(lexicon.language, name, is_label=True),),
            codes=(("iso2", code),),
        )
        for code, name in sorted(names.items())
        if len(code) == 2 and code.isalpha() and code not in skipped
        if not resolver.resolve(name).candidates
    )
