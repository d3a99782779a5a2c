/** What stands under a condition, who tells it, what collides: the logic of claims, in the page. */
const STATE_PRESS = "state-press";

/** Return the key of what a claim says or denies; claims that nobody echoes have none. */
const sayingKey = (claim) => (claim.same < 0 ? null : `${claim.same} ${claim.polarity} ${claim.modality}`);

/** Return how many independent origins say what a claim says, among these claims. */
kerege.originCounter = (claims) => {
  const found = new Map();
  for (const claim of claims) {
    const key = sayingKey(claim);
    if (key === null) continue;
    if (!found.has(key)) found.set(key, new Set());
    found.get(key).add(kerege.originOf(claim.source));
  }
  return (claim) => found.get(sayingKey(claim))?.size ?? 1;
};

/** Return the origin of a source: one for all that go back to one text, agency or family. */
kerege.originOf = (source) => source.root ?? source.id;

/** Count the origins of claims. */
kerege.origins = (claims) => new Set(claims.map(({ source }) => kerege.originOf(source))).size;

/** Return the claims that stand without the press that states control, or without lone origins. */
kerege.surviving = (claims, { survives }) => {
  const left = survives.has("press") ? claims.filter((claim) => claim.source.class !== STATE_PRESS) : claims;
  if (!survives.has("single")) return left;
  const origins = kerege.originCounter(left);
  return left.filter((claim) => origins(claim) > 1);
};

/** Tell whether a camp tells a claim: one of it speaks, or one of it publishes. */
kerege.isTold = (camp, claim) => camp.speakers.has(claim.speaker) || camp.publishers.has(claim.source.publisher);

/** Return the camps by id, each with who speaks and who publishes for it. */
kerege.camps = (data) =>
  new Map(
    data.camps.map(({ id, label, members }) => {
      const speakers = new Set(members.map((at) => data.entities[at]));
      return [id, { id, label, speakers, publishers: new Set([...speakers].map((one) => one.id)) }];
    }),
  );

/** Return, by claim, the pairs in which it cannot hold together with another of these claims. */
kerege.conflictsOf = (data, standing) => pairsOf(data, data.conflicts, standing);

/** Return, by claim, how it bears on others of these claims: fulfils, fails, overtaken. */
kerege.linksOf = (data, standing) => pairsOf(data, data.links, standing);

const pairsOf = (data, rows, standing) => {
  const found = new Map();
  const add = (claim, pair) => found.set(claim, [...(found.get(claim) ?? []), pair]);
  for (const row of rows) {
    const [one, two] = [data.claims[row.one], data.claims[row.two]];
    if (!standing.has(one) || !standing.has(two)) continue;
    add(one, { ...row, one, two, other: two });
    add(two, { ...row, one, two, other: one });
  }
  return found;
};

/** Sort claims that two camps tell by who tells what: the first alone, the second alone, both. */
kerege.sideBySide = (claims, first, second) => {
  const rows = new Map();
  for (const claim of claims) {
    const [one, two] = [kerege.isTold(first, claim), kerege.isTold(second, claim)];
    if (!one && !two) continue;
    const key = claim.same < 0 ? `alone ${claim.index}` : claim.same;
    if (!rows.has(key)) rows.set(key, { claim, first: [], second: [] });
    if (one) rows.get(key).first.push(claim);
    if (two) rows.get(key).second.push(claim);
  }
  return [...rows.values()];
};
