/** The network and the map: vis-network for view and pointer, our own drawing. */
const LIVE = 300; // above this many signs, the lesser ones are drawn as dots
const DOT_REACH = 10;
const BEAD_REACH = 9;
const MOST_BEADS = 40;
const BADGE_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 1e9, keyboard: false, multiselect: false, zoomSpeed: 0.7 },
  edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrows: { to: { enabled: false } } },
  nodes: { chosen: false },
};

/** Make the drawing in #net; `app` gives data, state and what follows from it, and takes choices. */
kerege.makeNetwork = (app) => {
  const root = kerege.byId("net");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const net = new vis.Network(root, { nodes, edges }, OPTIONS);
  const look = makeLook(app);
  const self = { net, nodes, edges, look, app, root, hovered: null, dots: [], lines: new Map(), satellites: new Map(), fitted: "" };
  self.below = (context) => drawBelow(self, context);
  self.above = (context) => drawAbove(self, context);
  net.on("beforeDrawing", self.below);
  net.on("afterDrawing", self.above);
  listen(self);
  return {
    update: () => update(self),
    redraw: () => net.redraw(),
    fit: () => kerege.fit(self, true),
    pan: (x, y) => { const at = net.getViewPosition(); net.moveTo({ position: { x: at.x + x, y: at.y + y } }); },
    zoom: (factor) => net.moveTo({ scale: net.getScale() * factor, animation: kerege.motion() }),
    showFocus: () => kerege.showFocus(self),
    place: (entity) => net.canvasToDOM(kerege.placeOf(self, entity)),
    middleOf: (key) => net.canvasToDOM(middle(self, key)),
    walk: (key) => walk(self, key),
    picture: () => kerege.picture(self),
    vector: (title) => kerege.vectorPicture(self, title),
    signs: () => nodes.getIds().map((id) => app.data.entities[id].id),
    beads: () => (self.beads ?? []).map(({ claim, x, y }) => ({ id: claim.id, ...net.canvasToDOM({ x, y }) })),
    arcs: () => (self.arcs ?? []).map(({ key }) => key),
    dots: () => self.dots.map(({ id }) => id),
    resize: () => { net.setSize("100%", "100%"); net.redraw(); },
  };
};

const makeLook = (app) => ({
  colours: {},
  scale: 1,
  zoom: 1,
  signScale: 1,
  weight: (entity) => app.weight(entity),
  label: (entity) => app.label(entity),
  rings: (entity) => app.now.rings(entity),
  blocColour: (entity) => (entity ? app.blocColour(entity) : null),
  home: (entity) => app.data.entities[entity.near] ?? null,
  fade: (entity) => (app.now.focus && !app.now.focus.has(entity) ? 0.14 : 1),
  isChosen: (entity) => entity === app.now.chosen || (app.now.focus?.size < 3 && app.now.focus.has(entity)),
  caption: (entity) => caption(app, entity),
});

const caption = (app, entity) => {
  const name = app.label(entity);
  const year = entity.group === "event" && entity.day ? kerege.dayText(entity.day).slice(0, 4) : "";
  const text = name.length > 36 ? `${name.slice(0, 35)}…` : name;
  return year && !name.includes(year) ? `${text} ${year}` : text;
};

const update = (self) => {
  const { app, look } = self;
  look.colours = app.colours;
  look.signScale = kerege.isMap(self) ? 0.8 : 1;
  placeSatellites(self);
  syncNodes(self);
  syncEdges(self);
  self.lines.clear();
  if (self.fitted !== app.state.view) {
    self.fitted = app.state.view;
    kerege.fit(self, false);
  }
  self.net.redraw();
};

