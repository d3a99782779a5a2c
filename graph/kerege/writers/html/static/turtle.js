/** The claims that are shown as Turtle: blocks like those of kerege.writers.turtle, read back by it. */
const COMPARATORS = { "=": "", ">": "gt-", ">=": "ge-", "<": "lt-", "<=": "le-", "~": "about-" };
const DATE_TYPES = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" };
const PRECISIONS = { 4: "year", 7: "month", 10: "day" };
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const BAD_IN_IRI = /[\0-\x20<>"{}|\\^`]/g;

/** Return claims with their evidence, amounts and sources, and who and what they name. */
kerege.turtle = (claims, data) => {
  const { rdf } = data;
  const sources = new Set(claims.map((claim) => claim.source).filter((source) => source.publisher));
  const entities = new Set(claims.flatMap((claim) => [...claim.mentioned, claim.speaker]));
  const amounts = new Map(claims.flatMap((claim) => values(claim)).filter((value) => value.quantity).map((value) => [quantityName(value.quantity, rdf), value.quantity]));
  const byIndex = (a, b) => a.index - b.index;
  return [
    rdf.prefixes,
    dataset(data),
    ...[...sources].sort(byIndex).map(sourceBlock),
    ...[...entities].sort(byIndex).map((entity) => entityBlock(entity, data)),
    ...claims.map((claim) => claimBlock(claim, rdf)),
    ...[...amounts].sort().map(([name, quantity]) => amountBlock(name, quantity, rdf)),
  ].join("");
};

const values = (claim) => [claim.object, ...Object.values(claim.qualifiers)];
const block = (lines) => `\n${lines.filter(Boolean).join(" ;\n    ")} .\n`;
const literal = (text, lang = "") => `"${String(text).replace(/["\\\n\r\t]/g, (char) => ESCAPES[char])}"${lang ? `@${lang}` : ""}`;
const entityName = (id) => `:${id.replaceAll("/", "\\/")}`;
const iri = (address) => `<${address.replace(BAD_IN_IRI, encodeURIComponent)}>`;

const term = (value, rdf) => {
  if (value.entity) return entityName(value.entity.id);
  if (value.quantity) return quantityName(value.quantity, rdf);
  if (value.date) return `"${value.date}"^^${DATE_TYPES[value.date.length]}`;
  return "boolean" in value ? String(value.boolean) : literal(value.text, value.lang);
};

const quantityName = ({ amount, unit, comparator }, rdf) =>
  `quantity:${COMPARATORS[comparator]}${amount.replaceAll("-", "minus-")}-${rdf.units[unit].id.replace(/^unit-/, "")}`;

const dateLine = (name, text) => {
  if (!text) return "";
  const first = `ker:${name} "${kerege.dayText(kerege.dayNumber(text))}"^^xsd:date`;
  return text.length === 10 ? first : `${first} ; ker:${name}Precision kv:${PRECISIONS[text.length]}`;
};

const dataset = ({ title, base, languages, builtOn }) =>
  block([`${iri(base)} a void:Dataset`, `dcterms:title ${literal(title)}`, `void:uriSpace ${literal(base)}`, ...languages.map((lang) => `dcterms:language "${lang}"`), dateLine("buildDate", kerege.dayText(builtOn))]);

const sourceBlock = (source) =>
  block([
    `source:${source.id} a ker:SourceDocument`,
    `dcterms:title ${literal(source.title)}`,
    `dcterms:publisher ${entityName(source.publisher)}`,
    source.author && `dcterms:creator ${entityName(source.author)}`,
    source.url && `ker:url ${iri(source.url)}`,
    dateLine("publishedOn", source.published),
    dateLine("retrievedOn", source.retrieved),
    source.class && `ker:sourceClass kv:${source.class}`,
    `ker:reliability kv:reliability-${source.reliability}`,
    ...SOURCE_WORDS.map(([name, key]) => source[key] && `${name} ${literal(source[key])}`),
  ]);

const SOURCE_WORDS = [
  ["dcterms:language", "language"],
  ["ker:translatedFrom", "translated_from"],
  ["ker:reliabilityNote", "reason"],
  ["ker:family", "family"],
  ["ker:licence", "licence"],
  ["ker:textDigest", "digest"],
];

const entityBlock = (entity, { languages, rdf }) => {
  const labels = languages.map((lang) => entity[`name_${lang}`] && literal(entity[`name_${lang}`], lang)).filter(Boolean);
  return block([`${entityName(entity.id)} a ${rdf.lineages[entity.kind.id].map((kind) => `ker:${kind}`).join(", ")}`, labels.length && `rdfs:label ${labels.join(", ")}`]);
};

const claimBlock = (claim, rdf) =>
  block([
    `claim:${claim.id} a ker:ReportedClaim, ker:Claim, rdf:Statement`,
    `rdf:subject ${entityName(claim.subject.id)}`,
    `rdf:predicate ker:${claim.relation.id}`,
    `rdf:object ${term(claim.object, rdf)}`,
    ...Object.entries(claim.qualifiers).map(([key, value]) => `ker:${rdf.qualifiers[key]} ${term(value, rdf)}`),
    `ker:polarity kv:${claim.polarity}`,
    `ker:modality kv:${claim.modality}`,
    `ker:opinion ${claim.opinion}`,
    ...CLAIM_DATES.map(([name, key]) => dateLine(name, claim[key])),
    `ker:assertedBy ${entityName(claim.speaker.id)}`,
    `ker:source source:${claim.source.id}`,
    `ker:method ${literal(claim.method)}`,
    `ker:confidence "${claim.confidence}"^^xsd:decimal`,
    `ker:rank kv:${claim.rank}`,
    claim.credibility && `ker:credibility kv:credibility-${claim.credibility}`,
    claim.quote && `ker:evidence evidence:${claim.id}`,
    ...claim.supersededIds.map((id) => `ker:supersedes claim:${id}`),
    claim.note && `ker:note ${literal(claim.note)}`,
  ]) + (claim.quote ? evidenceBlock(claim) : "");

const CLAIM_DATES = [
  ["validFrom", "from"],
  ["validUntil", "until"],
  ["observedOn", "observed"],
  ["statedOn", "stated"],
  ["publishedOn", "published"],
  ["recordedOn", "recorded"],
  ["retractedOn", "retracted"],
];

const evidenceBlock = (claim) =>
  block([
    `evidence:${claim.id} a ker:Evidence`,
    `oa:hasSource source:${claim.source.id}`,
    `ker:quote ${literal(claim.quote)}`,
    `ker:grounding kv:${claim.grounding}`,
    claim.start != null && `ker:start ${claim.start} ; ker:end ${claim.stop}`,
    claim.cell && `ker:cell ${literal(claim.cell)}`,
  ]);

const amountBlock = (name, { amount, unit, comparator }, rdf) =>
  block([
    `${name} a ker:Quantity`,
    `qudt:numericValue "${amount}"^^xsd:decimal`,
    `ker:comparator "${comparator}"`,
    `ker:unit kv:${rdf.units[unit].id}`,
    `ker:unitCode ${literal(unit)}`,
  ]);
