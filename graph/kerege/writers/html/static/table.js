/** The claims as a table: for reading aloud, for copying, for looking through. */
const { el, t } = kerege;
const STEP = 150;
const COLUMNS = ["subject", "relation", "object", "stance", "when", "speaker", "source"];

/** Fill the page with the table of the claims that are shown. */
kerege.showTable = (app, root) => {
  const { caption, head, rows, row } = app.now.beside ? kerege.besideTable(app) : claimTable(app);
  const body = el("tbody");
  const table = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, head)), body);
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
  const claims = kerege.tableClaims(app);
  const about = app.now.chosen;
  return {
    caption: about ? t("tableAbout", { n: claims.length, name: app.label(about) }) : t("tableOf", { n: claims.length }),
    head: COLUMNS.map((name) => el("th", { scope: "col" }, t(name))),
    rows: claims,
    row: (claim) => claimRow(app, claim),
  };
};

/** Return the claims that the table shows: those of what is chosen, or all that pass. */
kerege.tableClaims = (app) => {
  const { now } = app;
  const claims = [...now.shown];
  if (now.claim) return [now.claim];
  if (now.pair) return claims.filter((claim) => claim.mentioned.includes(now.pair.a) && claim.mentioned.includes(now.pair.b));
  return now.chosen ? claims.filter((claim) => claim.mentioned.includes(now.chosen) || claim.speaker === now.chosen) : claims;
};

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
    el("td", {}, kerege.link(claim.source.url, claim.source.title || claim.source.id), claim.source.reliability ? ` ${claim.source.reliability}${claim.credibility ?? ""}` : ""),
  );
};
