/** The left column: blocs, kinds, stances and sources as filters, each beside the sign it explains. */
const { el, t, icon, SIGNS } = kerege;
const STANCE_LINES = { asserted: "", open: "2 4", denied: "5 4" };

const MOST_OPTIONS = 200;

/** Build the filters once for a language; `update` brings them in line with the state. */
kerege.makeFilters = (app) => {
  const root = kerege.byId("left");
  let built = "";
  return {
    update: () => {
      const key = `${kerege.language()} ${app.state.lang} ${document.documentElement.dataset.theme}`;
      if (key !== built) root.replaceChildren(...build(app));
      built = key;
      align(app, root);
    },
  };
};

const build = (app) => [
  section(t("blocs"), [...app.blocOrder.keys()].slice(0, 12).map((org) => blocBox(app, org))),
  section(t("show"), [...app.data.groups.filter((group) => count(app, group)).map((group) => kindBox(app, group)), depthBox(app)]),
  section(t("claims"), Object.keys(STANCE_LINES).map((stance) => stanceBox(app, stance))),
  el("p", { class: "passing", id: "passing", role: "status" }),
  el("div", { class: "selects" }, selects(app)),
  section(t("survivesTitle"), ["press", "single"].map((which) => box(app, "survives", which, el("span", { class: "grow" }, t(`without_${which}`))))),
  app.camps.size ? el("fieldset", { class: "selects" }, el("legend", {}, t("lensTitle")), campSelects(app)) : "",
  el("button", { type: "button", class: "small", id: "reset", onclick: () => app.resetFilters() }, t("reset")),
  legend(app),
  saving(app),
];

const section = (title, boxes) => (boxes.length ? el("fieldset", {}, el("legend", {}, title), boxes) : "");

const count = (app, group) => app.data.entities.filter((entity) => entity.group === group).length;

const box = (app, field, value, content, invert = false) => {
  const input = el("input", { type: "checkbox", "data-field": field, "data-value": value, "data-invert": invert });
  input.addEventListener("change", () => app.toggle(field, value, input.checked !== invert));
  return el("label", {}, input, content);
};

const blocBox = (app, org) => {
  const sign = icon(SIGNS.org, { stroke: app.blocColour(org) ?? app.colours.rest, fill: app.blocColour(org) ?? "none" });
  const number = el("span", { class: "number", "data-members": org.id });
  const name = org.short || app.label(org);
  const words = [el("span", { class: "unseen" }, t("outline", { name: "" })), name];
  return box(app, "pins", org.id, [sign, el("span", { class: "grow", title: app.label(org) }, words), number]);
};

const kindBox = (app, group) => {
  const words = [icon(SIGNS[group]), el("span", { class: "grow" }, t(`group_${group}`)), el("span", { class: "number" }, String(count(app, group)))];
  return box(app, "kinds", group, words);
};

const depthBox = (app) => {
  const input = el("input", { type: "checkbox", id: "depth" });
  input.addEventListener("change", () => app.set({ depth: input.checked ? "all" : "" }));
  return el("label", { class: "also" }, input, el("span", { class: "grow" }, t("allOfThem")));
};

const stanceBox = (app, stance) => {
  const number = app.data.claims.filter((claim) => kerege.stance(claim) === stance).length;
  const line = icon("M1 9h16", { stroke: app.colours[stance], dash: STANCE_LINES[stance] });
  return box(app, "without", stance, [line, el("span", { class: "grow" }, t(`stance_${stance}`)), el("span", { class: "number" }, String(number))], true);
};

