import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { dayNumber, dayText, dateEnd, dateWords } = load("words");

test("day numbers are those of Python", () => {
  assert.equal(dayNumber("1970-01-01"), 719163);
  assert.equal(dayNumber("2025-11"), 739556);
  assert.equal(dayNumber("0001-01-01"), 1);
  assert.equal(dayText(739556), "2025-11-01");
  for (const wrong of ["2025-13", "2025-02-30", "25", "", null, "2025-1-1"]) assert.equal(dayNumber(wrong), null);
});

test("a partial date ends with its last day", () => {
  assert.equal(dateEnd("2025"), dayNumber("2026"));
  assert.equal(dateEnd("2025-12"), dayNumber("2026-01"));
  assert.equal(dateEnd("2024-02"), dayNumber("2024-03-01"));
  assert.equal(dateEnd("2025-11-20"), dayNumber("2025-11-21"));
});

test("dates in words are no more exact than given", () => {
  assert.equal(dateWords("2025-11-20"), "20 November 2025");
  assert.equal(dateWords("2025-11"), "November 2025");
  assert.equal(dateWords("2025"), "2025");
  assert.equal(dateWords(""), "");
});

const claim = (given) => ({
  id: given.id ?? `c${given.first}`, first: 0, end: 9e6, matter: -1, from: null, until: null,
  recordedDay: 10, retractedDay: null, rank: "normal", supersedes: [], ...given,
});

test("an observed claim holds until its speaker's next word", () => {
  const { holding } = load("clocks");
  const one = claim({ first: 100, matter: 1, observed: "x" });
  const two = claim({ first: 200, matter: 1, observed: "x", recordedDay: 20 });
  const held = (day, known) => [...holding([one, two], day, known)].map(({ id }) => id);
  assert.deepEqual(held(99), []);
  assert.deepEqual(held(150), ["c100"]);
  assert.deepEqual(held(200), ["c200"]);
  assert.deepEqual(held(250, 15), ["c100"]);
});

test("what is superseded, withdrawn or deprecated does not stand", () => {
  const { live } = load("clocks");
  const claims = [
    claim({ id: "old" }),
    claim({ id: "new", supersedes: ["old"], recordedDay: 30 }),
    claim({ id: "gone", retractedDay: 25 }),
    claim({ id: "bad", rank: "deprecated" }),
  ];
  const standing = (known) => live(claims, known).map(({ id }) => id);
  assert.deepEqual(standing(null), ["new"]);
  assert.deepEqual(standing(24), ["old", "gone"]);
  assert.deepEqual(standing(9), []);
});

test("names are found in any script and with a slip of the pen", () => {
  const { fold, search, searchIndex } = load("fold");
  assert.equal(fold("Тоқаев"), fold("токаев"));
  assert.equal(fold("Türkiye"), "turkiye");
  assert.equal(fold("Oʻzbekiston"), "ozbekiston");
  const entity = (id, label, ...aliases) => ({ id, label, names: {}, short: "", aliases });
  const index = searchIndex([entity("a", "Tokayev", "托卡耶夫"), entity("b", "Tokyo"), entity("c", "New Tokyo")], () => 1);
  const found = (query) => search(index, query).map((hit) => hit.entity.id);
  assert.deepEqual(found("tok"), ["a", "b", "c"]);
  assert.deepEqual(found("托卡"), ["a"]);
  assert.deepEqual(found("tokaev"), ["a"]);
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("zzz"), []);
});

test("a state survives being written and read", () => {
  const { parseState, formatState } = load("words", "state");
  const state = parseState("#view=map&entity=sco&at=2020-01-01&kinds=state,org&pins=sco");
  assert.equal(state.view, "map");
  assert.deepEqual([...state.kinds], ["state", "org"]);
  assert.deepEqual(parseState(formatState(state)), state);
  assert.equal(formatState(parseState("")), "");
  assert.equal(parseState("view=nonsense&at=2020-99-99").view, "network");
});

test("columns become rows", () => {
  const { rows } = load("words", "data");
  const columns = { n: 3, id: ["a", "b", "c"], rank: { usual: "normal", but: { 1: "deprecated" } } };
  assert.deepEqual(rows(columns).map((row) => row.rank), ["normal", "deprecated", "normal"]);
  assert.deepEqual(rows({ n: 0 }), []);
});

