"""The terminal screen of review: the words first, in their context, then what was made of them."""

from typing import ClassVar

from kerege.errors import KeregeError
from kerege.library.reviewing import Item, Reviewing
from kerege.plugins import extra
from kerege.values import PartialDate
from kerege.view import sentence, when_words

with extra("review"):
    from rich.text import Text
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.containers import Horizontal, Vertical, VerticalScroll
    from textual.screen import ModalScreen
    from textual.widgets import Footer, Input, Label, Static

_AROUND = 600


class Form(ModalScreen[dict[str, str] | None]):
    """Ask for values; escape gives None, enter in any of them gives all."""

    DEFAULT_CSS = """
    Form { align: center middle; }
    Form > VerticalScroll { width: 80%; max-height: 90%; height: auto; border: round $accent;
      padding: 1 2; background: $surface; }
    Form Horizontal { height: 1; }
    Form #title { margin-bottom: 1; }
    Form Label { width: 14; color: $text-muted; }
    Form Input, Form Input:focus { border: none; height: 1; padding: 0 1; background: $boost; }
    Form Input:focus { background: $primary-darken-2; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "cancel")]

    def __init__(self, title: str, values: dict[str, str]) -> None:
        super().__init__()
        self._title, self._values = title, values

    def compose(self) -> ComposeResult:
        """Yield a field for each value."""
        with VerticalScroll():
            yield Static(self._title, id="title")
            for key, value in self._values.items():
                with Horizontal():
                    yield Label(key.replace("_", " "))
                    yield Input(value, id=f"field-{key}")

    def on_input_submitted(self) -> None:
        """Give all values back."""
        self.dismiss({key: self.query_one(f"#field-{key}", Input).value for key in self._values})


class ReviewApp(App[None]):
    """Show the claims that wait, one by one, and write each verdict at once."""

    TITLE = "kerege review"
    CSS = """
    #progress { height: 1; padding: 0 1; background: $primary-darken-2; color: $text; }
    #words { height: 1fr; padding: 1 2; }
    #made { height: auto; border-top: solid $accent; }
    #claim { height: auto; padding: 0 2; }
    #told { height: auto; padding: 0 2; color: $warning; }
    """
    BINDINGS: ClassVar = [
        Binding("a", "judge('accept')", "accept"),
        Binding("r", "reject", "reject"),
        Binding("c", "correct", "correct"),
        Binding("s,right", "step(1)", "skip"),
        Binding("left", "step(-1)", "back", show=False),
        Binding("u", "undo", "undo"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, reviewing: Reviewing, *, by: str, on: PartialDate) -> None:
        super().__init__()
        self._reviewing, self._by, self._on = reviewing, by, on
        self._queue = [item.key for item in reviewing.pending]
        self._place = 0
        self._done: list[tuple[str, int]] = []

    @property
    def item(self) -> Item | None:
        """Return the item that is shown, or None behind the last one."""
        if self._place >= len(self._queue):
            return None
        return self._reviewing.item(self._queue[self._place])

    def compose(self) -> ComposeResult:
        """Yield the words, then the claim, then the keys."""
        yield Static(id="progress")
        with VerticalScroll(id="words"):
            yield Static(id="context")
        with Vertical(id="made"):
            yield Static(id="claim")
            yield Static(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first claim."""
        self._show()

    def action_step(self, by: int) -> None:
        """Go on without a verdict, or back."""
        self._place = min(max(self._place + by, 0), len(self._queue))
        self._show()

    def action_judge(self, verdict: str) -> None:
        """Write a verdict that needs no more words."""
        self._judge(verdict)

    def action_reject(self) -> None:
        """Ask why, and write the verdict."""
        if self.item:
            form = Form("Why does the text not say so? (enter: reject, escape: back)", {"why": ""})
            self.push_screen(form, self._rejected)

    def action_correct(self) -> None:
        """Ask what the text says instead, and write the verdict."""
        if item := self.item:
            form = Form(
                "What does the text say? (enter: correct, escape: back)",
                {**self._reviewing.values(item), "why": ""},
            )
            self.push_screen(form, self._corrected)

    def action_undo(self) -> None:
        """Take the last verdict of this sitting away and show its claim again."""
        if not self._done:
            self._tell("nothing to undo in this sitting")
            return
        key, self._place = self._done.pop()
        self._reviewing.undo(self._reviewing.item(key))
        self._show()

    def _rejected(self, given: dict[str, str] | None) -> None:
        if given is not None:
            self._judge("reject", why=given["why"])

    def _corrected(self, given: dict[str, str] | None) -> None:
        if given is None or self.item is None:
            return
        why = given.pop("why")
        before = self._reviewing.values(self.item)
        changes = {key: value for key, value in given.items() if value != before[key]}
        if changes:
            self._judge("correct", why=why, changes=changes)
        else:
            self._tell("nothing was changed: a accepts the claim as it is")

    def _judge(self, verdict: str, *, why: str = "", changes: dict[str, str] | None = None) -> None:
        item = self.item
        if item is None:
            return
        try:
            self._reviewing.judge(item, verdict, by=self._by, on=self._on, why=why, changes=changes)
        except KeregeError as error:
            self._tell(str(error))
            return
        self._done.append((item.key, self._place))
        self.action_step(1)

    def _tell(self, words: str) -> None:
        self.query_one("#told", Static).update(Text(words))

    def _show(self) -> None:
        left = len(self._reviewing.pending)
        item = self.item
        shown = min(self._place + 1, len(self._queue))
        title = f" · {item.document.source.title}" if item else ""
        words = f"{shown} of {len(self._queue)} · {left} wait{title}"
        self.query_one("#progress", Static).update(Text(words, no_wrap=True, overflow="ellipsis"))
        self._tell("")
        context, claim = self.query_one("#context", Static), self.query_one("#claim", Static)
        if item is None:
            context.update(Text("No more claims wait for review: q quits, u undoes the last one."))
            claim.update("")
            return
        before, evidence, after = item.context(_AROUND)
        context.update(Text.assemble((before, "dim"), (evidence, "bold reverse"), (after, "dim")))
        claim.update(self._words(item))

    def _words(self, item: Item) -> Text:
        store, claim = self._reviewing.store, item.claim
        lines = [
            ("claim", sentence(store, claim)),
            ("when", when_words(store, claim) or "always"),
            ("says", store.label(claim.asserted_by)),
            ("stance", f"{claim.polarity}, {claim.modality}" + ", opinion" * claim.opinion),
            ("verdict", item.review.verdict if item.review else ""),
        ]
        text = Text()
        for heading, words in lines:
            if words:
                text.append(f"{heading:>8}  ", "dim").append(f"{words}\n")
        return text
