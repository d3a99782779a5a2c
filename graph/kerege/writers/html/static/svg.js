/** A context that draws as a canvas does, and keeps what it draws as SVG. */
const SVG = "http://www.w3.org/2000/svg";
const ANCHORS = { left: "start", center: "middle", right: "end" };
const BASELINES = { top: "text-before-edge", middle: "central", alphabetic: "alphabetic" };
const DEFAULTS = {
  ...{ fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", globalAlpha: 1 },
  ...{ font: `10px ${kerege.FONT}`, textAlign: "left", textBaseline: "alphabetic", dash: [] },
};

/** Return a path for canvas and SVG alike. */
kerege.path2d = (d) => Object.assign(new Path2D(d), { d });

/** Return a context of a size in pixels; `text()` gives the drawing as an SVG file. */
kerege.svgContext = (width, height) => {
  const root = node("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const pen = document.createElement("canvas").getContext("2d");
  const stack = [];
  let now = { ...DEFAULTS, matrix: new DOMMatrix() };
  let path = "";

  const put = (tag, attributes) => {
    const { a, b, c, d, e, f } = now.matrix;
    const opacity = now.globalAlpha < 1 ? { opacity: round(now.globalAlpha) } : {};
    const made = node(tag, { transform: `matrix(${[a, b, c, d, e, f].map(round).join(" ")})`, ...attributes, ...opacity });
    root.append(made);
    return made;
  };
  const lines = () => ({
    fill: "none",
    stroke: now.strokeStyle,
    "stroke-width": round(now.lineWidth),
    "stroke-linecap": now.lineCap,
    "stroke-linejoin": now.lineJoin,
    ...(now.dash.length ? { "stroke-dasharray": now.dash.map(round).join(" ") } : {}),
  });
  const write = (text, x, y, paint) => {
    pen.font = now.font;
    const [, weight, size] = /^(\d+)?\s*([\d.]+)px/.exec(now.font) ?? ["", "400", "10"];
    const given = { x: round(x), y: round(y), "font-family": kerege.FONT, "font-size": round(Number(size)), "font-weight": weight ?? 400 };
    const made = put("text", { ...given, "text-anchor": ANCHORS[now.textAlign], "dominant-baseline": BASELINES[now.textBaseline], ...paint });
    made.textContent = text;
  };
  const transformed = (change) => { now.matrix = change(now.matrix); };
  const segment = (letter, ...numbers) => { path += `${letter}${numbers.map(round).join(" ")}`; };

  const context = {
    isVector: true,
    canvas: { width, height },
    save: () => stack.push({ ...now }),
    restore: () => { now = stack.pop() ?? now; },
    translate: (x, y) => transformed((matrix) => matrix.translate(x, y)),
    scale: (x, y) => transformed((matrix) => matrix.scale(x, y)),
    rotate: (angle) => transformed((matrix) => matrix.rotate((angle * 180) / Math.PI)),
    setLineDash: (dash) => { now.dash = [...dash]; },
    getLineDash: () => now.dash,
    beginPath: () => { path = ""; },
    closePath: () => { path += "Z"; },
    moveTo: (x, y) => segment("M", x, y),
    lineTo: (x, y) => segment("L", x, y),
    quadraticCurveTo: (...numbers) => segment("Q", ...numbers),
    bezierCurveTo: (...numbers) => segment("C", ...numbers),
    arc: (x, y, r, from, to) => { path += arc(x, y, r, from, to); },
    roundRect: (x, y, w, h, r) => { path += roundRect(x, y, w, h, Math.min(r, w / 2, h / 2)); },
    fill: (shape) => put("path", { d: shape?.d ?? path, fill: now.fillStyle }),
    stroke: (shape) => put("path", { d: shape?.d ?? path, ...lines() }),
    fillRect: (x, y, w, h) => put("rect", { x: round(x), y: round(y), width: round(w), height: round(h), fill: now.fillStyle }),
    fillText: (text, x, y) => write(text, x, y, { fill: now.fillStyle }),
    strokeText: (text, x, y) => write(text, x, y, lines()),
    measureText: (text) => { pen.font = now.font; return pen.measureText(text); },
    text: (title) => {
      const named = node("title", {});
      named.textContent = title;
      root.prepend(named);
      return new XMLSerializer().serializeToString(root);
    },
  };
  for (const name of Object.keys(DEFAULTS)) {
    if (name !== "dash") Object.defineProperty(context, name, { get: () => now[name], set: (value) => { now[name] = value; } });
  }
  return context;
};

const node = (tag, attributes) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") made.setAttribute(name, value);
  return made;
};

const round = (number) => Math.round(number * 100) / 100;

const arc = (x, y, r, from, to) => {
  const [sweep, start, end] = [to - from, [x + r * Math.cos(from), y + r * Math.sin(from)].map(round), [x + r * Math.cos(to), y + r * Math.sin(to)].map(round)];
  if (Math.abs(sweep) < 2 * Math.PI - 1e-6) return `M${start.join(" ")}A${round(r)} ${round(r)} 0 ${sweep > Math.PI ? 1 : 0} 1 ${end.join(" ")}`;
  return `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 1 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(-2 * r)} 0Z`;
};

const roundRect = (x, y, w, h, r) =>
  `M${round(x + r)} ${round(y)}h${round(w - 2 * r)}a${round(r)} ${round(r)} 0 0 1 ${round(r)} ${round(r)}v${round(h - 2 * r)}a${round(r)} ${round(r)} 0 0 1 ${round(-r)} ${round(r)}h${round(2 * r - w)}a${round(r)} ${round(r)} 0 0 1 ${round(-r)} ${round(-r)}v${round(2 * r - h)}a${round(r)} ${round(r)} 0 0 1 ${round(r)} ${round(-r)}Z`;

/** Draw what the network shows as SVG, in the size in which it is seen. */
kerege.vectorPicture = (self, title) => {
  const { clientWidth: width, clientHeight: height } = self.root;
  const context = kerege.svgContext(width, height);
  context.fillStyle = self.look.colours.bg;
  context.fillRect(0, 0, width, height);
  const origin = self.net.canvasToDOM({ x: 0, y: 0 });
  context.translate(origin.x, origin.y);
  context.scale(self.look.scale, self.look.scale);
  self.below(context);
  for (const { key } of self.arcs ?? []) self.net.body.edges[key]?.draw(context);
  for (const entity of kerege.liveEntities(self).reverse()) {
    const { x, y } = kerege.placeOf(self, entity);
    kerege.drawSign(context, entity, x, y, self.look);
  }
  self.above(context);
  return context.text(title);
};