test("a text is cut at the edges of its claims, counted in characters", () => {
  const { textPieces } = load("article");
  const one = { start: 2, stop: 5 };
  const two = { start: 4, stop: 7 };
  const pieces = textPieces("🗾🗾abcdefg", [one, two, { start: 3, stop: 99 }]);
  assert.deepEqual(pieces.map(({ text }) => text), ["🗾🗾", "ab", "c", "de", "fg"]);
  assert.deepEqual(pieces.map(({ claims }) => claims.length), [0, 1, 2, 1, 0]);
});

test("pairs gather claims in both directions, and stances prevail", () => {
  const { pairs, stance, blocs, path } = load("graph");
  const [a, b, c] = ["a", "b", "c"].map((id) => ({ id }));
  const said = (subject, other, given = {}) => ({
    subject, other, object: { entity: other }, mentioned: [subject, other], relation: { role: "", timeless: false },
    polarity: "positive", modality: "asserted", opinion: false, ...given,
  });
  const claims = [said(a, b), said(b, a, { polarity: "negative" }), said(b, a, { polarity: "negative" }), said(b, c), said(a, a)];
  const found = pairs(claims);
  assert.deepEqual([...found.keys()], ["a~b", "b~c"]);
  assert.equal(found.get("a~b").stance, "denied");
  assert.equal(stance(said(a, b, { modality: "planned" })), "open");
  assert.deepEqual(path(a, c, claims), [a, b, c]);
  assert.equal(path(a, { id: "z" }, claims), null);
  const tie = blocs([said(a, c, { relation: { role: "affiliate" } }), said(a, c, { relation: { role: "member" } })]);
  assert.deepEqual(tie.members.get(c).map(({ role }) => role), ["member"]);
});

test("outlines go round those who are not members", () => {
  const { outlineLines } = load("outlines");
  const members = [{ x: 0, y: 0 }, { x: 200, y: 0 }];
  assert.equal(outlineLines(members, [])[0].length, 2);
  assert.equal(outlineLines(members, [{ x: 100, y: 0 }])[0].length, 3);
  assert.deepEqual(outlineLines([members[0]], []), []);
});

test("satellites keep clear of what stands there and of each other", () => {
  const { satellites } = load("satellites");
  const box = { x: 120, y: 0, w: 60, h: 60 };
  const signs = Array.from({ length: 30 }, (_, at) => ({ w: at % 5 ? 8 : 60, h: 12 }));
  const places = satellites({ x: 0, y: 0 }, signs, [box]).map((place, at) => ({ ...place, ...signs[at] }));
  assert.equal(places.length, 30);
  const apart = (a, b) => Math.abs(a.x - b.x) > a.w + b.w || Math.abs(a.y - b.y) > a.h + b.h;
  places.forEach((one, at) => [box, ...places.slice(0, at)].forEach((other) => assert.ok(apart(one, other))));
});

test("only addresses of the web become links", () => {
  const { webAddress } = load("dom");
  assert.equal(webAddress("https://example.org/a"), "https://example.org/a");
  for (const bad of ["javascript:1", "JaVaScRiPt:1", " data:text/html,x", "file:///etc/passwd", "", undefined, "//x"]) {
    assert.equal(webAddress(bad), null);
  }
});

test("phrases fill their gaps and fall back to English", () => {
  const { t, setLanguage, interfaceLanguages, phraseKeys, addPhrases } = load("phrases");
  assert.equal(t("about", { n: 3 }), "3 claims");
  addPhrases("xx", { network: "Netz" });
  setLanguage("xx");
  assert.equal(t("network"), "Netz");
  assert.equal(t("map"), "Map");
  assert.ok(interfaceLanguages().includes("en") && phraseKeys().length > 100);
});

test("every language of the interface has every phrase, with the same gaps", () => {
  const { t, setLanguage, phraseKeys } = load("phrases", "phrases_ja", "phrases_ru", "phrases_zh");
  const gaps = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
  const said = (language, key) => (setLanguage(language), t(key, gaps));
  const names = (text) => [...text.matchAll(/<\w+>/g)].map(([name]) => name).sort();
  for (const language of ["ja", "ru", "zh"]) {
    for (const key of phraseKeys()) assert.deepEqual(names(said(language, key)), names(said("en", key)), `${language} ${key}`);
    assert.notEqual(said(language, "network"), said("en", "network"));
  }
});
