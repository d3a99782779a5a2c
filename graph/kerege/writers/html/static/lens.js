/** The lens: what one camp tells, two camps side by side, and what falls under a condition. */
const { el, t } = kerege;
const MOST = 40;

/** Return what the panel says of the conditions and camps in force; nothing where there are none. */
kerege.lensContent = (app) => [...conditions(app), ...contested(app), ...(app.now.beside ? beside(app) : alone(app))];

const conditions = (app) => {
  const { now, state } = app;
  if (!state.survives.size) return [];
  const fallen = now.live.length - now.standing.size;
  const ties = kerege.fallenTies(app);
  const names = ties.map((tie) => `${app.label(tie.entity)} – ${tie.org.short || app.label(tie.org)}`);
  return [
    el("p", { class: "lens" }, t("fallen", { n: fallen, all: now.live.length })),
    ties.length ? el("details", {}, el("summary", {}, t("fallenTies", { n: ties.length })), el("p", { class: "fine" }, names.join(" · "))) : el("p", { class: "fine" }, t("noFallenTies")),
  ];
};

const contested = (app) => {
  if (app.state.only !== "contested") return [];
  const pairs = kerege.conflictsShown(app);
  return [
    el("p", { class: "lens" }, t("conflictsTitle", { n: pairs.length })),
    ...(pairs.length ? pairs.slice(0, MOST).map((pair) => kerege.versus(pair, null, app)) : [el("p", { class: "none" }, t("noConflicts"))]),
  ];
};

const alone = (app) => {
  const { camp } = app.now;
  if (!camp) return [];
  const told = app.now.inFilters;
  return [el("p", { class: "lens" }, t("toldCount", { n: told.length, name: camp.label })), el("p", { class: "fine" }, t("campMeans"))];
};

/** Two columns: a row for each thing that is said, under each camp what it says of it. */
const beside = (app) => {
  const { camp, beside: other } = app.now;
  const rows = kerege.sideBySide([...app.now.shown], camp, other);
  const both = rows.filter((row) => row.first.length && row.second.length);
  const [first, second] = [rows.filter((row) => !row.second.length), rows.filter((row) => !row.first.length)];
  return [
    el("p", { class: "lens" }, t("besideCount", { both: both.length, first: first.length, second: second.length, one: camp.label, two: other.label })),
    el("p", { class: "actions" }, el("button", { type: "button", class: "small", onclick: () => app.set({ view: "table" }) }, t("besideTable"))),
    el("p", { class: "fine" }, t("campMeans")),
  ];
};

/** Return the table of two camps: what both say first, then what each says alone. */
kerege.besideTable = (app) => {
  const { camp, beside: other } = app.now;
  const rank = (row) => (row.first.length && row.second.length ? 0 : row.first.length ? 1 : 2);
  const rows = kerege.sideBySide(kerege.tableClaims(app), camp, other).sort((a, b) => rank(a) - rank(b) || a.claim.index - b.claim.index);
  const head = [t("statement"), camp.label, other.label].map((words) => el("th", { scope: "col" }, words));
  const row = ({ claim, first, second }) => el("tr", {}, el("th", { scope: "row" }, kerege.claimButton(claim, app)), cell(app, first, camp), cell(app, second, other));
  return { caption: t("besideOf", { n: rows.length, one: camp.label, two: other.label }), head, rows, row };
};

const cell = (app, claims, camp) =>
  el(
    "td",
    { "data-camp": camp.label },
    claims.length
      ? claims.slice(0, 4).map((claim) => el("p", {}, kerege.stanceWords(claim, app).map((word) => el("span", { class: `tag ${kerege.stance(claim)}` }, word)), ` ${kerege.timeWords(claim)} · ${app.label(claim.speaker)}, `, kerege.link(claim.source.url, claim.source.title || claim.source.id)))
      : el("span", { class: "silent" }, t("silent")),
  );
