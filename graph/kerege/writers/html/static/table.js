/** The claims as a table: for reading aloud, for copying, for looking through. */
const { el, t } = kerege;
const STEP = 150;

/** The columns, each with what a claim is sorted by in it; names go by the alphabet of the language, what is empty goes last. */
const COLUMNS = {
  subject: (claim, app) => app.label(claim.subject),
  relation: (claim) => kerege.word(claim.relation),
  object: (claim, app) => kerege.objectWords(claim.object, app.label),
  stance: (claim) => kerege.stance(claim),
  when: (claim) => kerege.dateOf(claim),
  speaker: (claim, app) => app.label(claim.speaker),
  source: (claim) => claim.source.title || claim.source.id,
};

/** Fill the page with the table of the claims that are shown. */
kerege.showTable = (app, root) => {
  const { caption, head, rows, row } = app.now.beside ? kerege.besideTable(app) : claimTable(app);
  const body = el("tbody");
  const table = el("table", { class: app.now.beside ? "beside" : null }, el("caption", {}, caption), el("thead", {}, el("tr", {}, head)), body);
  const more = el("button", { type: "button", class: "small more" });
  const add = () => {
    const from = body.childElementCount;
    body.append(...rows.slice(from, from + STEP).map(row));
    const left = rows.length - body.childElementCount;
    more.textContent = t("more", { n: left });
    more.hidden = left <= 0;
  };
  more.addEventListener("click", add);
  add();
  root.replaceChildren(el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table, more));
};

const claimTable = (app) => {
  const claims = sorted(kerege.tableClaims(app), app);
  const about = app.now.chosen;
  return {
    caption: about ? t("tableAbout", { n: claims.length, name: app.label(about) }) : t("tableOf", { n: claims.length }),
    head: Object.keys(COLUMNS).map((name) => columnHead(name, app)),
    rows: claims,
    row: (claim) => claimRow(app, claim),
  };
};

/** A click on the name of a column sorts by it, the next one the other way round, a third not at all. */
const columnHead = (name, app) => {
  const { sort } = app.state;
  const next = { [name]: `-${name}`, [`-${name}`]: "" }[sort] ?? name;
  const order = { [name]: "ascending", [`-${name}`]: "descending" }[sort];
  const arrow = { ascending: " ↑", descending: " ↓" }[order] ?? "";
  const button = el("button", { type: "button", class: "sort", onclick: () => app.set({ sort: next }, { quiet: true }) }, t(name), el("span", { "aria-hidden": "true" }, arrow));
  return el("th", { scope: "col", "aria-sort": order ?? "none" }, button);
};

const sorted = (claims, app) => {
  const key = COLUMNS[app.state.sort.replace("-", "")];
  if (!key) return claims;
  const way = app.state.sort.startsWith("-") ? -1 : 1;
  const { compare } = new Intl.Collator(app.state.lang, { numeric: true });
  return claims
    .map((claim) => ({ claim, by: key(claim, app) }))
    .sort((a, b) => !a.by - !b.by || way * compare(a.by, b.by) || a.claim.index - b.claim.index)
    .map(({ claim }) => claim);
};

/** Return the claims that the table shows: those of what is chosen, or all that pass. */
kerege.tableClaims = (app) => {
  const { now } = app;
  const claims = [...now.shown];
  if (now.claim) return [now.claim];
  if (now.pair) return claims.filter((claim) => claim.mentioned.includes(now.pair.a) && claim.mentioned.includes(now.pair.b));
  return now.chosen ? claims.filter((claim) => claim.mentioned.includes(now.chosen) || claim.speaker === now.chosen) : claims;
};

const gradeLine = ({ source, credibility }, app) =>
  source.reliability ? el("small", {}, ` ${source.reliability}${credibility ?? ""} · ${kerege.codeWords(app.data, "reliability", source.reliability)}`) : "";

const claimRow = (app, claim) => {
  const { relation, object, qualifiers } = kerege.sentenceParts(claim, app.label);
  const open = el("button", { type: "button", class: "name", onclick: () => app.chooseClaim(claim) }, relation);
  const name = (entity) => el("button", { type: "button", class: "name", onclick: () => app.choose(entity) }, app.label(entity));
  return el(
    "tr",
    { class: app.now.claim === claim ? "chosen" : null },
    el("th", { scope: "row" }, name(claim.subject)),
    el("td", {}, open),
    el("td", {}, claim.object.entity ? name(claim.object.entity) : object, qualifiers.length ? el("small", {}, ` (${qualifiers.join("; ")})`) : null, claim.quote ? el("p", { class: "quoted" }, `“${claim.quote}”`) : null),
    el("td", {}, kerege.stanceWords(claim, app).map((word) => el("span", { class: `tag ${kerege.stance(claim)}` }, word))),
    el("td", {}, kerege.timeWords(claim)),
    el("td", {}, app.label(claim.speaker)),
    el("td", {}, kerege.link(claim.source.url, claim.source.title || claim.source.id), gradeLine(claim, app)),
  );
};
