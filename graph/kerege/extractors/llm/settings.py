"""Which model answers, and where: by project and environment; the key by the latter alone."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from kerege.errors import ModelError
from kerege.project import LanguageModel

URL, KEY, MODEL = "KEREGE_LLM_URL", "KEREGE_LLM_KEY", "KEREGE_LLM_MODEL"


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold the address of an endpoint, the key to it and the name of a model.

    Its words never show the key.
    """

    model: str
    url: str = ""
    key: str = ""

    def __repr__(self) -> str:
        return f"<{self.model} at {self.url or 'no address'}>"

    @classmethod
    def of(
        cls, project: LanguageModel | None = None, environment: Mapping[str, str] | None = None
    ) -> Self:
        """Return the settings of a project, overridden by those of the environment.

        Raises ModelError where neither names a model.

        >>> Settings.of(LanguageModel(model="small"), {"KEREGE_LLM_URL": "http://localhost:8080/v1"})
        <small at http://localhost:8080/v1>
        """
        given = os.environ if environment is None else environment
        model = given.get(MODEL) or (project.model if project else "")
        if not model:
            raise ModelError(
                f"no language model is named\n    next: set {MODEL} and {URL}, "
                "or [llm] with model and url in kerege.toml"
            )
        return cls(model, given.get(URL) or (project.url if project else ""), given.get(KEY, ""))
