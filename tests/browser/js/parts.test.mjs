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
  index: given.id ?? given.first, id: given.id ?? `c${given.first}`, first: 0, end: 9e6, matter: -1, from: null, until: null,
  recordedDay: 10, retractedDay: null, rank: "normal", supersedes: [], ...given,
});

test("an observed claim holds until its speaker's next word", () => {
  const { holding, live } = load("clocks");
  const one = claim({ first: 100, matter: 1, observed: "x" });
  const two = claim({ first: 200, matter: 1, observed: "x", recordedDay: 20 });
  const held = (day, known) => [...holding(live([one, two], known), day)].map(({ id }) => id);
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
  const entity = (id, label, ...aliases) => ({ id, index: "abc".indexOf(id), label, names: [], short: "", aliases });
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

test("columns become rows that read them when asked", () => {
  const { rows, addColumns } = load("words", "data");
  const columns = { n: 3, id: ["a", "b", "c"], rank: { usual: "normal", but: { 1: "deprecated" } } };
  const found = rows(columns, { get name() { return `${this.id}!`; } });
  assert.deepEqual(found.map((row) => row.rank), ["normal", "deprecated", "normal"]);
  assert.deepEqual(found.map((row) => row.name), ["a!", "b!", "c!"]);
  addColumns(found[0].constructor, { quote: { usual: null, but: { 2: "x" } } });
  assert.deepEqual(found.map((row) => row.quote), [null, null, "x"]);
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

const said = (subject, other, given = {}) => ({
  subject, other, object: { entity: other }, mentioned: [...new Set([subject, other])], relation: { role: "", timeless: false },
  polarity: "positive", modality: "asserted", opinion: false, ...given,
});

test("pairs gather claims in both directions, and stances prevail", () => {
  const { pairs, pairOf, stance, blocs, path, neighbours } = load("graph");
  const [a, b, c] = ["a", "b", "c"].map((id, index) => ({ id, index }));
  const claims = [said(a, b), said(b, a, { polarity: "negative" }), said(b, a, { polarity: "negative" }), said(b, c), said(a, a)];
  const data = { claimsOf: (entity) => claims.filter((claim) => claim.mentioned.includes(entity)) };
  const shown = new Set(claims);
  const found = pairs(new Set([a, b, c]), data, shown);
  assert.deepEqual([...found.keys()], ["a~b", "b~c"]);
  assert.equal(found.get("a~b").stance, "denied");
  assert.equal(pairOf(c, b, data, shown).claims.length, 1);
  assert.equal(pairOf(a, c, data, shown).claims.length, 0);
  assert.deepEqual(neighbours(b, data, shown), [a, c]);
  assert.equal(stance(said(a, b, { modality: "planned" })), "open");
  assert.deepEqual(path(a, c, data, shown), [a, b, c]);
  assert.equal(path(a, { id: "z" }, data, shown), null);
  const tie = blocs([said(a, c, { relation: { role: "affiliate" } }), said(a, c, { relation: { role: "member" } })]);
  assert.deepEqual(tie.members.get(c).map(({ role }) => role), ["member"]);
});

const sourced = (same, root, given = {}) => ({
  same, polarity: "positive", modality: "asserted", source: { id: `s${root}`, root, class: "wire", publisher: "p" }, ...given,
});

test("what one origin says falls, also when it fell to one by the press that fell before", () => {
  const { surviving, originCounter } = load("trust");
  const press = sourced(1, 2);
  press.source.class = "state-press";
  const claims = [sourced(1, 1), press, sourced(2, 1), sourced(2, 1), sourced(3, 1), sourced(3, 4), sourced(-1, 9)];
  const left = (...survives) => surviving(claims, { survives: new Set(survives) }).map(({ same }) => same);
  assert.deepEqual(left(), [1, 1, 2, 2, 3, 3, -1]);
  assert.deepEqual(left("press"), [1, 2, 2, 3, 3, -1]);
  assert.deepEqual(left("single"), [1, 1, 3, 3]);
  assert.deepEqual(left("single", "press"), [3, 3]);
  assert.deepEqual(claims.map(originCounter(claims)), [2, 2, 1, 1, 2, 2, 1]);
});

test("two camps stand side by side, a row for each thing that is said", () => {
  const { camps, isTold, sideBySide } = load("trust");
  const [tokyo, beijing, other] = [0, 1, 2].map((index) => ({ id: `e${index}`, index }));
  const data = { entities: [tokyo, beijing, other], camps: [{ id: "t", label: "T", members: [0] }, { id: "b", label: "B", members: [1] }] };
  const found = camps(data);
  const [t, b] = [found.get("t"), found.get("b")];
  const claim = (index, same, speaker, publisher) => ({ index, same, speaker, source: { publisher } });
  const claims = [claim(0, 5, tokyo, "x"), claim(1, 5, other, "e1"), claim(2, -1, other, "e0"), claim(3, -1, other, "x")];
  assert.deepEqual(claims.map((one) => [isTold(t, one), isTold(b, one)]), [[true, false], [false, true], [true, false], [false, false]]);
  assert.deepEqual(sideBySide(claims, t, b).map((row) => [row.first.length, row.second.length]), [[1, 1], [1, 0]]);
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

test("a name stays within the frame, and a badge takes the first free place of its arc", () => {
  const { boxes, labelPlaces } = load("labels");
  const frame = boxes([0, 0, 100, 100]);
  assert.equal(frame.isFree([90, 10, 110, 20]), false);
  assert.equal(frame.isFree([80, 10, 100, 20]), true);
  const places = labelPlaces(50, 50, { w: 10, h: 10 }, 30, 8, 2);
  assert.deepEqual(places[0], [35, 62]);
  for (const [left, top] of places) assert.ok(left + 30 <= 42 || left >= 56 || top >= 60 || top + 8 <= 40);
});

test("a name farther off begins where its line ends, and none covers its sign", () => {
  const { farLabelPlaces } = load("labels");
  for (const [left, top, ex, ey] of farLabelPlaces(50, 50, { w: 10, h: 10 }, 30, 8)) {
    assert.ok(ex > left - 1e-9 && ex < left + 30 + 1e-9 && ey > top - 1e-9 && ey < top + 8 + 1e-9);
    assert.ok(left + 30 <= 40 || left >= 60 || top >= 60 || top + 8 <= 40);
  }
});

test("the histogram counts each claim once, in the year in which it begins", () => {
  const { histogram } = load("words", "graph", "clockbar");
  const at = (from) => ({ from, first: dayNumber(from), modality: "asserted", polarity: "positive", opinion: false });
  const counts = histogram([at("2024-05"), at("2024"), at("2025-01-01")], [2023, 2024, 2025]);
  assert.deepEqual([...counts].map(([year, bin]) => [year, bin.asserted]), [[2023, 0], [2024, 2], [2025, 1]]);
});
