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

/** Return the key of the pair of two entities, the same in both directions. */
kerege.pairKey = (a, b) => (a.id < b.id ? `${a.id}~${b.id}` : `${b.id}~${a.id}`);

/** Gather the claims of a set that tie two of these entities, by pair. */
kerege.pairs = (entities, data, claims) => {
  const found = new Map();
  for (const entity of entities) {
    for (const claim of data.claimsOf(entity)) {
      const { other } = claim;
      if (claim.subject !== entity || !other || other === entity || !entities.has(other) || !claims.has(claim)) continue;
      const key = kerege.pairKey(entity, other);
      if (!found.has(key)) found.set(key, newPair(key, entity, other));
      add(found.get(key), claim);
    }
  }
  for (const pair of found.values()) pair.stance = prevailing(pair.counts);
  return found;
};

/** Return the pair of two entities, also where no claim ties them. */
kerege.pairOf = (a, b, data, claims) => {
  const key = kerege.pairKey(a, b);
  return kerege.pairs(new Set([a, b]), data, claims).get(key) ?? newPair(key, a, b);
};

const add = (pair, claim) => {
  const { role, timeless } = claim.relation;
  pair.claims.push(claim);
  pair.counts[kerege.stance(claim)] += 1;
  if (!role && !timeless) pair.dated += 1;
  if (!role) pair.plain += 1;
};

const newPair = (key, one, other) => {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  return { key, a, b, claims: [], counts: { denied: 0, open: 0, asserted: 0 }, dated: 0, plain: 0, stance: "asserted" };
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

/** Return the entities that share a claim of the set with this one, those with most claims first. */
kerege.neighbours = (entity, data, claims) => {
  const counts = new Map();
  for (const claim of data.claimsOf(entity)) {
    if (!claims.has(claim)) continue;
    for (const other of claim.mentioned) {
      if (other !== entity) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).map(([other]) => other);
};

/** Tell whether a claim passes the filters of the state; `now` knows camps, origins and conflicts. */
kerege.passes = (claim, state, now) =>
  !state.without.has(kerege.stance(claim)) &&
  (!state.relation || claim.relation.id === state.relation) &&
  (!state.speaker || claim.speaker.id === state.speaker) &&
  (!state.source || claim.source.id === state.source) &&
  (!state.modality || claim.modality === state.modality) &&
  (!state.opinions || claim.opinion === (state.opinions === "alone")) &&
  (!state.sourceClass || claim.source.class === state.sourceClass) &&
  (!state.sureness || Number(claim.confidence) >= state.sureness) &&
  (!state.grade || (claim.source.reliability ?? "F") <= state.grade) &&
  (!state.origins || now.originsOf(claim) >= state.origins) &&
  (state.only !== "contested" || now.conflictsOf.has(claim)) &&
  (!now.camp || kerege.isTold(now.camp, claim) || Boolean(now.beside && kerege.isTold(now.beside, claim)));

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
kerege.path = (from, to, data, claims) => {
  const before = new Map([[from, null]]);
  const queue = [from];
  while (queue.length && !before.has(to)) {
    const here = queue.shift();
    for (const next of kerege.neighbours(here, data, claims)) {
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
