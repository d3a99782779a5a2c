"""Answers that were paid for once: a file each, by the digest of all that was asked."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from kerege.extractors.llm.endpoint import Answer, Endpoint
from kerege.ids import digest, encode

_VERSION = "kerege-llm-1"


class Answers:
    """Answer from a folder what was asked before, and ask the endpoint what was not.

    With the folder, a rebuild needs no endpoint and gives the same bytes; without one, or where it
    cannot be written, every question is asked.
    """

    def __init__(self, model: str, endpoint: Endpoint, folder: Path | None) -> None:
        self._model, self._endpoint, self._folder = model, endpoint, folder

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        """Return the answer of the folder, else of the endpoint; raise ModelError as it does."""
        path = self._path(messages, schema)
        known = _read(path) if path else None
        if known:
            return known
        answer = self._endpoint.ask(messages, schema)
        if path:
            self._keep(path, answer)
        return answer

    def _path(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Path | None:
        asked = [
            ("model", self._model),
            *((message["role"], message["content"]) for message in messages),
            ("schema", json.dumps(schema, sort_keys=True)),
        ]
        name = digest(encode(asked, version=_VERSION))
        return self._folder / f"{name}.json" if self._folder else None

    def _keep(self, path: Path, answer: Answer) -> None:
        data = {
            "model": self._model,
            "tokens_in": answer.tokens_in,
            "tokens_out": answer.tokens_out,
            "answer": answer.text,
        }
        draft = path.with_suffix(".new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
            draft.replace(path)
        except OSError:
            with suppress(OSError):
                draft.unlink()


def _read(path: Path) -> Answer | None:
    """Return the answer of a file, or None where it is missing or broken."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Answer(str(data["answer"]), int(data["tokens_in"]), int(data["tokens_out"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
