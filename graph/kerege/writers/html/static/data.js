/** The payload as objects that point to each other. */

/** Read the payload of a page, inflating it where it is packed. */
kerege.unpack = async (text) => {
  const raw = JSON.parse(text);
  if (!raw.packed) return raw;
  const bytes = Uint8Array.from(atob(raw.packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

/** Turn columns back into rows. */
kerege.rows = (columns) => {
  const { n, ...named } = columns;
  const read = Object.entries(named).map(([name, column]) => [
    name,
    Array.isArray(column) ? (at) => column[at] : (at) => (at in column.but ? column.but[at] : column.usual),
  ]);
  return Array.from({ length: n }, (_, at) => Object.fromEntries(read.map(([name, cell]) => [name, cell(at)])));
};

/** Return the whole graph: entities, claims, sources and documents, with indexes. */
kerege.decode = (raw) => {
  const entities = kerege.rows(raw.entities).map((row, index) => entity(row, index, raw));
  const sources = kerege.rows(raw.sources).map((row, index) => ({ ...row, index }));
  const claims = kerege.rows(raw.claims).map((row, index) => claim(row, index, { ...raw, entities, sources }));
  const documents = raw.documents.map(({ source, text }) => ({ source: sources[source], text }));
  return { ...raw, entities, sources, claims, documents, ...indexes(entities, claims, documents) };
};

const entity = (row, index, raw) => {
  const kind = raw.kinds[row.kind];
  const names = Object.fromEntries(raw.languages.map((lang, at) => [lang, row.names[at]]));
  return { ...row, index, kind, group: kind.group, names, label: row.label ?? names.en };
};

const claim = (row, index, { entities, sources, relations }) => {
  const value = (object) => (typeof object === "number" ? { entity: entities[object] } : object);
  const qualifiers = Object.fromEntries(Object.entries(row.qualifiers).map(([key, object]) => [key, value(object)]));
  const object = value(row.object);
  const subject = entities[row.subject];
  const mentioned = [subject, object.entity, ...Object.values(qualifiers).map((one) => one.entity)];
  return {
    ...row,
    index,
    subject,
    relation: relations[row.relation],
    object,
    qualifiers,
    speaker: entities[row.speaker],
    source: typeof row.source === "number" ? sources[row.source] : { id: row.source, title: row.source },
    recordedDay: kerege.dayNumber(row.recorded),
    retractedDay: kerege.dayNumber(row.retracted),
    mentioned: [...new Set(mentioned.filter(Boolean))],
    other: object.entity ?? qualifiers.party?.entity ?? null,
  };
};

const indexes = (entities, claims, documents) => {
  const claimsOf = entities.map(() => []);
  const saidBy = entities.map(() => []);
  for (const one of claims) {
    for (const entity of one.mentioned) claimsOf[entity.index].push(one);
    saidBy[one.speaker.index].push(one);
  }
  return {
    claimsOf,
    saidBy,
    entityById: new Map(entities.map((one) => [one.id, one])),
    claimById: new Map(claims.map((one) => [one.id, one])),
    documentOf: new Map(documents.map((one) => [one.source.id, one])),
    sameAs: group(claims.filter((one) => one.same >= 0).map((one) => [one.same, one])),
    supersededBy: group(claims.flatMap((one) => one.supersedes.map((old) => [old, one]))),
  };
};

const group = (pairs) => {
  const found = new Map();
  for (const [key, value] of pairs) found.set(key, [...(found.get(key) ?? []), value]);
  return found;
};

/** Return a claim by the beginning of its id. */
kerege.findClaim = (data, prefix) =>
  prefix ? (data.claimById.get(prefix) ?? data.claims.find((one) => one.id.startsWith(prefix)) ?? null) : null;
