/** The views of an answer: table, graph, map, timeline. */

const SVG = "http://www.w3.org/2000/svg";
const DATE = /^-?\d{4}(-\d\d(-\d\d)?)?$/;
const MOST = 300;
const ROWS = 1000;
const RADIUS = 205;
const LONGEST = 26;
const FLATTEST = 0.42;
const LETTERS = 13; // pixels
const NARROW = 560; // pixels below which a picture is scrolled, as in the style sheet

const html = (tag, text = "") => Object.assign(document.createElement(tag), { textContent: text });

const svg = (tag, attributes, text) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
};

const cut = (words, most) => (words.length > most ? `${words.slice(0, most)}…` : words);

const isThing = (cell) => cell?.type === "uri";
const idOf = (cell, vocabulary) =>
  isThing(cell) && cell.value.startsWith(vocabulary.base) ? cell.value.slice(vocabulary.base.length) : "";

/** Return a short text for a cell: a label, a prefixed name, or the value. */
export function shortened(cell, vocabulary) {
  if (!cell) return "";
  if (!isThing(cell)) return cell.value;
  const id = idOf(cell, vocabulary);
  if (id) return vocabulary.labels[id] ?? id;
  const found = Object.entries(vocabulary.prefixes).find(([, iri]) => cell.value.startsWith(iri));
  return found ? `${found[0]}:${cell.value.slice(found[1].length)}` : cell.value;
}

function filled(cell, vocabulary) {
  const text = shortened(cell, vocabulary);
  if (!isThing(cell) || !/^https?:/.test(cell.value)) return html("span", text);
  const link = html("a", text);
  const isOurs = cell.value.startsWith(vocabulary.base);
  link.href = isOurs ? new URL(cell.value).pathname : cell.value;
  link.title = cell.value;
  return link;
}

const table = {
  name: "Table",
  suits: () => true,
  draw({ vars, rows }, vocabulary) {
    const drawn = html("table");
    const head = drawn.createTHead().insertRow();
    for (const name of vars) head.append(Object.assign(html("th", name), { scope: "col" }));
    const body = drawn.createTBody();
    const fill = (some) => {
      for (const row of some) {
        const line = body.insertRow();
        for (const name of vars) {
          const cell = line.insertCell();
          if (DATE.test(row[name]?.value)) cell.className = "whole";
          cell.append(filled(row[name], vocabulary));
        }
      }
    };
    fill(rows.slice(0, ROWS));
    if (rows.length <= ROWS) return drawn;
    const more = html("button", `Show all ${rows.length.toLocaleString("en")} rows`);
    more.addEventListener("click", () => {
      more.remove();
      fill(rows.slice(ROWS));
    });
    const both = html("div");
    both.append(drawn, more);
    return both;
  },
};

/** Draw ties on a circle of things. */
function circled(cells, ties) {
  const size = 800;
  const places = new Map([...cells.keys()].map((iri, place) => {
    const angle = (2 * Math.PI * place) / cells.size;
    return [iri, [size / 2 + RADIUS * Math.cos(angle), size / 2 + RADIUS * Math.sin(angle), angle]];
  }));
  const drawn = svg("svg", { viewBox: `0 0 ${size} ${size}`, role: "img" });
  for (const [from, to] of ties) {
    const [[x1, y1], [x2, y2]] = [places.get(from), places.get(to)];
    drawn.append(svg("path", { class: "tie", d: `M${x1},${y1} Q${size / 2},${size / 2} ${x2},${y2}` }));
  }
  for (const [iri, words] of cells) {
    const [x, y, angle] = places.get(iri);
    const isLeft = Math.cos(angle) < 0;
    const turn = `rotate(${(180 * angle) / Math.PI + (isLeft ? 180 : 0)} ${x} ${y})`;
    const at = { x: x + (isLeft ? -8 : 8), y: y + 4, "text-anchor": isLeft ? "end" : "start", transform: turn };
    drawn.append(svg("circle", { class: "dot", cx: x, cy: y, r: 4 }), named(at, words, LONGEST));
  }
  return drawn;
}

