/** One state for all views; the hash is its written form. */
const FIELDS = {
  view: "network",
  entity: "",
  pair: "",
  to: "",
  claim: "",
  article: "",
  at: "",
  known: "",
  also: "",
  kinds: "state,org,event",
  depth: "",
  without: "",
  relation: "",
  speaker: "",
  source: "",
  modality: "",
  opinions: "",
  sourceClass: "",
  grade: "",
  origins: "",
  only: "",
  survives: "",
  camp: "",
  beside: "",
  opened: "",
  sureness: "",
  pins: "",
  lang: "",
  ui: "",
  sort: "",
  theme: "",
};
const SETS = ["kinds", "without", "survives", "opened", "pins"];
const VIEWS = ["network", "map", "timeline", "table", "article"];

/** Read a state from a hash; what is unknown or wrong is as if it were not there. */
kerege.parseState = (hash, defaults = {}) => {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const written = { ...FIELDS, ...defaults };
  const state = {};
  for (const name of Object.keys(FIELDS)) {
    const text = given.get(name) ?? written[name];
    state[name] = SETS.includes(name) ? new Set(text.split(",").filter(Boolean)) : text;
  }
  if (!VIEWS.includes(state.view)) state.view = FIELDS.view;
  for (const clock of ["at", "known"]) {
    if (kerege.dayNumber(state[clock]) === null) state[clock] = written[clock];
  }
  return state;
};

/** Write a state as a hash; what is as usual is left out. */
kerege.formatState = (state, defaults = {}) => {
  const written = { ...FIELDS, ...defaults };
  const given = new URLSearchParams();
  for (const name of Object.keys(FIELDS)) {
    const text = SETS.includes(name) ? [...state[name]].join(",") : state[name];
    if (text !== written[name]) given.set(name, text);
  }
  return given.toString().replaceAll("%2C", ",").replaceAll("%7E", "~");
};

kerege.VIEWS = VIEWS;
