/** How far a commitment has come: its steps in order of time. Rules: kerege.reasoning.ladder. */
const { el, t } = kerege;

/** Return the steps on the matter of an entity by the end of a day, and the rung where it stands. */
kerege.ladder = (entity, claims, data, day) => {
  const order = new Map(data.ladder.map((rung, at) => [rung.id, { ...rung, at }]));
  const steps = claims
    .filter((claim) => !claim.opinion)
    .map((claim) => ({ claim, day: stepDay(claim), ...placing(entity, claim, data) }))
    .filter((step) => step.rung !== undefined && step.day <= day)
    .sort((a, b) => a.day - b.day || (order.get(a.rung)?.at ?? -1) - (order.get(b.rung)?.at ?? -1) || (a.claim.id < b.claim.id ? -1 : 1));
  const counting = steps.filter(({ rung, claim }) => rung && claim.polarity === "positive" && !claim.relation.ofParty);
  return { steps, rung: reached(counting, order) };
};

/** Return the rung on which a claim puts an entity and who took the step, or nothing. */
const placing = (entity, claim, data) => {
  const { rung, rungOfSubject } = claim.relation;
  if (rung || rungOfSubject) {
    if (rung && claim.object.entity === entity) return { rung: given(claim, rung, data), party: claim.subject };
    return rungOfSubject && claim.subject === entity ? { rung: given(claim, rungOfSubject, data), party: null } : {};
  }
  if (claim.polarity === "negative" || !entity.kind.climbs) return {};
  const said = given(claim, "", data);
  const matter = claim.subject.kind.climbs ? claim.subject : claim.object.entity;
  return said && matter === entity ? { rung: said, party: matter === claim.subject ? null : claim.subject } : {};
};

const given = (claim, rung, data) => {
  if (claim.modality === "asserted") return rung;
  return claim.polarity === "negative" ? "" : (data.modalityRungs[claim.modality] ?? "");
};

const stepDay = (claim) => {
  const said = claim.stated ?? claim.observed ?? claim.published ?? claim.recorded;
  const taken = claim.object.date ?? claim.from ?? claim.observed ?? said;
  return kerege.dayNumber(claim.modality === "asserted" ? taken : said);
};

/** Return the highest rung since the last exit, or the exit where nothing came after it. */
const reached = (steps, order) => {
  const exits = steps.filter(({ rung }) => order.get(rung).isExit);
  const last = exits.reduce((one, other) => (one && one.day >= other.day ? one : other), null);
  const after = last ? steps.filter((step) => step.day > last.day) : steps;
  return (after.length || !last ? after : [last]).reduce((best, { rung }) => (best && order.get(best).at >= order.get(rung).at ? best : rung), "");
};

/** Return the ladder of an entity as a list: each rung with who stepped on it, when, and by which claim. */
kerege.ladderContent = (app, entity) => {
  const about = app.data.claimsOf(entity).filter((claim) => app.now.standing.has(claim) && (claim.subject === entity || claim.object.entity === entity));
  const { steps, rung } = kerege.ladder(entity, about, app.data, app.now.day);
  if (!rung) return [];
  const label = (id) => kerege.word(app.data.ladder.find((one) => one.id === id) ?? { label: id });
  return [
    el("h3", {}, t("ladder", { rung: label(rung) })),
    el("ol", { class: "ladder" }, steps.map((step) => stepLine(app, step, label, rung))),
  ];
};

const stepLine = (app, { rung, party, claim }, label, standing) => {
  const denied = claim.polarity === "negative";
  const words = [denied ? t("negative") : "", rung ? label(rung) : kerege.word(claim.relation)].filter(Boolean).join(": ");
  const notes = [
    ...(app.now.conflictsOf.get(claim) ?? []).map(({ other }) => [t("contested"), other]),
    ...(app.now.linksOf.get(claim) ?? []).filter(({ kind, two }) => two === claim && (kind === "fulfils" || kind === "fails")).map(({ kind, other }) => [t(kind === "fulfils" ? "link_fulfilledBy" : "link_failedBy"), other]),
  ];
  return el(
    "li",
    { class: `${kerege.stance(claim)}${rung === standing && !denied ? " standing" : ""}` },
    el("strong", {}, words),
    party ? ` · ${app.label(party)}` : "",
    el("small", {}, ` ${kerege.timeWords(claim)} · ${t("saidBy")} ${app.label(claim.speaker)} `),
    el("button", { class: "name", type: "button", "aria-label": kerege.sentence(claim, app.label), onclick: () => app.chooseClaim(claim) }, t("openStep")),
    notes.map(([note, other]) => el("p", { class: "fine" }, `${note} `, kerege.claimButton(other, app))),
  );
};