const selects = (app) => {
  const { data } = app;
  const by = (list, words) => counted(list).map(([one, n]) => [one.id ?? one, `${words(one)} (${n})`]).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const most = (list) => counted(list).sort((a, b) => b[1] - a[1]).slice(0, MOST_OPTIONS).flatMap(([one, n]) => Array(n).fill(one));
  const classes = data.claims.map((claim) => claim.source.class).filter(Boolean);
  return [
    select(app, "relation", by(data.claims.map((claim) => claim.relation), kerege.word)),
    select(app, "speaker", by(most(data.claims.map((claim) => claim.speaker)), app.label)),
    select(app, "source", by(most(data.claims.map((claim) => claim.source)), (one) => one.title || one.id)),
    select(app, "modality", by(data.claims.map((claim) => claim.modality), (one) => t(`modality_${one}`))),
    select(app, "opinions", ["alone", "none"].map((one) => [one, t(`opinions_${one}`)])),
    select(app, "sourceClass", by(classes, (one) => kerege.codeWords(data, "sourceClass", one))),
    select(app, "grade", "ABCDE".split("").map((one) => [one, `${one} · ${kerege.codeWords(data, "reliability", one)}`])),
    select(app, "sureness", ["0.5", "0.7", "0.9", "1"].map((one) => [one, one])),
    select(app, "origins", ["2", "3", "4"].map((one) => [one, t("orMore", { n: one })])),
    select(app, "only", [["contested", t("contested")]]),
  ];
};

/** Return what is in a list with how often. */
const counted = (list) => {
  const counts = new Map();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts];
};

const campSelects = (app) => {
  const camps = [...app.camps.values()].map(({ id, label }) => [id, label]);
  return [select(app, "camp", camps), select(app, "beside", camps)];
};

const select = (app, field, options) => {
  const choice = el("select", { id: `by-${field}`, "data-select": field }, el("option", { value: "" }, t("any")), options.map(([value, words]) => el("option", { value }, words)));
  choice.addEventListener("change", () => app.set({ [field]: choice.value }));
  return el("p", {}, el("label", { for: `by-${field}` }, t(field)), choice);
};

const legend = (app) => {
  const rings = icon("M9 2.5a6.5 6.5 0 0 1 6.2 8.3", { stroke: app.colours.blocs[0] });
  const item = (sign, words) => el("li", {}, sign, el("span", {}, words));
  return el(
    "section",
    { class: "legend" },
    el("h2", {}, t("legend")),
    el(
      "ul",
      {},
      item(icon(SIGNS.state), t("legendState")),
      item(rings, t("legendRing")),
      item(icon("M4 9h.1M14 9h.1", { stroke: app.colours.blocs[0], width: 8 }), t("legendOutline")),
      item(icon("M2 14C5 5 13 5 16 14", { stroke: app.colours.asserted }), t("legendArc")),
      item(icon("M2 9h14", { stroke: app.colours.open, dash: "2 4" }), t("legendOpen")),
      item(icon("M2 9h14", { stroke: app.colours.denied, dash: "5 4" }), t("legendDenied")),
      item(icon(SIGNS.event), t("legendBeads")),
      item(icon("M5 6h.1M12 5h.1M8 12h.1M13 12h.1", { width: 3 }), t("legendDots")),
      item(icon(SIGNS.state), t("legendFade")),
    ),
    el("p", { class: "fine" }, t("aboutFile")),
  );
};

const SAVES = [
  ["CSV", kerege.saveCsv],
  ["JSON", kerege.saveJson],
  ["Turtle", kerege.saveTurtle],
  ["PNG", kerege.savePng],
  ["SVG", kerege.saveSvg],
];

const saving = (app) =>
  el(
    "section",
    { class: "legend" },
    el("h2", {}, t("save")),
    el(
      "p",
      { class: "actions" },
      SAVES.map(([name, save]) => el("button", { type: "button", class: "small", id: `save-${name.toLowerCase()}`, onclick: () => save(app) }, name)),
    ),
  );

const align = (app, root) => {
  for (const input of root.querySelectorAll("[data-field]")) {
    const has = app.state[input.dataset.field].has(input.dataset.value);
    input.checked = input.hasAttribute("data-invert") ? !has : has;
  }
  root.querySelector("#passing").textContent = t("passing", { n: app.now.inFilters.length, all: app.data.claims.length });
  root.querySelector("#depth").checked = app.state.depth === "all";
  for (const choice of root.querySelectorAll("[data-select]")) choice.value = app.state[choice.dataset.select];
  for (const number of root.querySelectorAll("[data-members]")) {
    const org = app.data.entity(number.dataset.members);
    number.textContent = String(kerege.fullMembers(app.now.blocs, org).length);
  }
};