/** Draw things one below the other, and ties as arcs beside them: what fits a telephone. */
function listed(cells, ties) {
  const [wide, across, step] = [380, 120, 24];
  const rows = new Map([...cells.keys()].map((iri, place) => [iri, step * (place + 1)]));
  const drawn = svg("svg", { class: "narrow", viewBox: `0 0 ${wide} ${step * (cells.size + 1)}`, role: "img" });
  for (const [from, to] of ties) {
    const [y1, y2] = [rows.get(from), rows.get(to)];
    const out = across - Math.min(across * 1.2, 16 + Math.abs(y1 - y2) / 3);
    drawn.append(svg("path", { class: "tie", d: `M${across},${y1} C${out},${y1} ${out},${y2} ${across},${y2}` }));
  }
  for (const [iri, words] of cells) {
    const at = { x: across + 10, y: rows.get(iri) + 4 };
    drawn.append(svg("circle", { class: "dot", cx: across, cy: rows.get(iri), r: 4 }), named(at, words, 36));
  }
  return drawn;
}

function named(at, words, most) {
  const label = svg("text", at, cut(words, most));
  label.append(svg("title", {}, words));
  return label;
}

const isNarrow = () => document.getElementById("answer").clientWidth < NARROW;

const network = {
  name: "Graph",
  suits: (answer) => thingColumns(answer).length > 1,
  draw(answer, vocabulary) {
    const [from, to] = answer.isGraph ? ["subject", "object"] : thingColumns(answer);
    const rows = answer.rows.filter((row) => isThing(row[from]) && isThing(row[to])).slice(0, MOST);
    const ends = rows.flatMap((row) => [row[from], row[to]]);
    const cells = new Map(ends.map((cell) => [cell.value, shortened(cell, vocabulary)]));
    const ties = rows.map((row) => [row[from].value, row[to].value]);
    const drawn = isNarrow() ? listed(cells, ties) : circled(cells, ties);
    drawn.prepend(svg("title", {}, `${cells.size} things, ${ties.length} ties`));
    return drawn;
  },
};

const map = {
  name: "Map",
  suits: (answer, vocabulary) => placed(answer, vocabulary).length > 0,
  async draw(answer, vocabulary) {
    const found = placed(answer, vocabulary);
    const [xs, ys] = [0, 1].map((axis) => found.map((id) => vocabulary.places[id][axis]));
    const margin = 150;
    const left = Math.min(...xs) - margin;
    const width = Math.max(...xs) + margin - left;
    const height = Math.max(Math.max(...ys) - Math.min(...ys) + 2 * margin, width * FLATTEST);
    const top = (Math.min(...ys) + Math.max(...ys) - height) / 2;
    const drawn = svg("svg", { viewBox: `${left} ${top} ${width} ${height}`, role: "img" });
    drawn.append(svg("title", {}, `${found.length} places`));
    const { rings } = await (await fetch("/static/land.json")).json();
    drawn.append(svg("path", { class: "land", d: rings.map(outline).join("") }));
    const size = (LETTERS * width) / Math.max(NARROW, document.getElementById("answer").clientWidth);
    const taken = found.map((id) => vocabulary.places[id]).map(([x, y]) => [x - size / 3, y - size / 3, x + size / 3, y + size / 3]);
    for (const id of found) {
      const [x, y] = vocabulary.places[id];
      const words = vocabulary.labels[id];
      const dot = svg("circle", { class: "dot", cx: x, cy: y, r: size / 3 });
      dot.append(svg("title", {}, words));
      drawn.append(dot);
      const place = free(x, y, size, words.length * size * 0.6, taken, [left, left + width]);
      if (!place) continue;
      const label = svg("text", place, words);
      label.style.fontSize = `${size}px`;
      drawn.append(label);
    }
    return drawn;
  },
};

