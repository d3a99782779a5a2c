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

/**
 * Return an index of entities by their folded names: all names in one text, a line each, so that a
 * hundred thousand of them are searched without an object for each.
 */
kerege.searchIndex = (entities, weight) => {
  const lines = [];
  const owners = [];
  for (const entity of entities) {
    for (const name of kerege.namesOf(entity)) {
      lines.push(kerege.fold(name));
      owners.push(entity.index);
    }
  }
  const begins = new Int32Array(lines.length + 1);
  lines.forEach((line, at) => { begins[at + 1] = begins[at] + line.length + 1; });
  return { text: `${lines.join("\n")}\n`, begins, owners: Int32Array.from(owners), entities, weight };
};

/** Return all names of an entity, each once. */
kerege.namesOf = (entity) => [...new Set([entity.label, ...entity.names, entity.short, ...entity.aliases])].filter(Boolean);

/** Return the best entities for a query, each with the name that was met. */
kerege.search = (index, query, limit = 10) => {
  const wanted = kerege.fold(query);
  if (!wanted) return [];
  const scores = new Map();
  const note = (line, score) => {
    const owner = index.owners[line];
    if (score < 9 && score < (scores.get(owner)?.score ?? 9)) scores.set(owner, { score, line });
  };
  for (const line of linesWith(index, wanted)) note(line, rate(lineOf(index, line), wanted));
  if (scores.size < limit) for (let line = 0; line < index.owners.length; line += 1) note(line, rate(lineOf(index, line), wanted));
  return [...scores]
    .map(([owner, { score, line }]) => hit(index, index.entities[owner], score, lineOf(index, line)))
    .sort((a, b) => a.score - b.score || b.weight - a.weight || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, limit);
};

const hit = ({ weight }, entity, score, folded) => ({
  entity,
  score,
  weight: weight(entity),
  name: kerege.namesOf(entity).find((name) => kerege.fold(name) === folded) ?? entity.label,
});

const lineOf = ({ text, begins }, line) => text.slice(begins[line], begins[line + 1] - 1);

/** Return the numbers of the lines that have the words in them. */
const linesWith = ({ text, begins }, words) => {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; ) {
    const line = lineAt(begins, at);
    found.push(line);
    at = text.indexOf(words, begins[line + 1]);
  }
  return found;
};

const lineAt = (begins, place) => {
  let [low, high] = [0, begins.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
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
