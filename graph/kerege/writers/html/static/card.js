/** A claim as a card: sentence, stance, speaker, time, quote and source; then all of it. */
const { el, t } = kerege;
const CONTEXT = 160;
const GROUNDS = 3;

/** Say when a claim holds, as exactly as its source does. */
kerege.timeWords = (claim, lang = kerege.language()) => {
  const words = (text) => kerege.dateWords(text, lang);
  if (claim.from && claim.until) {
    if (kerege.dateEnd(claim.from) === kerege.dayNumber(claim.until)) {
      return t(claim.from.length === 10 ? "onDay" : "in", { day: words(claim.from) });
    }
    return t("span", { from: words(claim.from), until: words(claim.until) });
  }
  if (claim.from) return t("since", { from: words(claim.from) });
  if (claim.until) return t("until", { until: words(claim.until) });
  if (claim.observed) return t("asOf", { day: words(claim.observed) });
  const said = saidOn(claim);
  return said ? `${t(claim.stated ? "statedWhen" : "publishedWhen")} ${t(said.length === 10 ? "onDay" : "in", { day: words(said) })}` : t("undated");
};

const saidOn = (claim) => (claim.quote || !claim.relation.timeless ? claim.stated || claim.published || claim.source.published : "") || "";

/** Return the date by which a claim stands in the order of time; "" where it is undated. */
kerege.dateOf = (claim) => claim.from || claim.until || claim.observed || saidOn(claim);

/** Return the stance of a claim in words: modality, denial, opinion, and whether it still stands. */
kerege.stanceWords = (claim, app) => {
  const denied = claim.polarity === "negative";
  const words = denied && claim.modality === "asserted" ? [] : [t(`modality_${claim.modality}`)];
  if (denied) words.push(t("negative"));
  if (claim.opinion) words.push(t("opinion"));
  if (claim.rank === "deprecated") words.push(t("deprecated"));
  if (claim.retracted) words.push(t("retracted"));
  if (app.data.supersededBy.has(claim.index)) words.push(t("superseded"));
  return words;
};

/** Return the card of a claim. */
kerege.claimCard = (claim, app, { open = false } = {}) =>
  el(
    "article",
    { class: `claim ${kerege.stance(claim)}`, "data-claim": claim.id },
    sentence(claim, app),
    facts(claim, app),
    claim.quote ? quote(claim) : null,
    verdict(claim, app),
    sourceLine(claim, app),
    claim.note ? el("p", { class: "note" }, claim.note) : null,
    echoLine(claim, app),
    kerege.collisions(claim, app),
    allOfIt(claim, app, open),
  );

const sentence = (claim, app) => {
  const { relation, qualifiers } = kerege.sentenceParts(claim, app.label);
  const name = (entity) => el("button", { class: "name", type: "button", onclick: () => app.choose(entity) }, app.label(entity));
  const object = claim.object.entity ? name(claim.object.entity) : el("strong", {}, claim.object.words);
  const under = qualifiers.length ? el("span", { class: "under" }, ` (${qualifiers.join("; ")})`) : null;
  return el("p", { class: "sentence" }, name(claim.subject), ` ${relation} `, object, under);
};

const facts = (claim, app) =>
  el(
    "p",
    { class: "facts" },
    kerege.stanceWords(claim, app).map((word) => el("span", { class: `tag ${kerege.stance(claim)}` }, word)),
    ` ${kerege.timeWords(claim)} · ${t("saidBy")} `,
    el("button", { class: "name", type: "button", onclick: () => app.choose(claim.speaker) }, app.label(claim.speaker)),
  );

const quote = (claim) => el("blockquote", {}, el("p", {}, `“${claim.quote}”`));

/** What the rest of the graph makes of a claim, with the claims that say so. */
const verdict = (claim, app) => {
  if (!claim.verdict) return null;
  const grounds = (claim.grounds ?? []).slice(0, GROUNDS).map((at) => app.data.claims[at]);
  return el(
    "div",
    { class: "verdict" },
    el("p", {}, el("strong", { class: `word ${claim.verdict}` }, t(`verdict_${claim.verdict}`)), grounds.length ? ` ${t("verdictBy")}` : ""),
    grounds.length ? el("ul", {}, grounds.map((ground) => el("li", {}, groundLine(ground, app)))) : null,
  );
};

const groundLine = (ground, app) => {
  const open = () => app.chooseClaim(ground);
  const said = el("button", { class: "name", type: "button", onclick: open }, kerege.sentence(ground, app.label));
  const publisher = app.nameOf(ground.source.publisher ?? ground.source.id);
  const words = [kerege.timeWords(ground), publisher, ground.source.reliability].filter(Boolean);
  return [said, el("small", {}, ` ${words.join(" · ")}`)];
};

const sourceLine = (claim, app) => {
  const { source } = claim;
  const grade = `${source.reliability ?? ""}${claim.credibility ?? ""}`;
  return el(
    "p",
    { class: "source" },
    kerege.link(source.url, source.title || app.nameOf(source.id)),
    source.publisher && source.publisher !== source.title ? ` — ${app.nameOf(source.publisher)}` : "",
    source.published ? `, ${kerege.dateWords(source.published, kerege.language())}` : "",
    " ",
    el("span", { class: "kind" }, code(app, "sourceClass", source.class)),
    " ",
    grade ? el("span", { class: "grade" }, gradeWords(claim, app, grade)) : null,
  );
};

const gradeWords = (claim, app, grade) => {
  const reliability = code(app, "reliability", claim.source.reliability);
  return `${grade} · ${reliability}${claim.credibility ? `, ${code(app, "credibility", String(claim.credibility))}` : ""}`;
};

