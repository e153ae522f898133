/*
 * Format and lint of our JavaScript and style sheets.
 *
 * node style.mjs [--fix]     --fix writes the files in the format and mends what the linter can mend
 *
 * The build calls it whenever one of these files, a setting or a version changed.
 */
import path from 'node:path';
import process from 'node:process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');

/** The folders whose files are linted, and those whose files are also formatted. */
const LINTED = ['src/frontend', 'src/lint', 'src/main/resources/static'];
const FORMATTED = ['src/frontend', 'src/lint'];

const SETTINGS = ['src/frontend/.prettierrc.json', 'src/frontend/package-lock.json'];

/** All files that decide about the result, below the project's folder. */
export function styledFiles() {
  return [...LINTED.flatMap(filesIn), ...SETTINGS];
}

/** Returns the rules that a text breaks as this file. */
export async function brokenRules(text, file) {
  const { ESLint } = await import('eslint');
  const linter = new ESLint({ cwd: root, overrideConfigFile: path.join(here, 'eslint.config.mjs') });
  const [{ messages }] = await linter.lintText(text, { filePath: path.join(root, file) });
  return messages.map(({ ruleId }) => ruleId);
}

/** Returns what is wrong, one sentence each; with fix only what a person has to mend. */
export async function checkStyle(fix = false) {
  const { ESLint } = await import('eslint');
  const prettier = await import('prettier');
  const linter = new ESLint({ cwd: root, overrideConfigFile: path.join(here, 'eslint.config.mjs'), fix });
  const scripts = LINTED.flatMap(filesIn).filter((file) => /\.[cm]?js$/.test(file));
  const results = await linter.lintFiles(scripts);
  if (fix) {
    await ESLint.outputFixes(results);
  }
  const faults = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${path.relative(root, filePath)}:${line}: ${message} (${ruleId})`),
  );
  const options = JSON.parse(fs.readFileSync(path.join(here, '.prettierrc.json'), 'utf8'));
  for (const file of FORMATTED.flatMap(filesIn)) {
    const absolute = path.join(root, file);
    const text = fs.readFileSync(absolute, 'utf8');
    const formatted = await prettier.format(text, { ...options, filepath: absolute });
    if (formatted !== text && fix) {
      fs.writeFileSync(absolute, formatted);
    } else if (formatted !== text) {
      faults.push(`${file}: not formatted; run: node src/frontend/style.mjs --fix`);
    }
  }
  return faults;
}

function filesIn(folder) {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .filter((file) => /\.([cm]?js|css)$/.test(file) && !/(^|\/)node_modules\//.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => file !== 'src/lint/modeler-plugin/client.js')
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = await checkStyle(process.argv.includes('--fix'));
  faults.forEach((fault) => console.error(fault));
  process.exit(faults.length > 0 ? 1 : 0);
}
