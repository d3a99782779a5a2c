// Validate Turtle files with rdf-validate-shacl: node validate.mjs SHAPES DATA...
// Prints JSON: for each data file whether it conforms, and the focus node and message of each result.
import { readFileSync } from "node:fs";
import dataset from "@rdfjs/dataset";
import { Parser } from "n3";
import Validator from "rdf-validate-shacl";

const read = (path) => dataset.dataset(new Parser().parse(readFileSync(path, "utf8")));
const [shapes, ...files] = process.argv.slice(2);
const validator = new Validator(read(shapes));
const found = {};
for (const path of files) {
  const report = await validator.validate(read(path));
  found[path] = {
    conforms: report.conforms,
    results: report.results.map((each) => [
      each.focusNode.value,
      each.message.map((words) => words.value).join(" "),
    ]),
  };
}
process.stdout.write(JSON.stringify(found));
