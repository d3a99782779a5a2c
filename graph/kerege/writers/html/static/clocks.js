/** The two clocks: which claims hold on a day, and which were known by a day. Rules: kerege.view.clocks. */

/** Return the claims that stood in the graph at the end of a day; null means now. */
kerege.live = (claims, known = null) => {
  const until = known ?? Infinity;
  const taken = claims.filter((claim) => claim.recordedDay <= until);
  const superseded = new Set(taken.flatMap((claim) => claim.supersedes));
  return taken.filter(
    (claim) =>
      !superseded.has(claim.index) &&
      claim.rank !== "deprecated" &&
      !(claim.retractedDay !== null && claim.retractedDay <= until),
  );
};

/** Return the first day on which each claim no longer holds, given the claims that stand. */
kerege.ends = (standing) => {
  const firsts = new Map();
  for (const claim of standing) {
    if (claim.matter < 0) continue;
    if (!firsts.has(claim.matter)) firsts.set(claim.matter, new Set());
    firsts.get(claim.matter).add(claim.first);
  }
  const ordered = new Map([...firsts].map(([matter, days]) => [matter, [...days].sort((a, b) => a - b)]));
  return (claim) => {
    if (claim.matter < 0 || claim.from || claim.until) return claim.end;
    return ordered.get(claim.matter)?.find((day) => day > claim.first) ?? claim.end;
  };
};

/** Return the set of these standing claims that hold on a day. */
kerege.holding = (standing, day) => {
  const end = kerege.ends(standing);
  return new Set(standing.filter((claim) => claim.first <= day && day < end(claim)));
};
