/** Questions to begin with, found by rule from what the graph holds. */
const { t } = kerege;
const WRONG = new Set(["contradicted", "disputed", "partly", "overtaken"]);

/** Return up to five questions, each with the state that answers it. */
kerege.questions = (app) => {
  const { data } = app;
  const clear = { entity: "", pair: "", to: "", claim: "", article: "", relation: "", speaker: "", without: new Set() };
  const found = [];
  const blocs = [...app.blocOrder.keys()].slice(0, 3);
  if (blocs.length) {
    const kinds = new Set(["state", "org"]);
    found.push({ words: t("ask_blocs"), patch: { ...clear, view: "network", kinds, pins: new Set(blocs.map((org) => org.id)) } });
  }
  for (const document of data.documents.slice(0, 1)) {
    const wrong = data.claims.some((claim) => claim.source === document.source && WRONG.has(claim.verdict));
    found.push({ words: t(wrong ? "ask_wrong" : "ask_article", { name: shorten(document.source.title) }), patch: { ...clear, view: "article", article: document.source.id } });
  }
  const planner = most(data.claims.filter((claim) => kerege.stance(claim) === "open" && claim.subject.group === "state"));
  if (planner) {
    const patch = { ...clear, view: "network", entity: planner.id, without: new Set(["asserted", "denied"]) };
    found.push({ words: t("ask_plans", { name: app.label(planner) }), patch });
  }
  if (data.claims.some((claim) => kerege.stance(claim) === "denied")) {
    found.push({ words: t("ask_denied"), patch: { ...clear, view: "table", without: new Set(["asserted", "open"]) } });
  }
  if (data.entities.some((entity) => entity.group === "event" && entity.day)) {
    found.push({ words: t("ask_timeline"), patch: { ...clear, view: "timeline" } });
  }
  return found.slice(0, 5);
};

const shorten = (text) => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text);

const most = (claims) => {
  const counts = new Map();
  for (const { subject } of claims) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))[0]?.[0] ?? null;
};
