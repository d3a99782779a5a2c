/** The panel: what is chosen, with its claims; or the guide where nothing is. */
const { el, t } = kerege;
const FEW = 6;
const MANY_GROUPS = 4;

/** Fill the panel for the state. */
kerege.showPanel = (app) => {
  const panel = kerege.byId("panel");
  const had = panel.contains(document.activeElement);
  const place = panel.dataset.of === app.now.topic ? panel.scrollTop : 0;
  panel.replaceChildren(...content(app));
  panel.dataset.of = app.now.topic;
  panel.scrollTop = place;
  if (had) panel.focus({ preventScroll: true });
};

const content = (app) => {
  const { state, now } = app;
  if (now.claim) return claimContent(app, now.claim);
  if (now.path || state.to) return pathContent(app);
  if (now.pair) return pairContent(app, now.pair);
  if (now.chosen) return entityContent(app, now.chosen);
  return homeContent(app);
};

// ---- nothing chosen

/** Tell whether the panel has no more to say than the guide. */
kerege.isHome = ({ state, now }) => !now.claim && !now.chosen && !now.pair && !state.to && !now.camp && !state.only && !state.survives.size;

const homeContent = (app) => {
  const lens = kerege.lensContent(app);
  if (lens.length) return [lensHeading(app), ...lens];
  const findings = app.state.view === "article" ? kerege.articleFindings(app) : [];
  return findings.length ? [el("h2", { class: "topic" }, t("findings", { n: findings.length })), ...findings] : guide(app);
};

const lensHeading = (app) => {
  const { camp, beside } = app.now;
  const title = beside ? `${camp.label} | ${beside.label}` : camp ? t("asTold", { name: camp.label }) : t(app.state.only ? "conflicts" : "survivesTitle");
  return el("div", { class: "heading" }, el("button", { type: "button", class: "small back", onclick: () => app.resetFilters() }, "← ", t("reset")), el("h2", { class: "topic" }, title));
};

const guide = (app) => [
  el("h2", { class: "topic" }, t("guideTitle")),
  el("p", { class: "guide" }, t("guide")),
  el("h3", {}, t("ask")),
  el("ul", { class: "questions" }, kerege.questions(app).map((one) => el("li", {}, questionButton(app, one)))),
  ...busiest(app),
];

const questionButton = (app, { words, patch }) =>
  el("button", { type: "button", class: "question", onclick: () => app.set(patch) }, words);

const busiest = (app) => {
  const arcs = [...kerege.leadingPairs(app).values()]
    .filter((pair) => pair.dated > 0 && kerege.isActor(pair.a) && kerege.isActor(pair.b))
    .sort((a, b) => b.claims.length - a.claims.length || (a.key < b.key ? -1 : 1))
    .slice(0, 8);
  if (!arcs.length) return [el("p", { class: "none" }, t("nothing"))];
  return [el("h3", {}, t("busiest")), el("ul", { class: "pairs" }, arcs.map((pair) => el("li", {}, pairButton(app, pair))))];
};

const pairButton = (app, pair) =>
  el(
    "button",
    { type: "button", class: "pair", onclick: () => app.choosePair(pair.key) },
    el("span", {}, `${app.label(pair.a)} – ${app.label(pair.b)}`),
    el("span", { class: "count" }, String(pair.claims.length)),
  );

// ---- an entity

const entityContent = (app, entity) => [
  heading(app, app.label(entity), kerege.word(entity.kind)),
  otherNames(app, entity),
  entity.note ? el("p", { class: "note" }, entity.note) : null,
  ...kerege.ladderContent(app, entity),
  ...blocChips(app, entity),
  ...claimGroups(app, entity),
  ...said(app, entity),
  el("p", { class: "actions" }, openButton(app, entity), pathButton(app, entity)),
  el("p", { class: "hint" }, t(app.pathFrom === entity ? "pathNext" : "pathTo")),
].filter(Boolean);

/** A button that keeps what surrounds an entity in view, or folds it away again. */
const openButton = (app, entity) => {
  const isOpen = app.state.opened.has(entity.id);
  return el("button", { type: "button", class: "small", "aria-pressed": String(isOpen), onclick: () => app.toggle("opened", entity.id, !isOpen) }, t(isOpen ? "collapse" : "expand"));
};

