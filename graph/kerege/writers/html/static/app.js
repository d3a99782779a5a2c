/** One state, everything that follows from it, and the views that show it. */
const { el, t, byId } = kerege;
const FOCUSABLE = "button, a[href], select";
const FILTERS = [
  ...["kinds", "depth", "opened", "without", "relation", "speaker", "source", "modality"],
  ...["opinions", "sourceClass", "grade", "sureness", "origins"],
  ...["only", "survives", "camp", "beside", "pins", "also"],
];

const makeApp = (data) => {
  const defaults = { at: kerege.dayText(data.builtOn), lang: data.languages[0] ?? "en" };
  const app = {
    data,
    defaults,
    state: readState(data, defaults),
    blocOrder: kerege.blocRanks(data.claims, data.weight),
    camps: kerege.camps(data),
    weight: data.weight,
    label: (entity) => entity[`name_${app.state.lang}`] ?? entity.label,
    nameOf: (id) => (data.entity(id) ? app.label(data.entity(id)) : id),
    countWords: (entity) => (data.weight(entity) === 1 ? t("aboutOne") : t("about", { n: data.weight(entity) })),
    blocColour: (org) => (org && app.blocOrder.has(org) ? app.colours.blocs[app.blocOrder.get(org)] ?? null : null),
    choose: (entity) => {
      const from = app.pathFrom;
      app.pathFrom = null;
      if (from && from !== entity) app.choosePath(from, entity);
      else app.set({ entity: entity.id, pair: "", to: "", claim: "" });
    },
    /** Make the next entity that is chosen, by click, search or key, the end of a path from this one. */
    seekPath: (entity) => {
      app.pathFrom = app.pathFrom === entity ? null : entity;
      render(app);
    },
    choosePair: (key) => app.set({ pair: key, entity: "", to: "", claim: "" }),
    choosePath: (from, to) => app.set({ entity: from.id, to: to.id, pair: "", claim: "" }),
    chooseClaim: (claim) => app.set({ claim: claim.id.slice(0, 16) }),
    readIn: (claim) => app.set({ view: "article", article: claim.source.id, claim: claim.id.slice(0, 16) }),
    clear: () => {
      app.pathFrom = null;
      app.set({ entity: "", pair: "", to: "", claim: "" });
    },
    resetFilters: () => app.set(pick(kerege.parseState("", defaults), FILTERS)),
    toggle: (field, value, on) => {
      const values = new Set(app.state[field]);
      if (on) values.add(value);
      else values.delete(value);
      app.set({ [field]: values });
    },
    set: (patch, { quiet = false } = {}) => {
      app.state = { ...app.state, ...patch };
      const hash = `#${kerege.formatState(app.state, defaults)}`;
      if (hash !== location.hash) remember(hash, quiet);
      render(app);
    },
    address: isInline ? null : () => location.href.split("#")[0],
    hashOf: (patch) => kerege.formatState({ ...app.state, ...patch }, defaults),
    hover: (entity) => {
      if (app.now.chosen || app.state.pair || app.now.claim || app.now.path) return;
      app.now.hovered = entity;
      app.now.focus = entity ? kerege.focusOf(app, entity) : app.now.rest;
      app.network.update();
    },
  };
  return app;
};

/** A page that stands inside another document (a notebook) has no address of its own: the state
 * that it opens with is the name of its frame. */
const isInline = location.protocol === "about:";

const remember = (hash, quiet) => {
  if (!isInline) history[quiet ? "replaceState" : "pushState"](null, "", hash);
};

/** Return the state that the address says, in a language that the graph has. */
const readState = (data, defaults) => {
  const written = isInline ? window.name : location.hash;
  const state = kerege.parseState(written, defaults);
  return data.languages.includes(state.lang) ? state : { ...state, lang: defaults.lang };
};

const pick = (object, names) => Object.fromEntries(names.map((name) => [name, object[name]]));

// ---- showing it

const PAGES = { table: kerege.showTable, timeline: kerege.showTimeline, article: kerege.showArticle };

const render = (app) => {
  const { state } = app;
  dress(app);
  kerege.derive(app);
  kerege.showPanel(app);
  app.filters.update();
  app.clock.update();
  showView(app);
  byId("status").textContent = t("shown", {
    entities: state.view === "map" ? [...app.now.visible].filter((entity) => entity.place).length : app.now.visible.size,
    allEntities: app.data.entities.length,
    claims: app.now.shown.size,
    allClaims: app.data.claims.length,
  });
  document.title = [topicTitle(app), app.data.title].filter(Boolean).join(" · ");
  for (const button of byId("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
};

const topicTitle = ({ now, label }) => {
  if (now.claim) return kerege.sentence(now.claim, label);
  if (now.pair) return `${label(now.pair.a)} – ${label(now.pair.b)}`;
  return now.chosen ? label(now.chosen) : "";
};

const showView = (app) => {
  const { view } = app.state;
  const drawn = view === "network" || view === "map";
  byId("net").hidden = byId("corner").hidden = !drawn;
  const page = byId("page");
  page.hidden = drawn;
  byId("stage").dataset.view = view;
  document.querySelector("main").classList.toggle("quiet", !drawn && kerege.isHome(app));
  if (drawn) {
    app.network.update();
    if (app.lastTopic !== app.now.topic && app.now.focus) app.network.showFocus();
  } else keepPlace(page, view, () => PAGES[view](app, page));
  app.lastTopic = app.now.topic;
};

const keepPlace = (page, view, show) => {
  const old = page.querySelector(".scroll");
  const place = page.dataset.view === view && old ? old.scrollTop : 0;
  const focused = page.contains(document.activeElement) ? [...page.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement) : -1;
  show();
  page.dataset.view = view;
  const fresh = page.querySelector(".scroll");
  if (fresh) fresh.scrollTop = place;
  if (focused >= 0) page.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true });
};

