/** What is shown as a file: CSV, JSON, Turtle, PNG, SVG. */
const CSV = [
  "id", "subject", "relation", "object", "qualifiers", "polarity", "modality", "opinion", "from", "until",
  "observed_on", "asserted_by", "stated_on", "published_on", "recorded_on", "retracted_on", "source", "source_title", "publisher", "url",
  "class", "reliability", "credibility", "rank", "method", "confidence", "quote", "start", "end", "supersedes", "note",
];

/** Return a claim as plain values under the names of kerege's claims table. */
kerege.plainClaim = (claim, label) => {
  const { source } = claim;
  return {
    id: claim.id,
    subject: claim.subject.id,
    relation: claim.relation.id,
    object: claim.object.entity ? claim.object.entity.id : claim.object.words,
    qualifiers: Object.entries(claim.qualifiers).map(([key, value]) => `${key}=${value.entity ? value.entity.id : value.words}`).join("; "),
    polarity: claim.polarity,
    modality: claim.modality,
    opinion: claim.opinion,
    from: claim.from,
    until: claim.until,
    observed_on: claim.observed,
    asserted_by: claim.speaker.id,
    stated_on: claim.stated,
    published_on: claim.published,
    recorded_on: claim.recorded,
    retracted_on: claim.retracted,
    source: source.id,
    source_title: source.title,
    publisher: source.publisher,
    url: source.url,
    class: source.class,
    reliability: source.reliability,
    credibility: claim.credibility,
    rank: claim.rank,
    method: claim.method,
    confidence: claim.confidence,
    quote: claim.quote,
    start: claim.start,
    end: claim.stop,
    supersedes: claim.supersededIds.join(" "),
    note: claim.note,
    sentence: kerege.sentence(claim, label),
  };
};

/** Write rows as CSV in which no spreadsheet sees a formula. */
kerege.csv = (rows, names) => [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => line.map(cell).join(",")).join("\r\n");

const cell = (value) => {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const plain = (app) => kerege.tableClaims(app).map((claim) => kerege.plainClaim(claim, app.label));

kerege.saveCsv = (app) => download("claims.csv", new Blob(["\ufeff", kerege.csv(plain(app), [...CSV, "sentence"])], { type: "text/csv" }));
kerege.saveJson = (app) => download("claims.json", new Blob([JSON.stringify(plain(app), null, 1)], { type: "application/json" }));
kerege.savePng = (app) => app.network.picture().toBlob((blob) => download("graph.png", blob), "image/png");

kerege.saveSvg = (app) => download("graph.svg", new Blob([app.network.vector(document.title)], { type: "image/svg+xml" }));
kerege.saveTurtle = (app) => download("claims.ttl", new Blob([kerege.turtle(kerege.tableClaims(app), app.data)], { type: "text/turtle" }));

const download = (name, blob) => {
  const url = URL.createObjectURL(blob);
  const link = kerege.el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