const pathButton = (app, entity) =>
  el("button", { type: "button", class: "small", "aria-pressed": String(app.pathFrom === entity), onclick: () => app.seekPath(entity) }, t("pathSeek"));

const heading = (app, title, kind, count = "") =>
  el(
    "div",
    { class: "heading" },
    el("button", { type: "button", class: "small back", onclick: () => app.clear() }, "← ", t("back")),
    el("h2", { class: "topic" }, title),
    el("p", { class: "kind" }, [kind, count].filter(Boolean).join(" · ")),
  );

const otherNames = (app, entity) => {
  const shown = app.label(entity);
  const names = [entity.label, entity.short, ...entity.names].filter((name) => name && name !== shown);
  const wikidata = entity.codes.wikidata;
  const link = wikidata ? [kerege.link(`https://www.wikidata.org/wiki/${encodeURIComponent(wikidata)}`, t("wikidata"))] : [];
  const items = [...new Set(names)].map((name) => el("span", {}, name)).concat(link);
  return items.length ? el("p", { class: "names" }, items) : null;
};

const blocChips = (app, entity) => {
  const { blocs } = app.now;
  const part = (title, ties, of) =>
    ties.length ? [el("h3", {}, title), el("p", { class: "chips" }, ties.map((tie) => chip(app, of(tie), tie)))] : [];
  const own = blocs.of.get(entity) ?? [];
  const its = blocs.members.get(entity) ?? [];
  const full = (tie) => tie.role === "member";
  return [
    ...part(t("memberOf"), own.filter(full), (tie) => tie.org),
    ...part(t("tiedTo"), own.filter((tie) => !full(tie)), (tie) => tie.org),
    ...part(t("members"), its.filter(full), (tie) => tie.entity),
    ...part(t("tiedMembers"), its.filter((tie) => !full(tie)), (tie) => tie.entity),
  ];
};

const chip = (app, entity, tie) => {
  const colour = app.blocColour(entity) ?? app.blocColour(tie.org);
  const dot = el("span", { class: "dot", "aria-hidden": "true" });
  if (colour) dot.style.background = colour;
  const role = tie.role === "member" ? "" : el("small", {}, kerege.word(tie.claim.relation));
  return el("button", { type: "button", class: "chip", onclick: () => app.choose(entity) }, dot, entity.group === "org" && entity.short ? entity.short : app.label(entity), role);
};

const claimGroups = (app, entity) => {
  const all = app.data.claimsOf(entity).filter((claim) => app.now.passing(claim));
  const [holding, others] = split(all, (claim) => app.now.holding.has(claim));
  return [
    el("h3", {}, `${t("holdsOn", { day: kerege.dateWords(app.now.at, kerege.language()) })} (${holding.length})`),
    ...groups(app, holding, entity),
    ...(others.length ? [otherTimes(app, others, entity)] : []),
  ];
};

const split = (claims, test) => [claims.filter(test), claims.filter((claim) => !test(claim))];

const otherTimes = (app, claims, entity) => {
  const details = el("details", { class: "others" }, el("summary", {}, t("otherTimes", { n: claims.length })));
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(...groups(app, claims, entity));
  });
  return details;
};

const groups = (app, claims, entity) => {
  const found = new Map();
  for (const claim of claims) {
    const words = claim.subject === entity ? kerege.word(claim.relation) : `… ${kerege.word(claim.relation)} …`;
    found.set(words, [...(found.get(words) ?? []), claim]);
  }
  const ordered = [...found].sort((a, b) => worth(b[1], entity) - worth(a[1], entity) || (a[0] < b[0] ? -1 : 1));
  return ordered.map(([words, list], at) => group(app, words, list, at < MANY_GROUPS));
};

/** Rank groups: its own words first, then others', then plans and denials; blocs stand above already. */
const worth = (claims, entity) => {
  const quoted = claims.filter((claim) => claim.quote).length;
  const own = claims.some((claim) => claim.quote && claim.speaker === entity);
  const unusual = claims.filter((claim) => kerege.stance(claim) !== "asserted").length;
  const { role, timeless } = claims[0].relation;
  const lesser = (role ? 40 : 0) + (timeless && !quoted ? 6 : 0);
  return (own ? 50 : 0) + Math.min(quoted, 5) * 4 + Math.min(unusual, 5) * 3 + Math.min(claims.length, 4) - lesser;
};

