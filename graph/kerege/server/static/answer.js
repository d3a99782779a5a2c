/** Answers of the endpoint: asked for, read, saved. */

const ROWS = [
  ["CSV", "text/csv"],
  ["TSV", "text/tab-separated-values"],
  ["JSON", "application/sparql-results+json"],
  ["XML", "application/sparql-results+xml"],
];
const TRIPLES = [
  ["ttl", "text/turtle"],
  ["nt", "application/n-triples"],
  ["jsonld", "application/ld+json"],
];
const TRIPLE = /^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@(\S+))?) \.$/;

const post = (query, accept) =>
  fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
  });

/** Return {vars, rows, words, formats}, or {refusal}. */
export async function readAnswer(query) {
  const response = await post(query, "application/sparql-results+json, application/n-triples");
  const type = response.headers.get("Content-Type");
  if (type.startsWith("application/problem+json")) return { refusal: await response.json() };
  if (type.startsWith("application/n-triples")) return triples(await response.text());
  const { head, results, boolean } = await response.json();
  if (boolean !== undefined) {
    const cell = { type: "literal", value: String(boolean) };
    return { vars: ["answer"], rows: [{ answer: cell }], words: cell.value, formats: ROWS };
  }
  const rows = results.bindings;
  return { vars: head.vars, rows, words: counted(rows.length, "row"), formats: ROWS };
}

/** Ask again in another format and let the browser save it; return what refuses it, if anything. */
export async function download(query, type, extension) {
  const response = await post(query, type);
  if (!response.ok) return response.json();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = `answer.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

function triples(text) {
  const rows = text.split("\n").map((line) => TRIPLE.exec(line)).filter(Boolean).map((found) => ({
    subject: { type: "uri", value: found[1] },
    predicate: { type: "uri", value: found[2] },
    object: found[3] !== undefined
      ? { type: "uri", value: found[3] }
      : { type: "literal", value: unescaped(found[4]), datatype: found[5], "xml:lang": found[6] },
  }));
  const vars = ["subject", "predicate", "object"];
  return { vars, rows, words: counted(rows.length, "triple"), formats: TRIPLES, isGraph: true };
}

const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const unescaped = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
    one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16)));

const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
