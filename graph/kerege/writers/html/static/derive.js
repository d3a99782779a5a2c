/** What follows from the state: which claims stand, hold and are shown, and what is in view. */
const MOST_NEIGHBOURS = 70;
const MOST_GUESTS = { wide: 34, narrow: 12 };
const LEADING = 300;
const FIRST_VIEW = new Set(["state", "org", "event"]);

/** Work out everything that the views show, and keep it as `app.now`. */
kerege.derive = (app) => {
  const { data, state } = app;
  const day = kerege.dayNumber(state.at) ?? data.builtOn;
  const known = state.known ? kerege.dayNumber(state.known) : null;
  const live = kerege.live(data.claims, known);
  const standing = kerege.surviving(live, state);
  const holding = kerege.holding(standing, day);
  const now = {
    at: kerege.dayText(day),
    day,
    known,
    live,
    standing: new Set(standing),
    holding,
    camp: app.camps.get(state.camp) ?? null,
    beside: app.camps.get(state.camp) ? (app.camps.get(state.beside) ?? null) : null,
    originsOf: kerege.originCounter(standing),
    endOf: kerege.ends(standing),
    chosen: data.entity(state.entity),
    claim: kerege.findClaim(data, state.claim),
    hovered: null,
  };
  app.now = now;
  now.conflictsOf = kerege.conflictsOf(data, now.standing);
  now.linksOf = kerege.linksOf(data, now.standing);
  now.passing = (claim) => kerege.passes(claim, state, now);
  now.inFilters = standing.filter(now.passing);
  now.shown = new Set(state.also ? now.inFilters : now.inFilters.filter((claim) => holding.has(claim)));
  now.blocs = blocs(app, [...holding]);
  now.pair = pairOf(app);
  now.path = pathOf(app);
  now.rings = (entity) => rings(app, entity);
  now.outlined = outlined(app);
  now.base = base(app);
  now.rest = isNarrowed(state) ? new Set([...now.shown].flatMap((claim) => claim.mentioned)) : null;
  now.focus = focusNow(app);
  now.visible = new Set([...now.base, ...(now.focus ?? [])]);
  now.topic = `${state.entity} ${state.pair} ${state.to} ${state.claim} ${state.only} ${state.camp} ${state.beside}`;
  return now;
};

/** Return the pairs among what is in view, or among those of it with most claims where it is a crowd. */
kerege.leadingPairs = ({ now, data }) => {
  const all = [...now.base];
  const leading = all.length > LEADING ? all.sort((a, b) => data.weight(b) - data.weight(a) || a.index - b.index).slice(0, LEADING) : all;
  return kerege.pairs(new Set(leading), data, now.shown);
};

const isNarrowed = (state) => [state.relation, state.speaker, state.source, state.modality, state.opinions === "alone", state.only, state.origins].some(Boolean);

/** Return who is in which bloc, whatever relation or speaker is looked at. */
const blocs = (app, claims) => {
  const trusted = { ...app.state, relation: "", speaker: "", modality: "", opinions: "", only: "", without: new Set() };
  return kerege.blocs(claims.filter((claim) => kerege.passes(claim, trusted, app.now)));
};

/** Return the memberships of the day that do not stand under the conditions that are set. */
kerege.fallenTies = (app) => {
  const { now } = app;
  const before = kerege.blocs([...kerege.holding(now.live, now.day)]);
  const left = (tie) => (now.blocs.of.get(tie.entity) ?? []).some((one) => one.org === tie.org);
  return [...before.of.values()].flat().filter((tie) => !left(tie));
};

const pairOf = ({ state, data, now }) => {
  if (!state.pair) return null;
  const [a, b] = state.pair.split("~").map((id) => data.entity(id));
  return a && b ? kerege.pairOf(a, b, data, now.shown) : null;
};

const pathOf = ({ state, data, now }) => {
  const to = data.entity(state.to);
  return to && now.chosen ? kerege.path(now.chosen, to, data, now.shown) : null;
};

const rings = (app, entity) =>
  (app.now.blocs.of.get(entity) ?? [])
    .filter((tie) => app.blocColour(tie.org))
    .sort((a, b) => app.blocOrder.get(a.org) - app.blocOrder.get(b.org))
    .map((tie) => ({ role: tie.role, colour: app.blocColour(tie.org) }));

const outlined = (app) => {
  const pinned = [...app.state.pins].map((id) => app.data.entity(id)).filter(Boolean);
  const { chosen } = app.now;
  return chosen?.group === "org" && !pinned.includes(chosen) ? [...pinned, chosen] : pinned;
};

const focusNow = (app) => {
  const { now } = app;
  if (now.claim && app.state.view !== "article") return new Set(now.claim.mentioned);
  if (now.path) return new Set(now.path);
  if (now.pair) return new Set([now.pair.a, now.pair.b]);
  return now.chosen ? kerege.focusOf(app, now.chosen) : now.rest;
};

/** Return an entity and what it shares claims with: all that the view has, and the most tied of the rest. */
kerege.focusOf = (app, entity) => {
  const all = kerege.neighbours(entity, app.data, app.now.shown);
  const guests = all.filter((other) => !app.now.base.has(other));
  const most = innerWidth < 600 ? MOST_GUESTS.narrow : MOST_GUESTS.wide;
  const left = new Set(guests.slice(most));
  return new Set([entity, ...all.filter((other) => !left.has(other)).slice(0, MOST_NEIGHBOURS)]);
};

/** Return what is in view while nothing is chosen, and what was opened round others. */
const base = ({ state, now, data }) => {
  const begun = (entity) => state.also || entity.group !== "event" || entity.day <= now.day;
  const ranked = (entity) => state.depth === "all" || entity.core || !FIRST_VIEW.has(entity.group);
  const found = new Set(data.entities.filter((entity) => state.kinds.has(entity.group) && ranked(entity) && begun(entity)));
  for (const id of state.opened) {
    const entity = data.entity(id);
    if (!entity) continue;
    found.add(entity);
    for (const other of kerege.neighbours(entity, data, now.shown).slice(0, MOST_NEIGHBOURS)) found.add(other);
  }
  return found;
};
