"""An endpoint that speaks OpenAI's protocol from a script."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "a-key-of-the-tests"


def proposal(quote: str, **values: object) -> dict[str, object]:
    defaults = {
        "quote": quote,
        "speaker": "the author",
        "subject": "Kazakhstan",
        "relation": "memberOf",
        "object": "Shanghai Cooperation Organization",
        "amount": "",
        "polarity": "positive",
        "modality": "asserted",
        "opinion": False,
        "from": "",
        "until": "",
        "on": "",
    }
    return {**defaults, **values}


@dataclass
class Script:
    """Hold what a scripted endpoint answers, in turn, and what it was asked."""

    url: str
    answers: list[Any] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def says(self, *proposals: dict[str, object]) -> None:
        self.answers.append(json.dumps({"claims": list(proposals)}))


@contextmanager
def served() -> Iterator[Script]:
    """Yield a real server on a free port that speaks OpenAI's protocol from a script."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(body)
            answer = script.answers.pop(0) if script.answers else '{"claims": []}'
            if self.headers["Authorization"] != f"Bearer {KEY}":
                answer = 401
            status = answer if isinstance(answer, int) else 200
            data = {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": body["model"],
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": "stop",
                        "message": {"role": "assistant", "content": answer},
                    }
                ],
                "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
            }
            raw = json.dumps(data if status == 200 else {"error": {"message": KEY}}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            if status >= 429:
                self.send_header("Retry-After-Ms", "1")
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script = Script(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield script
    server.shutdown()
    server.server_close()
    thread.join()
