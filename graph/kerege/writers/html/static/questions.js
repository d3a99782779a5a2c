/** Questions to begin with, found by rule from what the graph holds. */
const { t } = kerege;
const WRONG = new Set(["contradicted", "disputed", "partly", "overtaken"]);

/** Return up to six questions, each with the state that answers it. */
kerege.questions = (app) => {
  const { data } = app;
  const clear = { entity: "", pair: "", to: "", claim: "", article: "", relation: "", speaker: "", source: "", modality: "", opinions: "", only: "", without: new Set() };
  const found = [];
  const blocs = [...app.blocOrder.keys()].slice(0, 3);
  if (blocs.length) {
    const kinds = new Set(["state", "org"]);
    found.push({ words: t("ask_blocs"), patch: { ...clear, view: "network", kinds, pins: new Set(blocs.map((org) => org.id)) } });
  }
  const article = data.claims.find((claim) => WRONG.has(claim.verdict))?.source ?? data.documents[0]?.source;
  if (article && data.hasTexts) {
    const wrong = new Set(data.claims.filter((claim) => WRONG.has(claim.verdict)).map((claim) => claim.source));
    const words = t(wrong.size === 1 ? "ask_wrong_only" : wrong.size ? "ask_wrong" : "ask_article", { name: shorten(article.title) });
    found.push({ words, patch: { ...clear, view: "article", article: article.id } });
  }
  const planner = most(data.claims.filter((claim) => kerege.stance(claim) === "open" && claim.subject.group === "state"));
  if (planner) {
    const patch = { ...clear, view: "network", entity: planner.id, without: new Set(["asserted", "denied"]) };
    found.push({ words: t("ask_plans", { name: app.label(planner) }), patch });
  }
  if (data.claims.some((claim) => kerege.stance(claim) === "denied")) {
    found.push({ words: t("ask_denied"), patch: { ...clear, view: "table", without: new Set(["asserted", "open"]) } });
  }
  if (data.conflicts.length) found.push({ words: t("ask_contested"), patch: { ...clear, view: "network", only: "contested" } });
  if (data.entities.some((entity) => entity.group === "event" && entity.day)) {
    found.push({ words: t("ask_timeline"), patch: { ...clear, view: "timeline" } });
  }
  return found.slice(0, 6);
};

const shorten = (text) => (text.length > 100 ? `${text.slice(0, 98).trimEnd()}…` : text);

const most = (claims) => {
  const counts = new Map();
  for (const { subject } of claims) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))[0]?.[0] ?? null;
};