/** Put what appears only with the focus close to what is chosen, over what has faded. */
const placeSatellites = (self) => {
  const { now } = self.app;
  self.satellites = new Map();
  if (kerege.isMap(self) || !now.focus) return;
  const [steady, guests] = [[...now.focus].filter((one) => now.base.has(one)), [...now.focus].filter((one) => !now.base.has(one))];
  const centre = now.chosen ?? steady[0] ?? guests[0];
  if (!centre || now.hovered) return;
  const items = guests.filter((one) => one !== centre).sort((a, b) => order(self, a) - order(self, b) || a.index - b.index);
  const size = (one) => kerege.signSize(one, { ...self.look, zoom: 1.1 });
  const boxes = [...steady, centre].map((one) => ({ ...kerege.placeOf(self, one), ...size(one) }));
  const places = kerege.satellites(kerege.placeOf(self, centre), items.map(size), boxes);
  places.forEach((place, at) => self.satellites.set(items[at], place));
};

const order = (self, entity) => self.app.data.groups.indexOf(entity.group);

const syncNodes = (self) => {
  const shown = kerege.drawable(self).sort((a, b) => importance(self, b) - importance(self, a) || a.index - b.index);
  const live = shown.length > LIVE ? inSight(self, shown).slice(0, LIVE) : shown;
  const kept = new Set(live);
  self.dots = shown.length > live.length ? shown.filter((entity) => !kept.has(entity)) : [];
  const ids = new Set(live.map((entity) => entity.index));
  self.nodes.remove(self.nodes.getIds().filter((id) => !ids.has(id)));
  self.nodes.update(live.map((entity) => ({ id: entity.index, ...kerege.placeOf(self, entity), ...sign(self) })));
};

const sign = (self) =>
  (self.sign ??= {
    shape: "custom",
    physics: false,
    fixed: true,
    ctxRenderer: ({ ctx, id, x, y }) => {
      const entity = self.app.data.entities[id];
      const { w, h } = kerege.signSize(entity, self.look);
      return {
        drawNode: () => kerege.drawSign(ctx, entity, x, y, self.look),
        nodeDimensions: { width: Math.max(2 * w + 6, 18 / self.look.scale), height: Math.max(2 * h + 6, 18 / self.look.scale) },
      };
    },
  });

const importance = (self, entity) => {
  const { now } = self.app;
  const first = { org: 400, state: 300, event: 40 }[entity.group] ?? 0;
  return (entity === now.chosen ? 1e6 : 0) + (now.focus?.has(entity) ? 1e5 : 0) + first + self.app.weight(entity);
};

const inSight = (self, shown) => {
  const [from, to] = kerege.sight(self);
  const seen = (entity) => {
    const { x, y } = kerege.placeOf(self, entity);
    return x > from.x && x < to.x && y > from.y && y < to.y;
  };
  return [...shown.filter(seen), ...shown.filter((entity) => !seen(entity))];
};

const syncEdges = (self) => {
  const { app } = self;
  const { now, colours } = app;
  const live = new Set(self.nodes.getIds().map((id) => app.data.entities[id]));
  const chosen = now.hovered ?? now.chosen;
  const pairs = kerege.pairs(live, app.data, now.shown);
  const arcs = kerege.chooseArcs(pairs, { visible: live, chosen, pair: app.state.pair, path: now.path, isNarrowed: now.rest !== null });
  self.arcs = arcs;
  const wanted = arcs.map((pair) => {
    const spoke = pair.plain === 0 && !app.state.pair ? spokeColour(app, pair) : null;
    return kerege.arcEdge(pair, { colours, strong: Boolean(now.focus), spoke });
  });
  const ids = new Set(wanted.map((edge) => edge.id));
  self.edges.remove(self.edges.getIds().filter((id) => !ids.has(id)));
  self.edges.update(wanted);
};

const spokeColour = (app, pair) => app.blocColour(pair.a) ?? app.blocColour(pair.b) ?? app.colours.rest;

// ---- drawing

const drawBelow = (self, context) => {
  const { look, app } = self;
  look.scale = self.net.getScale();
  look.zoom = kerege.zoomFactor(look.scale);
  if (kerege.isMap(self)) kerege.drawLand(self, context);
  kerege.drawDots(self, context);
  for (const [at, org] of app.now.outlined.entries()) drawBloc(self, context, org, at);
};