const group = (app, words, claims, open) => {
  const details = el("details", { class: "group" }, el("summary", {}, el("span", {}, words), el("span", { class: "count" }, String(claims.length))));
  const fill = () => {
    if (details.childElementCount === 1) details.append(claimList(app, claims));
  };
  if (open) {
    details.open = true;
    fill();
  } else details.addEventListener("toggle", fill);
  return details;
};

/** Return a list of claim cards, those with a quote and the latest first, the rest behind a button. */
const claimList = (app, claims) => {
  const ordered = [...claims].sort((a, b) => Boolean(b.quote) - Boolean(a.quote) || b.first - a.first || (a.id < b.id ? -1 : 1));
  const list = el("div", { class: "claims" });
  const add = (from) => {
    list.append(...ordered.slice(from, from + FEW * (from ? 5 : 1)).map((claim) => kerege.claimCard(claim, app)));
    const next = list.childElementCount;
    if (next >= ordered.length) return;
    const more = el("button", { type: "button", class: "small more" }, t("more", { n: ordered.length - next }));
    more.addEventListener("click", () => {
      more.remove();
      add(next);
      list.children[next]?.querySelector("button")?.focus();
    });
    list.append(more);
  };
  add(0);
  return list;
};

const said = (app, entity) => {
  const own = app.data.saidBy(entity).filter((claim) => !claim.mentioned.includes(entity) && app.now.passing(claim));
  return own.length ? [group(app, t("saysItself", { name: app.label(entity), n: own.length }), own, false)] : [];
};

// ---- a pair, a path, a claim

const pairContent = (app, pair) => [
  heading(app, `${app.label(pair.a)} – ${app.label(pair.b)}`, t("between", { n: pair.claims.length })),
  el("p", { class: "chips" }, [pair.a, pair.b].map((one) => el("button", { type: "button", class: "chip", onclick: () => app.choose(one) }, app.label(one)))),
  stanceBar(pair.counts),
  tieLine(pair.claims),
  claimList(app, pair.claims),
  ...pairOthers(app, pair),
];

/** Say what an arc rests on: how many speakers and origins, and over which years. */
const tieLine = (claims) => {
  if (!claims.length) return null;
  const years = claims.map((claim) => (claim.from ?? claim.observed ?? claim.stated ?? claim.published ?? claim.recorded).slice(0, 4)).sort();
  const [from, to] = [years[0], years.at(-1)];
  const speakers = new Set(claims.map((claim) => claim.speaker)).size;
  return el("p", { class: "key" }, t("tieRests", { speakers, origins: kerege.origins(claims), years: from === to ? from : `${from}–${to}` }));
};

const pairOthers = (app, pair) => {
  const both = app.data.claimsOf(pair.a).filter((claim) => claim.mentioned.includes(pair.b) && !pair.claims.includes(claim) && app.now.passing(claim));
  return both.length ? [otherTimes(app, both, pair.a)] : [];
};

const stanceBar = (counts) => {
  const bar = el("div", { class: "bar", "aria-hidden": "true" });
  const words = [];
  for (const stance of ["asserted", "open", "denied"]) {
    if (!counts[stance]) continue;
    const part = el("span", { class: stance });
    part.style.flexGrow = counts[stance];
    bar.append(part);
    words.push(`${counts[stance]} ${t(`stance_${stance}`)}`);
  }
  return el("div", {}, bar, el("p", { class: "key" }, words.join(" · ")));
};

const pathContent = (app) => {
  const { path } = app.now;
  if (!path) return [heading(app, t("path"), ""), el("p", { class: "none" }, t("noPath"))];
  const legs = path.slice(1).map((entity, at) => {
    const here = path[at];
    const claims = [...app.now.shown].filter((claim) => claim.mentioned.includes(here) && claim.mentioned.includes(entity));
    return group(app, `${app.label(here)} – ${app.label(entity)}`, claims, true);
  });
  return [heading(app, path.map(app.label).join(" → "), t("path")), ...legs];
};

const claimContent = (app, claim) => [
  heading(app, t("claimTitle"), kerege.sentence(claim, app.label)),
  kerege.claimCard(claim, app, { open: true }),
];
