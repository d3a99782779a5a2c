/** How each entity is drawn: states as ringed discs, organisations as pills, the rest as small signs. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const TURN = 2 * Math.PI;
const RING = 4.5;
const LESSER = 2;

kerege.FONT = FONT;

/** The outlines of the signs, in a box of 18, for canvas and legend alike. */
kerege.SIGNS = {
  state: "M9 2.2a6.8 6.8 0 1 0 .01 0z",
  org: "M4 5h10a4 4 0 0 1 0 8H4a4 4 0 0 1 0-8z",
  event: "M9 2l7 7-7 7-7-7z",
  person: "M9 2.5a3.2 3.2 0 1 0 .01 0zM3 15.5a6 6 0 0 1 12 0z",
  body: "M2.5 7.5 9 3l6.5 4.5zM4 7.5v7M9 7.5v7M14 7.5v7M2.5 15h13",
  deal: "M4.5 2.5h6l3.5 3.5v9.5h-9.5zM7 9h4.5M7 12h4.5",
  place: "M9 16.5C5 11.5 4 9.5 4 7.2a5 5 0 0 1 10 0c0 2.3-1 4.3-5 9.3zM9 5.5a1.7 1.7 0 1 0 .01 0z",
  topic: "M6 2.5 4.5 15.5M13.5 2.5 12 15.5M2.5 6.5h13M2.5 11.5h13",
};

/** Return the factor by which signs grow when the view is far and shrink when it is near. */
kerege.zoomFactor = (scale) => (scale > 1 ? scale ** -0.6 : scale ** -0.45);

/** Return half the width and height of the sign of an entity. */
kerege.signSize = (entity, look) => {
  const zoom = look.zoom;
  if (entity.group === "state") {
    const r = (15 + Math.min(7, Math.sqrt(look.weight(entity)))) * zoom * look.signScale;
    return { w: r, h: r };
  }
  if (entity.group === "org") return { w: pillWidth(entity, look) / 2, h: 13 * zoom };
  const r = 7.5 * zoom;
  return { w: r, h: r };
};

const widths = new Map();
const pen = () => (kerege.pen ??= document.createElement("canvas").getContext("2d"));

const pillWidth = (entity, look) => {
  const text = shortName(entity, look);
  const key = text;
  if (!widths.has(key)) {
    pen().font = `700 14px ${FONT}`;
    widths.set(key, pen().measureText(text).width + 20);
  }
  return widths.get(key) * look.zoom;
};

const shortName = (entity, look) => clip(entity.short || look.label(entity), 15);
const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Return what stands inside the disc of a state: its code, or the first letters of its name. */
kerege.stateCode = (entity) => entity.codes.iso2 || (entity.short && entity.short.length < 4 ? entity.short : entity.label.slice(0, 2).toUpperCase());

/** Draw the sign of an entity. */
kerege.drawSign = (context, entity, x, y, look) => {
  context.save();
  context.globalAlpha = look.fade(entity);
  const draw = { state: drawState, org: drawPill }[entity.group] ?? drawSmall;
  draw(context, entity, x, y, look);
  context.restore();
};

const drawState = (context, entity, x, y, look) => {
  const { colours } = look;
  const { w: r } = kerege.signSize(entity, look);
  disc(context, x, y, r);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.stroke();
  drawRing(context, x, y, r, look.rings(entity), look);
  context.fillStyle = colours.ink;
  context.font = `650 ${(r * 0.8).toFixed(1)}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(kerege.stateCode(entity), x, y + r * 0.05);
  if (look.isChosen(entity)) outline(context, () => disc(context, x, y, r + 9 * look.zoom), look);
};

const drawRing = (context, x, y, r, pieces, look) => {
  const width = RING * look.zoom * look.signScale;
  if (!pieces.length) {
    disc(context, x, y, r + 1);
    context.lineWidth = 1.5 * look.zoom;
    context.strokeStyle = look.colours.rest;
    context.stroke();
    return;
  }
  const gap = pieces.length > 1 ? 0.09 : 0;
  pieces.forEach((piece, at) => {
    const from = -TURN / 4 + (at / pieces.length) * TURN + gap;
    const to = -TURN / 4 + ((at + 1) / pieces.length) * TURN - gap;
    const own = piece.role === "member" ? width : (width * LESSER) / RING;
    context.beginPath();
    context.arc(x, y, r + width * 0.75, from, to);
    context.lineWidth = own;
    context.strokeStyle = piece.colour;
    context.stroke();
  });
};

const drawPill = (context, entity, x, y, look) => {
  const { w, h } = kerege.signSize(entity, look);
  const pill = (extra) => {
    context.beginPath();
    context.roundRect(x - w - extra, y - h - extra, 2 * (w + extra), 2 * (h + extra), h + extra);
  };
  const colour = look.blocColour(entity);
  pill(0);
  context.fillStyle = colour ?? look.colours.panel;
  context.fill();
  if (!colour) {
    context.lineWidth = 1.6 * look.zoom;
    context.strokeStyle = look.colours.rest;
    context.stroke();
  }
  context.fillStyle = colour ? look.colours.bg : look.colours.ink;
  context.font = `700 ${14 * look.zoom}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortName(entity, look), x, y + 0.7 * look.zoom);
  if (look.isChosen(entity)) outline(context, () => pill(4 * look.zoom), look);
};

const paths = new Map();

const drawSmall = (context, entity, x, y, look) => {
  const { w: r } = kerege.signSize(entity, look);
  if (!paths.has(entity.group)) paths.set(entity.group, kerege.path2d(kerege.SIGNS[entity.group]));
  const scale = (r * 2) / 18;
  context.save();
  context.translate(x - r, y - r);
  context.scale(scale, scale);
  context.lineJoin = "round";
  context.fillStyle = look.colours.panel;
  context.strokeStyle = look.blocColour(look.home(entity)) ?? look.colours.rest;
  context.lineWidth = 1.9;
  context.fill(paths.get(entity.group));
  context.stroke(paths.get(entity.group));
  context.restore();
  if (look.isChosen(entity)) outline(context, () => disc(context, x, y, r + 4 * look.zoom), look);
};

const disc = (context, x, y, r) => {
  context.beginPath();
  context.arc(x, y, r, 0, TURN);
};

const outline = (context, path, look) => {
  path();
  context.lineWidth = 2.6 * look.zoom;
  context.strokeStyle = look.colours.accent;
  context.stroke();
};
