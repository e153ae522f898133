// Lints every model under processes/. Installs the linters when they are missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '..', '..', 'processes');
const lock = join(here, 'package-lock.json');
const installed = join(here, 'node_modules', '.package-lock.json');

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: 'inherit' });
  if (error) {
    console.error(`${command}: ${error.message}`);
  }
  return status ?? 1;
}

function ofType(suffix) {
  const found = readdirSync(models, { recursive: true })
    .filter((name) => name.endsWith(suffix))
    .map((name) => relative(here, join(models, name)))
    .sort();
  if (found.length === 0) {
    console.error(`no ${suffix} under ${models}`);
    process.exit(1);
  }
  return found;
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  if (run('npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts') !== 0) {
    process.exit(1);
  }
}

const linter = (name, ...args) => run(process.execPath, join('node_modules', name, 'bin', `${name}.js`), ...args);
const processes = ofType('.bpmn');
const decisions = ofType('.dmn');
const results = [linter('bpmnlint', '--max-warnings=0', ...processes), linter('dmnlint', ...decisions)];
if (results.some((status) => status !== 0)) {
  process.exit(1);
}
console.log(`${processes.length} processes and ${decisions.length} decision tables are clean`);
