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

/** Fill the page with the claims that have a time, by relation and in order. */
kerege.showTimeline = (app, root) => {
  const about = app.now.chosen;
  const claims = app.now.inFilters
    .filter((claim) => claim.from || claim.until || claim.observed)
    .filter((claim) => (about ? claim.mentioned.includes(about) : isTold(claim, app.state)))
    .sort((a, b) => b.first - a.first || (a.id < b.id ? -1 : 1));
  if (!claims.length) return root.replaceChildren(el("p", { class: "none" }, t("noTimeline")));
  const scale = kerege.timeScale(claims, app.data.builtOn);
  const [shown, over] = [claims.slice(0, MOST), Math.max(0, claims.length - MOST)];
  const title = `${about ? `${app.label(about)}: ` : ""}${t("timelineOf")}`;
  const list = el("ol", { class: "bars" }, shown.map((claim) => bar(app, claim, scale)));
  return root.replaceChildren(
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, el("h2", {}, title, el("small", {}, ` ${shown.length}${over ? ` / ${claims.length}` : ""}`)), axis(app, scale), list),
  );
};

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
  const words = el("span", { class: "words" }, kerege.sentence(claim, app.label));
  const chosen = app.now.claim === claim;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "line", "aria-pressed": String(chosen), onclick: () => app.chooseClaim(claim) },
      el("span", { class: "label" }, words, el("small", {}, kerege.timeWords(claim))),
      el("span", { class: "track", "aria-hidden": "true" }, span),
    ),
  );
};
