import js from '@eslint/js';
import globals from 'globals';

/* Paths are those below the project's folder, where style.mjs runs the linter. */
const BROWSER = [
  'src/frontend/{portal,shared,simulation,supervision,tasklist,versions,webapps}/**/*.js',
  'src/main/resources/static/**/*.js',
];

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
  { files: BROWSER, languageOptions: { globals: globals.browser } },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.cjs', 'src/lint/modeler-plugin/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  { files: ['src/lint/editor.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
