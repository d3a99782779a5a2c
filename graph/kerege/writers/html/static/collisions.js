/** Claims that bear on each other, side by side, with the rule that found them. */
const { el, t } = kerege;
const FEW = 3;
const GRAVITY = ["error", "warning", "note"];
/** Which word stands for a link, seen from its first claim and from its second. */
const LINK_WORDS = { fulfils: ["fulfils", "fulfilledBy"], fails: ["fails", "failedBy"], overtakenBy: ["overtakenBy", "overtakes"] };

/** Return the pairs of a claim, the gravest first. */
const gravestFirst = (pairs) => [...pairs].sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) || a.other.index - b.other.index);

/** Return what collides with a claim and what became of it, a few of each, or null. */
kerege.collisions = (claim, app) => {
  const against = gravestFirst(app.now.conflictsOf.get(claim) ?? []);
  const tied = app.now.linksOf.get(claim) ?? [];
  if (!against.length && !tied.length) return null;
  return el(
    "details",
    { class: "collisions" },
    el("summary", {}, [against.length ? t("conflictCount", { n: against.length }) : "", tied.length ? t("linkCount", { n: tied.length }) : ""].filter(Boolean).join(" · ")),
    against.slice(0, FEW).map((pair) => kerege.versus(pair, claim, app)),
    against.slice(FEW).map(({ other }) => el("p", {}, kerege.claimButton(other, app))),
    tied.slice(0, FEW * 2).map((pair) => linkLine(pair, claim, app)),
  );
};

/** Return two claims that cannot both hold as two columns, and under them the proof. */
kerege.versus = ({ rule, first, end, severity, other, one, two }, claim, app) =>
  el(
    "div",
    { class: "versus" },
    side(claim ?? one, app),
    side(claim ? other : two, app),
    el(
      "p",
      { class: "proof" },
      el("strong", {}, t(`severity_${severity}`)),
      ` ${t("byRule", { rule })}: ${app.data.rules[rule] ?? ""}. ${commonTime(first, end)}`,
    ),
  );

const side = (claim, app) =>
  el(
    "div",
    { class: `side ${kerege.stance(claim)}` },
    el("p", { class: "sentence" }, kerege.claimButton(claim, app)),
    el("p", { class: "facts" }, `${kerege.timeWords(claim)} · ${t("saidBy")} ${app.label(claim.speaker)}`),
    claim.quote ? el("blockquote", {}, `“${claim.quote}”`) : null,
    el("p", { class: "source" }, kerege.link(claim.source.url, claim.source.title || claim.source.id), ` ${claim.source.reliability ?? ""}${claim.credibility ?? ""}`),
  );

const EARLIEST = 366; // before the second year there is only "always"
const LATEST = 3_652_000;

const commonTime = (first, end) => {
  const words = (day) => kerege.dateWords(kerege.dayText(day), kerege.language());
  if (first < EARLIEST && end > LATEST) return t("commonAlways");
  if (end > LATEST) return t("commonSince", { from: words(first) });
  if (first < EARLIEST) return t("commonUntil", { until: words(end) });
  if (end - first === 1) return t("commonDay", { day: words(first) });
  return t("common", { from: words(first), until: words(end - 1) });
};

const linkLine = ({ kind, rule, one, other }, claim, app) => {
  const words = (LINK_WORDS[kind] ?? [kind, kind])[one === claim ? 0 : 1];
  return el("p", { class: "tie" }, el("strong", {}, t(`link_${words}`)), " ", kerege.claimButton(other, app), el("small", {}, ` ${kerege.timeWords(other)} · ${t("byRule", { rule })}`));
};

/** Return a claim as a button that opens it. */
kerege.claimButton = (claim, app) =>
  el("button", { class: "name", type: "button", onclick: () => app.chooseClaim(claim) }, kerege.sentence(claim, app.label));

/** Return all pairs among the claims that are shown, each once, the gravest first. */
kerege.conflictsShown = (app) => {
  const found = [];
  for (const [claim, pairs] of app.now.conflictsOf) {
    for (const pair of pairs) if (claim === pair.one && (app.now.shown.has(pair.one) || app.now.shown.has(pair.two))) found.push(pair);
  }
  return gravestFirst(found);
};
