/** The claims in time: one row a claim, its bar from when it begins to when it ends. */
const { el, t } = kerege;
const MOST = 400;

/** Return the years to show and a scale from day numbers to per cent. */
kerege.timeScale = (claims, today) => {
  const begins = claims.filter((claim) => claim.from || claim.observed).map((claim) => claim.first).sort((a, b) => a - b);
  const first = begins.length ? begins[Math.floor(begins.length * 0.03)] : today - 3650;
  const last = Math.max(today, begins.at(-1) ?? today);
  const from = Number(kerege.dayText(first).slice(0, 4));
  const to = Number(kerege.dayText(last).slice(0, 4)) + 1;
  const [start, end] = [kerege.dayNumber(String(from)), kerege.dayNumber(String(to))];
  const years = Array.from({ length: to - from }, (_, at) => from + at);
  return { start, end, years, at: (day) => Math.max(0, Math.min(100, ((day - start) / (end - start)) * 100)) };
};

/** Fill the page with the claims that have a time, by relation and in order of time. */
kerege.showTimeline = (app, root) => {
  const about = app.now.chosen;
  const claims = app.now.inFilters
    .filter((claim) => claim.from || claim.until || claim.observed)
    .filter((claim) => (about ? claim.mentioned.includes(about) : isTold(claim, app.state)));
  if (!claims.length) return root.replaceChildren(el("p", { class: "none" }, t("noTimeline")));
  const scale = kerege.timeScale(claims, app.data.builtOn);
  const title = `${about ? `${app.label(about)}: ` : ""}${t("timelineOf")}`;
  const groups = kerege.timelineGroups(claims, MOST);
  const shown = groups.reduce((sum, group) => sum + group.claims.length, 0);
  const count = el("small", {}, ` ${shown}${shown < claims.length ? ` / ${claims.length}` : ""}`);
  return root.replaceChildren(
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, el("h2", {}, title, count), axis(app, scale), groups.map((group) => lane(app, group, scale))),
  );
};

/** Gather claims by relation, acts before memberships, the latest first, so many in all. */
kerege.timelineGroups = (claims, most) => {
  const found = new Map();
  for (const claim of claims) {
    const key = claim.relation.id;
    if (!found.has(key)) found.set(key, { relation: claim.relation, claims: [] });
    found.get(key).claims.push(claim);
  }
  const latest = (group) => Math.max(...group.claims.map((claim) => claim.first));
  const groups = [...found.values()].sort((a, b) => Boolean(a.relation.role) - Boolean(b.relation.role) || latest(b) - latest(a) || (a.relation.id < b.relation.id ? -1 : 1));
  let left = most;
  for (const group of groups) {
    group.claims = group.claims.sort((a, b) => b.first - a.first || a.index - b.index).slice(0, left);
    left -= group.claims.length;
  }
  return groups.filter((group) => group.claims.length);
};

const lane = (app, { relation, claims }, scale) => [
  el("h3", { class: "lane" }, kerege.word(relation), el("span", { class: "count" }, ` ${claims.length}`)),
  el("ol", { class: "bars" }, claims.map((claim) => bar(app, claim, scale))),
];

/** Leave yearly figures out of a story that is about nobody in particular. */
const isTold = (claim, state) =>
  claim.other !== null && !claim.object.quantity && !claim.relation.timeless && claim.mentioned.some((one) => state.kinds.has(one.group));

const axis = (app, scale) => {
  const room = innerWidth < 560 ? 7 : 11;
  const every = Math.ceil(scale.years.length / room);
  const marks = scale.years.filter((_, at) => at % every === 0 && scale.at(kerege.dayNumber(String(scale.years[at]))) < 94).map((year) => {
    const mark = el("span", { class: "year" }, String(year));
    mark.style.left = `${scale.at(kerege.dayNumber(String(year)))}%`;
    return mark;
  });
  const now = el("span", { class: "today" });
  now.style.left = `${scale.at(app.now.day)}%`;
  return el("div", { class: "axis", "aria-hidden": "true" }, el("div", { class: "track" }, marks, now));
};

const bar = (app, claim, scale) => {
  const end = Math.min(app.now.endOf(claim), scale.end);
  const span = el("span", { class: `span ${kerege.stance(claim)}${claim.observed ? " observed" : ""}` });
  const [left, right] = [scale.at(claim.first), scale.at(end)];
  span.style.left = `${left}%`;
  span.style.width = `${Math.max(0, right - left)}%`;
  const chosen = app.now.claim === claim;
  const when = kerege.timeWords(claim);
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "line", "aria-pressed": String(chosen), "aria-label": `${kerege.sentence(claim, app.label)}, ${when}`, onclick: () => app.chooseClaim(claim) },
      el("span", { class: "label" }, el("span", { class: "words" }, wordsOf(claim, app)), el("small", {}, when)),
      el("span", { class: "track", "aria-hidden": "true" }, span),
    ),
  );
};

/** Say what a row is about: its relation stands above it, and what is chosen goes without saying. */
const wordsOf = (claim, app) => {
  const { subject, object, qualifiers, stances } = kerege.sentenceParts(claim, app.label);
  const denied = claim.polarity === "negative" ? t("negative") : "";
  const ends = claim.subject === app.now.chosen ? object : claim.object.entity === app.now.chosen ? subject : `${subject} – ${object}`;
  const under = [denied, ...stances, ...qualifiers].filter(Boolean).join("; ");
  return under ? `${ends} (${under})` : ends;
};
