/** The rules of oxlint: the house's own, and the restrictions made from layers.json. */

/** Rules that hold in every folder. */
const RULES = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 5 }],
  'no-control-regex': 'off', // control characters of a heap are what we look for
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
      property,
      message: 'Text of a heap is never markup.',
    })),
    { object: 'document', property: 'write', message: 'Text of a heap is never markup.' },
  ],
  'import/default': 'off', // false alarm on `?worker&inline`
  'import/no-cycle': 'error',
  // Composite widgets take keys at their root and rove the focus; axe and the keyboard journey look at the living page.
  'jsx-a11y/click-events-have-key-events': 'off',
  'jsx-a11y/interactive-supports-focus': 'off',
  'jsx-a11y/no-noninteractive-element-interactions': 'off',
  'jsx-a11y/no-noninteractive-element-to-interactive-role': 'off',
  'jsx-a11y/no-noninteractive-tabindex': 'off',
  'jsx-a11y/no-static-element-interactions': 'off',
  'jsx-a11y/prefer-tag-over-role': 'off', // virtual grids are not tables
  // Rules of the React compiler, which we do not use; they refuse TanStack and every mutable ref.
  'react/immutability': 'off',
  'react/incompatible-library': 'off',
  'react/set-state-in-effect': 'off',
  'react/no-danger': 'error',
  'react/rules-of-hooks': 'error',
  'react/exhaustive-deps': 'error',
  'react/react-in-jsx-scope': 'off',
  'typescript/consistent-type-imports': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-spread': ['error', { allow: ['string'] }], // by code points is what we want
  'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
  'typescript/only-throw-error': 'error',
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  'unicorn/no-useless-spread': 'off', // copying listeners before calling them is not useless
  'typescript/unbound-method': 'off', // our objects are closures: no class, no `this`
  // Bounds are checked where data enters; typed arrays would only breed `!` and template noise (style of the house).
  'typescript/restrict-template-expressions': 'off',
};

/** Tests read like drawings: one `describe` is one function. */
const TEST_RULES = {
  'max-lines-per-function': 'off',
  'no-restricted-imports': 'off',
};

/** What the probes are for. */
const PROBE_RULES = {
  'no-eval': 'off',
  'no-implied-eval': 'off',
  'no-new-func': 'off',
  'no-restricted-properties': 'off',
  'typescript/no-implied-eval': 'off',
};

/**
 * The whole content of .oxlintrc.json.
 * @param {import('./table.mjs').Layers} table @param {string[]} packages all dependencies of package.json
 */
export function lintConfig(table, packages) {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'oxc', 'unicorn', 'promise'],
    categories: { correctness: 'error' },
    env: { builtin: true },
    ignorePatterns: ['node_modules', 'dist', 'bin', 'coverage', '.cache', 'test-results', 'playwright-report'],
    rules: RULES,
    overrides: [
      ...Object.keys(table.floors).map((floor) => floorOverride(table, floor, packages)),
      { files: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**'], rules: TEST_RULES },
      { files: ['e2e/probes/attempts.ts'], rules: PROBE_RULES },
    ],
  };
}

function floorOverride(table, floor, packages) {
  const { may, packages: allowed = [] } = table.floors[floor];
  const others = Object.keys(table.floors).filter((other) => other !== floor);
  const patterns = [];
  for (const other of others) {
    if (may.includes(other)) continue;
    const message = `${floor} may not use ${other} (layers.json).`;
    const inside = may.find((entry) => entry.startsWith(`${other}/`));
    if (inside !== undefined) continue; // one file of it: the test over import lines knows which
    const typesToo = may.includes(`types of ${other}`);
    patterns.push({ regex: relativeInto(other), message, ...(typesToo ? { allowTypeImports: true } : {}) });
  }
  const forbidden = packages.filter((name) => !allowed.includes(name));
  patterns.push({
    group: forbidden.flatMap((name) => [name, `${name}/*`]),
    message: `${floor} may not use this package (layers.json).`,
  });
  if (!allowed.includes('node:*'))
    patterns.push({ regex: '^node:', message: `${floor} runs without Node (layers.json).` });
  const files = /\.tsx?$/.test(floor) ? [floor] : [`${floor}/**/*.{ts,tsx}`];
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** Import texts that climb out of a floor and into another. @param {string} floor */
function relativeInto(floor) {
  const name = floor.replace(/^src\//, '').replaceAll('.', '\\.');
  return `^(\\./)?(\\.\\./)+(src/)?${name}(/|$)`;
}