const drawBloc = (self, context, org, at) => {
  const { app, look } = self;
  const shown = new Set(kerege.drawable(self));
  const members = kerege.fullMembers(app.now.blocs, org).filter((one) => shown.has(one) && one.group === "state");
  if (members.length < 2) return;
  const points = members.map((one) => kerege.placeOf(self, one));
  const inside = new Set(members);
  const others = [...shown].filter((one) => one.group === "state" && !inside.has(one)).map((one) => kerege.placeOf(self, one));
  if (!self.lines.has(org)) self.lines.set(org, kerege.outlineLines(points, others));
  const width = (72 - Math.min(4, at) * 9) * look.signScale * Math.min(1, look.zoom);
  const faint = Boolean(app.now.focus) && app.now.chosen !== org;
  kerege.drawOutline(context, { points, lines: self.lines.get(org), colour: app.blocColour(org) ?? look.colours.rest, width, faint });
};

const drawAbove = (self, context) => {
  const { app, look } = self;
  const [from, to] = kerege.sight(self);
  const boxes = kerege.boxes([from.x, from.y, to.x, to.y]);
  const items = liveItems(self);
  for (const { entity, x, y } of items) {
    if (app.now.focus && !app.now.focus.has(entity)) continue;
    const { w, h } = kerege.signSize(entity, look);
    const rim = entity.group === "state" ? 6 * look.zoom * look.signScale : 0;
    boxes.keep([x - w - rim, y - h - rim, x + w + rim, y + h + rim]);
  }
  const named = items.filter(({ entity }) => isNamed(entity, app.now, look));
  const isState = ({ entity }) => entity.group === "state";
  if (app.state.pair) drawBeads(self, context, boxes);
  kerege.drawLabels(context, named.filter(isState), look, boxes);
  if (!app.state.pair) drawBadges(self, context, boxes);
  kerege.drawLabels(context, named.filter((item) => !isState(item)), look, boxes);
};

/** Return the entities that are drawn as signs. */
kerege.liveEntities = (self) => self.nodes.getIds().map((id) => self.app.data.entities[id]);

const liveItems = (self) =>
  kerege
    .liveEntities(self)
    .map((entity) => ({ entity, ...kerege.placeOf(self, entity), rank: importance(self, entity) }))
    .sort((a, b) => b.rank - a.rank);

const isNamed = (entity, now, look) => {
  if (entity.group === "org") return false;
  if (now.focus) return now.focus.has(entity);
  return entity.group === "state" || look.scale > 1.15;
};

const drawBadges = (self, context, boxes) => {
  const { look, app } = self;
  const busiestFirst = [...(self.arcs ?? [])].sort((a, b) => b.claims.length - a.claims.length);
  for (const pair of busiestFirst) {
    const count = pair.claims.length;
    if (count < 2 || (!app.now.focus && count < 3) || pair.plain === 0) continue;
    const points = BADGE_PLACES.map((share) => along(self, pair.key, share)).filter(Boolean);
    kerege.drawBadge(context, points, count, look.colours[pair.stance], look, boxes);
  }
};

/** Open the arc of a chosen pair into one bead a claim, in order of time. */
const drawBeads = (self, context, boxes) => {
  const pair = self.app.state.pair ? self.arcs?.[0] : null;
  const edge = pair && self.net.body.edges[pair.key];
  self.beads = [];
  if (!edge?.connected) return;
  const claims = [...pair.claims].sort((a, b) => a.first - b.first || a.index - b.index).slice(0, MOST_BEADS);
  claims.forEach((claim, at) => {
    const { x, y } = edge.edgeType.getPoint((at + 1) / (claims.length + 1));
    self.beads.push({ claim, x, y });
    const reach = BEAD_REACH / self.look.scale;
    boxes.keep([x - reach, y - reach, x + reach, y + reach]);
    context.beginPath();
    context.arc(x, y, (claim === self.app.now.claim ? 7 : 5) / self.look.scale, 0, 2 * Math.PI);
    context.fillStyle = self.look.colours[kerege.stance(claim)];
    context.fill();
    context.lineWidth = 2 / self.look.scale;
    context.strokeStyle = self.look.colours.bg;
    context.stroke();
  });
};

