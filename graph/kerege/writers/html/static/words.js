/** Dates and claims in words, the same as kerege.view says them. */
const UNIX_EPOCH = 719163; // 1970-01-01 as Python's date.toordinal counts
const DAY = 86400000;
const STANCES = { planned: "planned", hypothetical: "possible", demanded: "demanded" };

/** Return the day number of the first day that a date like 2025, 2025-11 or 2025-11-20 denotes. */
kerege.dayNumber = (text) => {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => Number(part ?? 1));
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  return kerege.dayText(time / DAY + UNIX_EPOCH).endsWith(dayPart(month, day)) ? time / DAY + UNIX_EPOCH : null;
};

const dayPart = (month, day) => `-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Return the ISO date of a day number. */
kerege.dayText = (number) => new Date((number - UNIX_EPOCH) * DAY).toISOString().slice(0, 10);

/** Return the number of the day after the last one that a date denotes. */
kerege.dateEnd = (text) => {
  const [year, month, day] = text.split("-").map(Number);
  if (day) return kerege.dayNumber(text) + 1;
  const next = month && month < 12 ? `${text.slice(0, 4)}-${String(month + 1).padStart(2, "0")}` : String(year + 1).padStart(4, "0");
  return kerege.dayNumber(next);
};

/** Say a date as people write it, no more exactly than it is given. */
kerege.dateWords = (text, lang = "en") => {
  if (!text) return "";
  const [, month, day] = text.split("-");
  const options = { year: "numeric", timeZone: "UTC" };
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  const time = (kerege.dayNumber(text) - UNIX_EPOCH) * DAY;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(time);
};

/** Say a term of the ontology in the language of the page, or else in English. */
kerege.word = (term) => term.labels?.[kerege.language()] ?? term.label;

/** Say a code of a code list. */
kerege.codeWords = (data, scheme, notation) => {
  const code = data.codes[scheme]?.[notation];
  return code ? kerege.word(code) : (notation ?? "");
};

/** Return a claim as the parts of a sentence: subject, relation, object, qualifiers, stance. */
kerege.sentenceParts = (claim, label) => ({
  subject: label(claim.subject),
  relation: (claim.polarity === "negative" ? kerege.t("not") : "") + kerege.word(claim.relation),
  object: kerege.objectWords(claim.object, label),
  qualifiers: Object.entries(claim.qualifiers).map(
    ([key, value]) => `${key.replaceAll("_", " ")}: ${kerege.objectWords(value, label)}`,
  ),
  stances: [STANCES[claim.modality], claim.opinion ? "opinion" : ""].filter(Boolean),
});

/** Say a claim as a short sentence, as kerege.view.sentence does. */
kerege.sentence = (claim, label) => {
  const { subject, relation, object, qualifiers, stances } = kerege.sentenceParts(claim, label);
  const under = qualifiers.length ? ` (${qualifiers.join("; ")})` : "";
  return `${subject} · ${relation} · ${object}${under}${stances.length ? ` [${stances.join(", ")}]` : ""}`;
};

/** Say an object: the label of an entity, or the words that came with the value. */
kerege.objectWords = (object, label) => (object.entity ? label(object.entity) : object.words);