/** Put language and theme in force. */
const dress = (app) => {
  const { state } = app;
  kerege.setLanguage(state.ui || state.lang);
  document.documentElement.lang = kerege.language();
  const dark = kerege.setTheme(app.isPrinting ? "light" : state.theme);
  app.colours = kerege.colours();
  byId("theme").textContent = t(dark ? "light" : "dark");
  byId("theme").title = t(dark ? "toLight" : "toDark");
  byId("title").textContent = app.data.title;
  byId("lang").value = state.lang;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  byId("query").placeholder = t("searchHint");
  byId("net").setAttribute("aria-label", t("netLabel"));
  byId("hits").setAttribute("aria-label", t("search"));
  byId("views").setAttribute("aria-label", t("views"));
};

// ---- controls

const languageName = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;

const wire = (app) => {
  const views = kerege.VIEWS.filter((view) => view !== "article" || app.data.hasTexts);
  byId("views").append(...views.map((view) => el("button", { type: "button", "data-view": view, "data-t": view, onclick: () => app.set({ view }) })));
  byId("lang").append(...app.data.languages.map((code) => el("option", { value: code }, languageName(code))));
  byId("lang").addEventListener("change", () => app.set({ lang: byId("lang").value }));
  byId("theme").addEventListener("click", () => app.set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }, { quiet: true }));
  byId("fit").addEventListener("click", () => app.network.fit());
  byId("zoom-in").addEventListener("click", () => app.network.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => app.network.zoom(1 / 1.3));
  byId("help-open").addEventListener("click", () => openHelp());
  byId("filters-open").addEventListener("click", () => toggleFilters());
  document.addEventListener("keydown", (event) => keys(app, event));
  addEventListener("hashchange", () => follow(app));
  addEventListener("popstate", () => follow(app));
  addEventListener("resize", () => { app.network.resize(); app.clock.update(); });
  addEventListener("beforeprint", () => printing(app, true));
  addEventListener("afterprint", () => printing(app, false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => render(app));
};

/** Print on white, whatever the theme. */
const printing = (app, isOn) => {
  app.isPrinting = isOn;
  render(app);
  app.network.redraw();
};

const follow = (app) => {
  const state = readState(app.data, app.defaults);
  if (kerege.formatState(state, app.defaults) === kerege.formatState(app.state, app.defaults)) return;
  app.state = state;
  render(app);
};

const toggleFilters = (force) => {
  const open = document.body.classList.toggle("filters-shown", force);
  byId("filters-open").setAttribute("aria-expanded", String(open));
};

const KEYS = [
  ["/", "key_search"],
  ["← ↑ → ↓", "key_arrows"],
  ["Enter", "key_enter"],
  ["+ −", "key_zoom"],
  ["0", "key_fit"],
  ["1 – 5", "key_views"],
  ["Shift + click", "key_shift"],
  ["Esc", "key_escape"],
];

const openHelp = () => {
  const dialog = byId("help");
  dialog.replaceChildren(
    el("h2", { id: "help-title" }, t("keyboard")),
    el("dl", {}, KEYS.map(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, t(words))])),
    el("p", { class: "fine" }, t("aboutFile")),
    el("button", { type: "button", onclick: () => dialog.close() }, t("close")),
  );
  dialog.showModal();
};

const keys = (app, event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.target.matches("input, select, textarea") && event.key !== "Escape") return;
  const view = kerege.VIEWS[Number(event.key) - 1];
  const drawn = !byId("net").hidden;
  if (event.key === "/") app.search.focus();
  else if (event.key === "Escape") stepBack(app);
  else if (event.key === "?") openHelp();
  else if (view && byId("views").querySelector(`[data-view=${view}]`)) app.set({ view });
  else if (drawn && event.key === "0") app.network.fit();
  else if (drawn && (event.key === "+" || event.key === "=")) app.network.zoom(1.3);
  else if (drawn && event.key === "-") app.network.zoom(1 / 1.3);
  else if (event.key.startsWith("Arrow") && document.activeElement === byId("net")) app.network.walk(event.key);
  else return;
  event.preventDefault();
};

const stepBack = (app) => {
  if (document.body.classList.contains("filters-shown")) toggleFilters(false);
  else if (app.now.claim) app.set({ claim: "" });
  else app.clear();
};

/** Start the page: draw first, then read the words of the claims and the texts. */
kerege.start = async () => {
  const app = makeApp(kerege.decode(await kerege.part("core")));
  app.filters = kerege.makeFilters(app);
  app.clock = kerege.makeClock(app);
  app.search = kerege.makeSearch(app);
  wire(app);
  dress(app);
  kerege.derive(app);
  app.network = kerege.makeNetwork(app);
  render(app);
  kerege.app = app;
  kerege.addWords(app.data, (await kerege.part("words")) ?? { n: 0 });
  kerege.addTexts(app.data, (await kerege.part("texts")) ?? []);
  render(app);
  document.documentElement.dataset.ready = "true";
};

if (typeof document !== "undefined") kerege.start();