const beadAt = (self, { x, y }) => (self.beads ?? []).find((bead) => Math.hypot(bead.x - x, bead.y - y) < BEAD_REACH / self.look.scale);

const along = (self, key, share) => {
  const edge = self.net.body.edges[key];
  return edge?.connected ? edge.edgeType.getPoint(share) : null;
};

const middle = (self, key) => along(self, key, 0.5);

// ---- pointer and keys

const listen = (self) => {
  const { net, app } = self;
  net.on("click", (event) => click(self, event));
  net.on("hoverNode", ({ node }) => hover(self, app.data.entities[node]));
  net.on("blurNode", () => hover(self, null));
  for (const name of ["zoom", "dragStart"]) net.on(name, () => hideTip());
  net.on("dragEnd", () => refreshSight(self));
  net.on("zoom", () => refreshSight(self));
};

const refreshSight = (self) => {
  if (!self.dots.length) return;
  clearTimeout(self.timer);
  self.timer = setTimeout(() => { syncNodes(self); syncEdges(self); }, 120);
};

const click = (self, { nodes, edges, event, pointer }) => {
  const { app } = self;
  const bead = app.state.pair ? beadAt(self, pointer.canvas) : null;
  if (bead) return app.chooseClaim(bead.claim);
  const signs = nodes.length ? [app.data.entities[nodes[0]]] : [];
  const entity = nearest(self, [...signs, ...dotsAround(self, pointer.canvas)], pointer.canvas);
  if (entity && event.srcEvent.shiftKey && app.now.chosen) return app.choosePath(app.now.chosen, entity);
  if (entity) return app.choose(entity);
  if (edges.length) return app.choosePair(edges[0]);
  return app.clear();
};

const away = (self, entity, { x, y }) => {
  const place = kerege.placeOf(self, entity);
  return Math.hypot(place.x - x, place.y - y);
};

const dotsAround = (self, point) => self.dots.filter((entity) => away(self, entity, point) < DOT_REACH / self.look.scale);

const nearest = (self, entities, point) =>
  entities.reduce((best, one) => (best && away(self, best, point) <= away(self, one, point) ? best : one), null);

const hover = (self, entity) => {
  self.app.hover(entity);
  self.root.classList.toggle("pointing", Boolean(entity));
  if (entity) showTip(self, entity);
  else hideTip();
};

const showTip = (self, entity) => {
  const tip = kerege.byId("tip");
  const { x, y } = self.net.canvasToDOM(kerege.placeOf(self, entity));
  const day = entity.group === "event" && entity.day ? ` · ${kerege.dateWords(kerege.dayText(entity.day), kerege.language())}` : "";
  tip.textContent = `${self.app.label(entity)}${day} · ${self.app.countWords(entity)}`;
  tip.hidden = false;
  tip.style.left = `${Math.max(8, Math.min(x + 16, self.root.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.min(y + 18, self.root.clientHeight - tip.offsetHeight - 8)}px`;
};

const hideTip = () => {
  kerege.byId("tip").hidden = true;
};

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const walk = (self, key) => {
  const [dx, dy] = STEPS[key];
  const { app } = self;
  const here = app.now.chosen ? kerege.placeOf(self, app.now.chosen) : self.net.getViewPosition();
  let [next, best] = [null, Infinity];
  for (const entity of kerege.drawable(self)) {
    if (entity === app.now.chosen) continue;
    const place = kerege.placeOf(self, entity);
    const [x, y] = [place.x - here.x, place.y - here.y];
    const ahead = x * dx + y * dy;
    const cost = ahead + 2.2 * Math.abs(x * dy + y * dx);
    if (ahead > 3 && cost < best) [next, best] = [entity, cost];
  }
  if (next) app.choose(next);
};