/** Return where a label beside, above or below a dot covers nothing, and take that place. */
function free(x, y, size, width, taken, [leftmost, rightmost]) {
  const ways = [
    [x + size / 2, y + size / 3, "start", x + size / 2],
    [x - size / 2, y + size / 3, "end", x - size / 2 - width],
    [x, y - size * 0.6, "middle", x - width / 2],
    [x, y + size * 1.3, "middle", x - width / 2],
  ];
  for (const [tx, ty, anchor, left] of ways) {
    const box = [left, ty - size * 0.8, left + width, ty + size * 0.2];
    if (box[0] < leftmost || box[2] > rightmost) continue;
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    return { x: tx, y: ty, "text-anchor": anchor };
  }
  return null;
}

const timeline = {
  name: "Timeline",
  suits: (answer) => dateColumns(answer).length > 0,
  draw(answer, vocabulary) {
    const [start, end] = dateColumns(answer);
    const others = answer.vars.filter((name) => name !== start && name !== end);
    const rows = answer.rows.filter((row) => row[start]).slice(0, MOST)
      .map((row) => ({ from: day(row[start].value), until: end && row[end] ? day(row[end].value) : null, row }))
      .sort((one, other) => one.from - other.from);
    const times = rows.flatMap(({ from, until }) => [from, until ?? from]);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    // where there is no room beside the bars, the words stand below them
    const { kind, wide, across, step, at, most } = isNarrow()
      ? { kind: "narrow", wide: 380, across: 340, step: 38, at: [20, 24], most: 40 }
      : { kind: "lines", wide: 1000, across: 360, step: 20, at: [400, 10], most: 80 };
    const scale = (time) => 20 + (across * (time - first)) / (last - first || 1);
    const drawn = svg("svg", { class: kind, viewBox: `0 0 ${wide} ${rows.length * step + 40}`, role: "img" });
    const [begin, finish] = year(first) === year(last) ? [first, last].map(iso) : [first, last].map(year);
    drawn.append(svg("title", {}, `${rows.length} rows from ${begin} to ${finish}`));
    drawn.append(svg("text", { x: 20, y: 16 }, begin));
    drawn.append(svg("text", { x: 20 + across, y: 16, "text-anchor": "end" }, finish));
    for (const [place, { from, until, row }] of rows.entries()) {
      const y = place * step + 30;
      const width = Math.max(3, (until === null ? scale(last) : scale(until)) - scale(from));
      drawn.append(svg("rect", { class: "span", x: scale(from), y, width: end ? width : 6, height: 10 }));
      const words = others.map((name) => shortened(row[name], vocabulary)).filter(Boolean).join(" · ");
      const label = svg("text", { x: at[0], y: y + at[1] }, `${row[start].value}  ${cut(words, most)}`);
      label.append(svg("title", {}, words));
      drawn.append(label);
    }
    return drawn;
  },
};

export const views = [table, network, map, timeline];

const thingColumns = ({ vars, rows }) =>
  vars.filter((name) => rows.some((row) => isThing(row[name])) && rows.every((row) => !row[name] || isThing(row[name]) || name === "object"))
    .filter((name) => name !== "predicate");

const dateColumns = ({ vars, rows }) =>
  vars.filter((name) => rows.some((row) => row[name]) &&
    rows.every((row) => !row[name] || (row[name].type === "literal" && DATE.test(row[name].value) && !/decimal|integer/.test(row[name].datatype ?? ""))));

const placed = ({ vars, rows }, vocabulary) =>
  [...new Set(rows.flatMap((row) => vars.map((name) => idOf(row[name], vocabulary))))]
    .filter((id) => id in vocabulary.places);

function outline(steps) {
  let [x, y] = [0, 0];
  let path = "";
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    path += `${at ? "L" : "M"}${x} ${y}`;
  }
  return `${path}Z`;
}

const day = (text) => {
  const [years, months = "1", days = "1"] = text.replace(/^-/, "").split("-");
  const date = new Date(Date.UTC(2000, months - 1, days));
  date.setUTCFullYear(text.startsWith("-") ? -years : Number(years));
  return date.getTime();
};

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const year = (time) => String(new Date(time).getUTCFullYear());
