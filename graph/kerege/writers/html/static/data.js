/**
 * The payload as objects that point to each other.
 *
 * A row is no more than its number: its fields are read from the columns when they are asked for,
 * so that a hundred thousand claims cost little.
 */

/** Return a part of the payload, from the page or from beside it, inflated where it is packed. */
kerege.part = async (name) => {
  const node = document.querySelector(`script[data-part="${name}"]`);
  if (!node) return null;
  const text = node.dataset.src ? await (await fetch(node.dataset.src)).text() : node.textContent;
  node.remove();
  return kerege.unpack(text);
};

/** Read JSON, inflating it where it is packed. */
kerege.unpack = async (text) => {
  const raw = JSON.parse(text);
  if (!raw.packed) return raw;
  const bytes = Uint8Array.from(atob(raw.packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

/** Make as many rows as the columns have; `more` are fields that are worked out from others. */
kerege.rows = (columns, more = {}) => {
  class Row {
    constructor(index) {
      this.index = index;
    }
  }
  Object.defineProperties(Row.prototype, Object.getOwnPropertyDescriptors(more));
  kerege.addColumns(Row, columns);
  return Array.from({ length: columns.n }, (_, at) => new Row(at));
};

/** Give rows the fields of more columns; a field of the same name that is worked out goes before. */
kerege.addColumns = (Row, { n, ...columns }) => {
  for (const [name, column] of Object.entries(columns)) {
    const get = Array.isArray(column)
      ? function get() { return column[this.index]; }
      : function get() { return this.index in column.but ? column.but[this.index] : column.usual; };
    const own = Object.hasOwn(Row.prototype, name) ? `raw_${name}` : name;
    Object.defineProperty(Row.prototype, own, { get, configurable: true });
  }
};

/** Return the whole graph: entities, claims and sources, with indexes. */
kerege.decode = (raw) => {
  const data = { ...raw };
  data.sources = kerege.rows(raw.sources);
  data.entities = kerege.rows(raw.entities, entityFields(data));
  data.claims = kerege.rows(raw.claims, claimFields(data));
  data.documents = [];
  data.documentOf = new Map();
  return Object.assign(data, indexes(data));
};

/** Add what was left for later: the words of the claims. */
kerege.addWords = (data, columns) => {
  if (data.claims.length) kerege.addColumns(data.claims[0].constructor, columns);
};

/** Add the texts that were read. */
kerege.addTexts = (data, texts) => {
  data.documents = texts.map(({ source, text }) => ({ source: data.sources[source], text }));
  data.documentOf = new Map(data.documents.map((one) => [one.source.id, one]));
};

const entityFields = (data) => ({
  get kind() {
    return data.kinds[this.raw_kind];
  },
  get group() {
    return data.kinds[this.raw_kind].group;
  },
  get label() {
    return this.raw_label ?? this.name_en;
  },
  get names() {
    return data.languages.map((lang) => this[`name_${lang}`]);
  },
});

const claimFields = (data) => {
  const value = (object) => (typeof object === "number" ? { entity: data.entities[object] } : object);
  return {
    get subject() {
      return data.entities[this.raw_subject];
    },
    get relation() {
      return data.relations[this.raw_relation];
    },
    get object() {
      return value(this.raw_object);
    },
    get qualifiers() {
      return Object.fromEntries(Object.entries(this.raw_qualifiers).map(([key, object]) => [key, value(object)]));
    },
    get speaker() {
      return data.entities[this.raw_speaker];
    },
    get source() {
      const source = this.raw_source;
      return typeof source === "number" ? data.sources[source] : { id: source, title: source };
    },
    /** The ids of what it supersedes, also of what the graph does not hold. */
    get supersededIds() {
      return this.supersedes.map((old) => (typeof old === "number" ? data.claims[old].id : old));
    },
    get recordedDay() {
      return kerege.dayNumber(this.recorded);
    },
    get retractedDay() {
      return kerege.dayNumber(this.retracted);
    },
    /** The entities that it is about, each once. */
    get mentioned() {
      const numbers = [this.raw_subject, this.raw_object, ...Object.values(this.raw_qualifiers)];
      return [...new Set(numbers.filter(Number.isInteger))].map((at) => data.entities[at]);
    },
    /** The entity that it ties its subject to, or null. */
    get other() {
      const other = Number.isInteger(this.raw_object) ? this.raw_object : this.raw_qualifiers.party;
      return data.entities[other] ?? null;
    },
  };
};

const indexes = ({ entities, claims }) => {
  const about = listsOf(claims, entities.length, (claim) => claim.mentioned.map((one) => one.index));
  const said = listsOf(claims, entities.length, (claim) => [claim.raw_speaker]);
  return {
    claimsOf: (entity) => about(entity.index),
    saidBy: (entity) => said(entity.index),
    weight: (entity) => about.count(entity.index),
    entity: (id) => entities[place(entities, id)] ?? null,
    sameAs: group(claims.filter((one) => one.same >= 0).map((one) => [one.same, one])),
    supersededBy: group(claims.flatMap((one) => one.supersedes.map((old) => [old, one]))),
  };
};

/** Return lists by number, held in two typed arrays: where each list begins, and what is in them. */
const listsOf = (items, count, keysOf) => {
  const begins = new Int32Array(count + 1);
  for (const item of items) for (const key of keysOf(item)) begins[key + 1] += 1;
  for (let key = 0; key < count; key += 1) begins[key + 1] += begins[key];
  const next = begins.slice();
  const members = new Int32Array(begins[count]);
  items.forEach((item, at) => {
    for (const key of keysOf(item)) members[next[key]++] = at;
  });
  const list = (key) => Array.from(members.subarray(begins[key], begins[key + 1]), (at) => items[at]);
  list.count = (key) => begins[key + 1] - begins[key];
  return list;
};

/** Return where an id stands among rows in order of their ids, or -1. */
const place = (rows, id) => {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle].id;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

const group = (pairs) => {
  const found = new Map();
  for (const [key, value] of pairs) {
    if (found.has(key)) found.get(key).push(value);
    else found.set(key, [value]);
  }
  return found;
};

/** Return a claim by the beginning of its id. */
kerege.findClaim = (data, prefix) => (prefix ? (data.claims.find((one) => one.id.startsWith(prefix)) ?? null) : null);
