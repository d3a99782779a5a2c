/** Search over all names in all scripts. */

/** Fold case, width, diacritics and apostrophes, so that Тоқаев finds what Токаев is in. */
kerege.fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’‘ʻʼ`´']/g, "")
    .replace(/[-‐–—_\s]+/g, " ")
    .replace(/қ/g, "к").replace(/ғ/g, "г").replace(/ң/g, "н").replace(/ҳ|һ/g, "х").replace(/ҷ/g, "ч")
    .replace(/ө/g, "о").replace(/ү|ұ/g, "у").replace(/ә/g, "а").replace(/і/g, "и").replace(/ı/g, "i")
    .trim();

/** Return an index of entities by their folded names. */
kerege.searchIndex = (entities, weight) =>
  entities.map((entity) => ({
    entity,
    weight: weight(entity),
    names: [...new Set([entity.label, ...entity.names, entity.short, ...entity.aliases])]
      .filter(Boolean)
      .map((name) => ({ name, folded: kerege.fold(name) })),
  }));

/** Return the best entities for a query, each with the name that was met. */
kerege.search = (index, query, limit = 10) => {
  const wanted = kerege.fold(query);
  if (!wanted) return [];
  return index
    .map((row) => best(row, wanted))
    .filter((hit) => hit.score < 9)
    .sort((a, b) => a.score - b.score || b.weight - a.weight || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, limit);
};

const best = ({ entity, weight, names }, wanted) => {
  let found = { entity, weight, name: "", score: 9 };
  for (const { name, folded } of names) {
    const score = rate(folded, wanted);
    if (score < found.score) found = { entity, weight, name, score };
  }
  return found;
};

const rate = (name, wanted) => {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (name.includes(wanted)) return 3;
  return wanted.length > 3 && isNear(name, wanted) ? 5 : 9;
};

/** Tell whether some word of the name is one slip of the pen away from the query. */
const isNear = (name, wanted) => name.split(" ").some((word) => oneEdit(word.slice(0, wanted.length + 1), wanted));

const oneEdit = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    a.slice(at) === b.slice(at + 1) ||
    a.slice(at + 1) === b.slice(at) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
};
