/** Where signs stand: in the network, on the map, or round what is chosen. */

kerege.isMap = (self) => self.app.state.view === "map";

/** Return where the sign of an entity stands. */
kerege.placeOf = (self, entity) => {
  if (self.satellites.has(entity)) return self.satellites.get(entity);
  const [x, y] = kerege.isMap(self) && entity.place ? entity.place : [entity.x, entity.y];
  return { x, y };
};

/** Return what the view can show. */
kerege.drawable = (self) => [...self.app.now.visible].filter((entity) => !kerege.isMap(self) || entity.place);
