/** The search field: type a name in any script, arrows to choose, Enter to go. */
const { el } = kerege;

/** Make the field work. */
kerege.makeSearch = (app) => {
  const field = kerege.byId("query");
  const list = kerege.byId("hits");
  const self = { app, field, list, hits: [], at: -1 };
  field.addEventListener("input", () => look(self));
  field.addEventListener("keydown", (event) => key(self, event));
  field.addEventListener("blur", () => close(self));
  field.addEventListener("focus", () => look(self));
  return { focus: () => field.focus() };
};

const look = (self) => {
  self.index ??= kerege.searchIndex(self.app.data.entities, self.app.weight);
  self.hits = kerege.search(self.index, self.field.value);
  self.at = self.hits.length ? 0 : -1;
  self.list.replaceChildren(...self.hits.map((hit, at) => option(self, hit, at)));
  self.list.hidden = !self.hits.length;
  self.field.setAttribute("aria-expanded", String(self.hits.length > 0));
  mark(self);
};

const option = (self, { entity, name }, at) => {
  const label = self.app.label(entity);
  const other = name === label ? "" : name;
  const item = el("li", { role: "option", id: `hit-${at}` }, el("span", {}, label), other ? el("em", {}, other) : null, el("small", {}, kerege.word(entity.kind)));
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    go(self, at);
  });
  return item;
};

const mark = (self) => {
  [...self.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === self.at)));
  if (self.at >= 0) self.field.setAttribute("aria-activedescendant", `hit-${self.at}`);
  else self.field.removeAttribute("aria-activedescendant");
  self.list.children[self.at]?.scrollIntoView({ block: "nearest" });
};

const key = (self, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && self.hits.length) {
    event.preventDefault();
    self.at = (self.at + step + self.hits.length) % self.hits.length;
    mark(self);
  } else if (event.key === "Enter" && self.at >= 0) {
    event.preventDefault();
    go(self, self.at);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    self.field.value = "";
    close(self);
    self.field.blur();
  }
};

const go = (self, at) => {
  const { entity } = self.hits[at];
  self.field.value = "";
  close(self);
  self.field.blur();
  self.app.choose(entity);
  kerege.byId("panel").focus({ preventScroll: true });
};

const close = (self) => {
  self.list.hidden = true;
  self.field.setAttribute("aria-expanded", "false");
  self.field.removeAttribute("aria-activedescendant");
};
