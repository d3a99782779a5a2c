/** What the claims make of the entities: pairs, blocs, neighbours. */

/** Say how a claim stands to its content: denied, open (a plan, a demand, an opinion) or asserted. */
kerege.stance = (claim) => {
  if (claim.polarity === "negative") return "denied";
  return claim.modality === "asserted" && !claim.opinion ? "asserted" : "open";
};

/** Return the other claims that say the same, and those that say the opposite. */
kerege.echoes = (claim, data) => {
  const others = (data.sameAs.get(claim.same) ?? []).filter((one) => one !== claim && one.modality === claim.modality);
  const agrees = (one) => one.polarity === claim.polarity;
  return { agreeing: others.filter(agrees), opposing: others.filter((one) => !agrees(one)) };
};

/** Count the origins of claims: one for all that go back to one wire story or one family of publishers. */
kerege.origins = (claims) => new Set(claims.map(({ source }) => source.origin || source.family || source.publisher || source.id)).size;

/** Return the key of the pair of two entities, the same in both directions. */
kerege.pairKey = (a, b) => (a.id < b.id ? `${a.id}~${b.id}` : `${b.id}~${a.id}`);

/** Gather claims by the two entities that they tie. */
kerege.pairs = (claims) => {
  const found = new Map();
  for (const claim of claims) {
    if (!claim.other || claim.other === claim.subject) continue;
    const key = kerege.pairKey(claim.subject, claim.other);
    if (!found.has(key)) found.set(key, newPair(key, claim));
    const pair = found.get(key);
    pair.claims.push(claim);
    pair.counts[kerege.stance(claim)] += 1;
    if (!claim.relation.role && !claim.relation.timeless) pair.dated += 1;
    if (!claim.relation.role) pair.plain += 1;
  }
  for (const pair of found.values()) pair.stance = prevailing(pair.counts);
  return found;
};

const newPair = (key, claim) => {
  const [a, b] = claim.subject.id < claim.other.id ? [claim.subject, claim.other] : [claim.other, claim.subject];
  return { key, a, b, claims: [], counts: { denied: 0, open: 0, asserted: 0 }, dated: 0, plain: 0 };
};

const prevailing = (counts) =>
  ["denied", "open", "asserted"].reduce((one, other) => (counts[other] > counts[one] ? other : one));

/** Return who is in which bloc by these claims: orgs by entity, and entities by org. */
kerege.blocs = (claims) => {
  const of = new Map();
  const members = new Map();
  for (const claim of claims) {
    if (!claim.relation.role || kerege.stance(claim) !== "asserted" || !claim.object.entity) continue;
    const tie = { entity: claim.subject, org: claim.object.entity, role: claim.relation.role, claim };
    push(of, tie.entity, tie);
    push(members, tie.org, tie);
  }
  return { of, members };
};

const push = (map, key, tie) => {
  const ties = map.get(key) ?? [];
  const same = ties.findIndex((one) => one.entity === tie.entity && one.org === tie.org);
  if (same < 0) map.set(key, [...ties, tie]);
  else if (tie.role === "member") map.set(key, ties.map((one, at) => (at === same ? tie : one)));
};

/** Return the full members of an organisation. */
kerege.fullMembers = (blocs, org) =>
  (blocs.members.get(org) ?? []).filter((tie) => tie.role === "member").map((tie) => tie.entity);

/** Return the entities that share a claim with this one, those with most claims first. */
kerege.neighbours = (entity, claims) => {
  const counts = new Map();
  for (const claim of claims) {
    if (!claim.mentioned.includes(entity)) continue;
    for (const other of claim.mentioned) {
      if (other !== entity) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1)).map(([other]) => other);
};

/** Tell whether a claim passes the filters of the state. */
kerege.passes = (claim, state) =>
  !state.without.has(kerege.stance(claim)) &&
  (!state.relation || claim.relation.id === state.relation) &&
  (!state.speaker || claim.speaker.id === state.speaker) &&
  (!state.sourceClass || claim.source.class === state.sourceClass) &&
  (!state.sureness || Number(claim.confidence) >= state.sureness) &&
  (!state.grade || (claim.source.reliability ?? "F") <= state.grade);

/** Return the blocs, those with most claims first, each with its rank. */
kerege.blocRanks = (claims, weight) => {
  const members = new Map();
  for (const claim of claims) {
    if (claim.relation.role !== "member" || !claim.object.entity) continue;
    if (!members.has(claim.object.entity)) members.set(claim.object.entity, new Set());
    members.get(claim.object.entity).add(claim.subject);
  }
  const blocs = [...members].filter(([, found]) => found.size > 1).map(([org]) => org);
  blocs.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  return new Map(blocs.map((org, at) => [org, at]));
};

/** Return the shortest way between two entities over pairs of claims, or null. */
kerege.path = (from, to, claims) => {
  const before = new Map([[from, null]]);
  const queue = [from];
  while (queue.length && !before.has(to)) {
    const here = queue.shift();
    for (const next of kerege.neighbours(here, claims)) {
      if (before.has(next)) continue;
      before.set(next, here);
      queue.push(next);
    }
  }
  if (!before.has(to)) return null;
  const steps = [];
  for (let here = to; here; here = before.get(here)) steps.unshift(here);
  return steps;
};
