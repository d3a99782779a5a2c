"""Claims as JSON lines, with labels beside the ids."""

import json
from typing import Any, BinaryIO

from kerege.codec import claim_to_json
from kerege.model import Claim, Ref
from kerege.store import Store


def write_jsonl(store: Store, stream: BinaryIO) -> None:
    """Write one line a claim, in canonical order."""
    for claim in store.claims:
        line = json.dumps(labelled(store, claim), ensure_ascii=False, separators=(",", ":"))
        stream.write(line.encode() + b"\n")


def labelled(store: Store, claim: Claim) -> dict[str, Any]:
    """Return the JSON object of a claim with the labels of subject, object and speaker added."""
    data = claim_to_json(claim)
    data["subject_label"] = store.label(claim.subject)
    if isinstance(claim.object, Ref):
        data["object_label"] = store.label(claim.object.id)
    data["asserted_by_label"] = store.label(claim.asserted_by)
    return data
