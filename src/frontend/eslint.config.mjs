import js from '@eslint/js';
import globals from 'globals';

/* Paths are those below the project's folder, where style.mjs runs the linter. */
const BROWSER = [
  'src/frontend/{portal,release,shared,simulation,supervision,tasklist,versions,webapps}/**/*.js',
  'src/main/resources/static/**/*.js',
];

/** Writing to a member whose name is computed. */
function writes(expression, side) {
  return [
    {
      selector: `${expression} > MemberExpression.${side}[computed=true]:not([property.type="Literal"])`,
      message: 'Write values with computed keys to a Map, not to an object.',
    },
  ];
}

export default [
  { ignores: ['**/node_modules/**', 'src/lint/modeler-plugin/client.js'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024 },
    rules: {
      curly: 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      // Texts of people reach the page as text, never as markup.
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({ property })),
      ],
    },
  },
  {
    files: BROWSER,
    languageOptions: { globals: globals.browser },
    rules: {
      // Keys from outside, such as __proto__, belong into a Map: writing them to an object could change all objects.
      'no-extend-native': 'error',
      'no-proto': 'error',
      'no-restricted-syntax': [
        'error',
        ...writes('AssignmentExpression', 'left'),
        ...writes('UpdateExpression', 'argument'),
      ],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.cjs', 'src/lint/modeler-plugin/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  { files: ['src/lint/editor.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
