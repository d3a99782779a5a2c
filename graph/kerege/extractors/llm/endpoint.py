"""The endpoint: one question at a time, asked again where it stumbles, with an error that helps."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kerege.errors import ModelError
from kerege.extractors.llm.settings import KEY, URL, Settings
from kerege.plugins import extra

if TYPE_CHECKING:
    import openai

_TRIES = 3
"""How often a question is asked anew, each time after a longer pause, before it is given up."""
_SECONDS = 120.0
_MOST_TOKENS = 1500
_SEED = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a model answered and how many tokens went in and came out."""

    text: str
    tokens_in: int
    tokens_out: int


class Endpoint:
    """Ask a model for JSON after a schema."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        """Return the answer, the likeliest one; raise ModelError where none is to be had."""
        settings = self._settings
        if not settings.url:
            raise ModelError(
                f"no address of an endpoint for {settings.model}\n"
                f"    next: set {URL}, as http://localhost:8080/v1, or [llm] url in kerege.toml"
            )
        with extra("llm"):
            import openai

        form: Any = {
            "type": "json_schema",
            "json_schema": {"name": "claims", "schema": schema, "strict": True},
        }
        said: Any = messages
        try:
            made = self._client.chat.completions.create(
                model=settings.model,
                messages=said,
                response_format=form,
                temperature=0,
                seed=_SEED,
                max_tokens=_MOST_TOKENS,
            )
        except openai.OpenAIError as error:
            raise ModelError(_words(settings, error)) from None
        text = made.choices[0].message.content if made.choices else None
        usage = made.usage
        return Answer(
            text=text or "",
            tokens_in=usage.prompt_tokens if usage else 0,
            tokens_out=usage.completion_tokens if usage else 0,
        )

    @cached_property
    def _client(self) -> "openai.OpenAI":
        import openai

        return openai.OpenAI(
            base_url=self._settings.url,
            api_key=self._settings.key or "none",
            max_retries=_TRIES,
            timeout=_SECONDS,
        )


def _words(settings: Settings, error: Exception) -> str:
    """Say what went wrong, without what the endpoint repeats of the request."""
    status = getattr(error, "status_code", None)
    if status in {401, 403}:
        found, step = f"refuses the key (status {status})", f"set {KEY}"
    elif status is not None:
        found, step = f"answers with status {status}", "look at its log"
    else:
        found, step = f"is away ({type(error).__name__})", f"start it, or set {URL} to another"
    return f"the language model at {settings.url} {found}\n    next: {step}"
