// Validate RDF files with rdf-validate-shacl: node validate.mjs SHAPES DATA...
// Prints JSON: for each data file whether it conforms, and of each result the focus node and what the
// broken shape says (not what the engine says of it: of sh:uniqueLang it has words of its own).
import { readFileSync } from "node:fs";
import dataset from "@rdfjs/dataset";
import { DataFactory, Parser } from "n3";
import Validator from "rdf-validate-shacl";

const read = (path) => dataset.dataset(new Parser().parse(readFileSync(path, "utf8")));
const message = DataFactory.namedNode("http://www.w3.org/ns/shacl#message");
const [path, ...files] = process.argv.slice(2);
const shapes = read(path);
const validator = new Validator(shapes);
const found = {};
for (const file of files) {
  const report = await validator.validate(read(file));
  found[file] = {
    conforms: report.conforms,
    results: report.results.map((each) => [
      each.focusNode.value,
      [...shapes.match(each.sourceShape, message)].map((quad) => quad.object.value).join(" "),
    ]),
  };
}
process.stdout.write(JSON.stringify(found));
