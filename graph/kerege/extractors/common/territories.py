"""States that the project does not list, from the names that Unicode CLDR gives them."""

from kerege.ids import auto_id
from kerege.model import Entity, Name
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver


def other_states(resolver: Resolver, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Return an entity for each state of the world that no listed entity stands for.

    Its id is that of its English name, whatever the language. Territories that are no states are
    left out by their codes, the list `no states`.
    """
    from babel import Locale

    english = Locale("en").territories
    names = Locale(lexicon.language).territories
    listed = {
        code for entity in resolver.entities for scheme, code in entity.codes if scheme == "iso2"
    }
    skipped = listed | set(lexicon.words("no states"))
    return tuple(
        Entity(
            id=auto_id(english[code]),
            kind="State",
            names=tuple(
                Name(lang, label, is_label=True)
                for lang, label in {"en": english[code], lexicon.language: name}.items()
            ),
            codes=(("iso2", code),),
        )
        for code, name in sorted(names.items())
        if len(code) == 2 and code.isalpha() and code not in skipped and code in english
        if not resolver.resolve(name).candidates
    )
