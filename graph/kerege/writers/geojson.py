"""The places of the graph as GeoJSON (RFC 7946), for maps."""

import json
from typing import Any, BinaryIO

from kerege.model import Entity
from kerege.store import Store
from kerege.view import sentence, when_words


def write_geojson(store: Store, stream: BinaryIO) -> None:
    """Write the entities that have coordinates, each with its claims in words, for maps."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    end = "\n"
    for entity in store.entities.values():
        if entity.coordinates:
            feature = json.dumps(_feature(store, entity), ensure_ascii=False)
            stream.write(f"{end}{feature}".encode())
            end = ",\n"
    stream.write(b"\n]}\n")


def _feature(store: Store, entity: Entity) -> dict[str, Any]:
    latitude, longitude = map(float, entity.coordinates or ())
    return {
        "type": "Feature",
        "id": store.project.base + entity.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "id": entity.id,
            "kind": entity.kind,
            "label": entity.label(),
            "labels": {name.lang: name.text for name in entity.names if name.is_label},
            "codes": dict(entity.codes),
            "claims": [
                {
                    "id": claim.id,
                    "words": sentence(store, claim),
                    "when": when_words(store, claim),
                    "asserted_by": claim.asserted_by,
                    "source": claim.source,
                }
                for claim in store.about(entity.id)
            ],
        },
    }