const echoLine = (claim, app) => {
  const { agreeing, opposing } = kerege.echoes(claim, app.data);
  const origins = kerege.origins([claim, ...agreeing]);
  return [
    agreeing.length ? el("p", { class: "echo" }, t("saidAlso", { n: agreeing.length, origins })) : null,
    opposing.length ? el("p", { class: "echo against" }, t("saidAgainst", { n: opposing.length })) : null,
  ];
};

const code = (app, scheme, notation) => kerege.codeWords(app.data, scheme, notation);

const allOfIt = (claim, app, open) => {
  const details = el("details", { class: "all", open }, el("summary", {}, t("allOfIt")));
  const fill = () => details.childElementCount === 1 && details.append(...everything(claim, app));
  details.addEventListener("toggle", fill);
  if (open) fill();
  return details;
};

const everything = (claim, app) => [
  context(claim, app),
  el("dl", {}, rows(claim, app).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
  el("p", { class: "actions" }, actions(claim, app)),
];

const context = (claim, app) => {
  const around = kerege.quoteContext(claim, app.data.documentOf.get(claim.source.id));
  if (!around) return null;
  return el("p", { class: "context" }, el("span", { class: "unseen" }, t("context")), around.before, el("mark", {}, around.quote), around.after);
};

/** Return the words around a quote in its text, or null where the text is not there. */
kerege.quoteContext = (claim, found) => {
  if (!found || claim.start == null) return null;
  const letters = Array.from(found.text);
  const [from, to] = [Math.max(0, claim.start - CONTEXT), claim.stop + CONTEXT];
  return {
    before: (from > 0 ? "… " : "") + letters.slice(from, claim.start).join(""),
    quote: letters.slice(claim.start, claim.stop).join(""),
    after: letters.slice(claim.stop, to).join("") + (to < letters.length ? " …" : ""),
  };
};

const rows = (claim, app) => {
  const day = (text) => (text ? kerege.dateWords(text, kerege.language()) : "");
  const { source } = claim;
  const found = [
    [t("relation"), `${kerege.word(claim.relation)}${claim.relation.comment ? ` — ${claim.relation.comment}` : ""}`],
    ...Object.entries(claim.qualifiers).map(([key, value]) => [key.replaceAll("_", " "), kerege.objectWords(value, app.label)]),
    [t("polarity"), t(claim.polarity)],
    [t("modality"), t(`modality_${claim.modality}`) + (claim.opinion ? `, ${t("opinion")}` : "")],
    [t("validFrom"), day(claim.from)],
    [t("validUntil"), day(claim.until)],
    [t("observedOn"), day(claim.observed)],
    [t("statedOn"), day(claim.stated)],
    [t("publishedOn"), day(claim.published)],
    [t("recordedOn"), day(claim.recorded)],
    [t("retractedOn"), day(claim.retracted)],
    [t("reliability"), source.reliability ? `${source.reliability}: ${code(app, "reliability", source.reliability)}${source.reason ? `. ${source.reason}` : ""}` : ""],
    [t("credibility"), claim.credibility ? `${claim.credibility}: ${code(app, "credibility", String(claim.credibility))}` : ""],
    [t("confidence"), claim.confidence],
    [t("method"), claim.method],
    [t("rank"), claim.rank],
    [t("grounding"), claim.grounding],
    [t("place"), claim.start == null ? "" : `${claim.start}–${claim.stop}`],
    [t("cell"), claim.cell],
    [t("supersedes"), claim.supersedes.map((old) => (typeof old === "number" ? kerege.claimButton(app.data.claims[old], app) : el("code", {}, old)))],
    [t("supersededBy"), (app.data.supersededBy.get(claim.index) ?? []).map((one) => kerege.claimButton(one, app))],
    [t("agreeing"), kerege.echoes(claim, app.data).agreeing.map((one) => echo(one, app))],
    [t("opposing"), kerege.echoes(claim, app.data).opposing.map((one) => echo(one, app))],
    [t("claimId"), el("code", {}, claim.id)],
  ];
  return found.filter(([, value]) => (Array.isArray(value) ? value.length : value));
};

const echo = (claim, app) => {
  const words = `${app.label(claim.speaker)}, ${kerege.timeWords(claim)}: ${claim.source.title || claim.source.id}`;
  return el("button", { class: "name echoed", type: "button", onclick: () => app.chooseClaim(claim) }, words);
};

const actions = (claim, app) => {
  const button = (text, onclick) => el("button", { type: "button", class: "small", onclick }, text);
  const inText = app.data.documentOf.has(claim.source.id) && claim.start != null;
  return [
    button(t("openClaim"), () => app.chooseClaim(claim)),
    inText ? button(t("readIn"), () => app.readIn(claim)) : null,
    button(t("cite"), (event) => copy(kerege.citation(claim, app), event.currentTarget)),
    app.address ? button(t("copyLink"), (event) => copy(`${app.address()}#${app.hashOf({ claim: claim.id.slice(0, 16) })}`, event.currentTarget)) : null,
  ];
};

const copy = async (text, button) => {
  await navigator.clipboard?.writeText(text).catch(() => null);
  button.textContent = t("cited");
};

/** Return a claim as a reference that can be pasted. */
kerege.citation = (claim, app) => {
  const { source } = claim;
  const words = [
    `${app.label(claim.speaker)}: ${kerege.sentence(claim, app.label)} (${kerege.timeWords(claim, "en")}).`,
    claim.quote ? `“${claim.quote}”` : "",
    `${source.title || source.id}${source.publisher ? `, ${app.nameOf(source.publisher)}` : ""}${source.published ? `, ${source.published}` : ""}${source.url ? `, ${source.url}` : ""}.`,
    `Claim ${claim.id}.`,
  ];
  return words.filter(Boolean).join(" ");
};
