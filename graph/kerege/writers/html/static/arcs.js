/** Which ties are drawn as arcs, and how. */
const FIRST_VIEW_ARCS = 45;
const ACTORS = new Set(["state", "org", "body", "person"]);

/** Tell whether an entity can speak and act. */
kerege.isActor = (entity) => ACTORS.has(entity.group);

/** Return the arcs to draw: the busiest between actors, those of what is chosen, or those that pass narrow filters. */
kerege.chooseArcs = (pairs, { visible, chosen, pair, path, isNarrowed }) => {
  const seen = [...pairs.values()].filter((one) => visible.has(one.a) && visible.has(one.b));
  if (pair) return seen.filter((one) => one.key === pair);
  if (path) return seen.filter((one) => isStep(one, path));
  if (chosen) return seen.filter((one) => (one.a === chosen || one.b === chosen) && one.claims.length > 0);
  if (isNarrowed) return busiest(seen);
  return busiest(seen.filter((one) => one.dated > 0 && kerege.isActor(one.a) && kerege.isActor(one.b)));
};

const busiest = (pairs) =>
  pairs.sort((one, other) => other.dated - one.dated || (one.key < other.key ? -1 : 1)).slice(0, FIRST_VIEW_ARCS);

const isStep = ({ a, b }, path) => {
  const [i, j] = [path.indexOf(a), path.indexOf(b)];
  return i >= 0 && j >= 0 && Math.abs(i - j) === 1;
};

/** Return an arc as vis-network takes it. */
kerege.arcEdge = (pair, { colours, strong, spoke }) => {
  const count = pair.claims.length;
  return {
    id: pair.key,
    from: pair.a.index,
    to: pair.b.index,
    width: spoke ? 1.6 : (strong ? 1.3 : 0.9) + Math.sqrt(count) * (strong ? 0.8 : 0.55),
    dashes: pair.stance === "denied" ? [7, 5] : pair.stance === "open" && !spoke ? [2, 4] : false,
    color: { color: spoke ?? colours[pair.stance], opacity: strong ? 0.85 : 0.5 },
    smooth: { enabled: true, type: "curvedCW", roundness: spoke ? 0.06 : 0.17 },
  };
};
