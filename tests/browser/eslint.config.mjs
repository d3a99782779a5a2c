/** How the scripts of the explorer are linted: each stands in a block of its own and shares `kerege`. */
import js from "@eslint/js";

const browser = [
  ..."Blob CSS DOMMatrix DecompressionStream Event Intl Path2D Response URL URLSearchParams XMLSerializer".split(" "),
  ..."addEventListener atob clearInterval clearTimeout console document fetch getComputedStyle history".split(" "),
  ..."innerWidth location matchMedia navigator performance requestAnimationFrame setInterval setTimeout window".split(" "),
];

export default [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "script",
      globals: Object.fromEntries([...browser, "kerege", "vis"].map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 400],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property }))],
      "no-shadow": "error",
      "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_$", ignoreRestSiblings: true }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
