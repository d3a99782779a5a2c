/** Load scripts of the page without a page: each in a block of its own, as the page joins them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const folder = fileURLToPath(new URL("../../../graph/kerege/writers/html/static/", import.meta.url));

export const load = (...names) => {
  const parts = names.map((name) => `{\n${readFileSync(`${folder}${name}.js`, "utf8")}}\n`);
  return vm.compileFunction(`"use strict";\nconst kerege = {};\n${parts.join("")}return kerege;`, [], { filename: names.join("+") })();
};
