// Lints every model under processes/, checks that our own rules reject the invalid test models, and writes the plug-in of
// Camunda Modeler with these rules. Installs the linters if they are missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
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

const processes = ofType('.bpmn');
const decisions = ofType('.dmn');
if (run(process.execPath, join('node_modules', 'dmnlint', 'bin', 'dmnlint.js'), ...decisions) !== 0) {
  process.exit(1);
}

const require = createRequire(import.meta.url);
const { BpmnModdle } = require('bpmn-moddle');
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const source = readFileSync(join(here, 'wusul-rules.cjs'), 'utf8');
const book = readFileSync(join(here, '..', 'main', 'resources', 'release', 'model-rules.json'), 'utf8');
const vocabulary = readFileSync(join(here, 'vocabulary.json'), 'utf8');
const { deadline } = JSON.parse(book);
const plugin = require('./wusul-rules.cjs')(JSON.parse(book), JSON.parse(vocabulary));

const config = JSON.parse(readFileSync(join(here, '.bpmnlintrc'), 'utf8'));

/** Rules of any BPMN that the drawn deadline of a task breaks: it has no name, and nothing follows it. */
const notForDeadlines = ['label-required', 'no-disconnected', 'no-implicit-end'];

/** The names in the tables of limits, by their domain. */
const limits = Object.fromEntries(
  decisions
    .filter((table) => /\w-limit\.dmn$/.test(table))
    .map((table) => [
      basename(table, '-limit.dmn'),
      [...readFileSync(join(here, table), 'utf8').matchAll(/<inputEntry[^>]*>\s*<text>"([A-Z_]+)"/g)].map(
        ([, name]) => name,
      ),
    ]),
);

/** The limits that a model names and no table has, which the deployment refuses as well. */
function unknownLimits(model) {
  const { en } = JSON.parse(book).rules.find(({ id }) => id === 'limit-unknown');
  return [...readFileSync(model, 'utf8').matchAll(/limits\.\w+\((?:\w+, )*'([a-z]+)\.([A-Z_]+)'/g)]
    .filter(([, domain, name]) => !limits[domain]?.includes(name))
    .map(([, domain, name]) => {
      const [nearest] = (limits[domain] ?? []).toSorted((one, other) => distance(name, one) - distance(name, other));
      const what = `${domain}.${name} → ${nearest ? `${domain}.${nearest}` : '–'} (${domain}-limit)`;
      return `${model}: ${en.replace('{0}', what)} (limit-unknown)`;
    });
}

/** The number of letters to insert, to remove or to replace. */
function distance(one, other) {
  let row = [...other, ''].map((_, place) => place);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, another] of [...other].entries()) {
      next.push(Math.min(row[j] + (letter === another ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[other.length];
}

async function commonFaults(model) {
  const { rootElement, elementsById } = await new BpmnModdle().fromXML(readFileSync(model, 'utf8'));
  const isDeadline = (id) =>
    elementsById[id]?.eventDefinitions?.some((timer) => timer.timeDate?.body?.trim() === deadline) ?? false;
  // Some rules remember what they saw, so that each model has its own linter.
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
  return Object.entries(await linter.lint(rootElement)).flatMap(([rule, reports]) =>
    reports
      .filter(({ id }) => !(notForDeadlines.includes(rule) && isDeadline(id)))
      .map(({ id, message }) => `${model}: ${id}: ${message} (${rule})`),
  );
}

async function brokenRules(model) {
  const moddle = new BpmnModdle({ camunda: require('camunda-bpmn-moddle/resources/camunda.json') });
  const { rootElement } = await moddle.fromXML(readFileSync(model, 'utf8'));
  return Object.entries(await new Linter(plugin).lint(rootElement))
    .filter(([, reports]) => reports.length > 0)
    .map(([rule, reports]) => ({
      rule: rule.split('/').pop(),
      elements: reports.map((report) => report.id),
      said: reports[0].message,
    }));
}

let surprises = 0;
function expect(model, broken, rules) {
  if (broken.map(({ rule }) => rule).join() !== rules.join()) {
    console.error(`${model}: expected [${rules}] but found ${JSON.stringify(broken, null, 1)}`);
    surprises++;
  }
}

for (const model of processes) {
  for (const fault of [...(await commonFaults(join(here, model))), ...unknownLimits(join(here, model))]) {
    console.error(fault);
    surprises++;
  }
  expect(model, await brokenRules(join(here, model)), []);
}
const hostileFolder = join(here, '..', 'test', 'resources', 'hostile');
const alone = new Set(Object.keys(plugin.config.rules).map((rule) => rule.split('/').pop()));
const hostile = readdirSync(hostileFolder).filter((name) => name.endsWith('.bpmn') && alone.has(name.split('--')[0]));
for (const model of hostile) {
  expect(model, await brokenRules(join(hostileFolder, model)), [model.split('--')[0]]);
}
if (unknownLimits(join(hostileFolder, 'limit-unknown--misspelt.bpmn')).length !== 1) {
  console.error('a misspelt limit is not found');
  surprises++;
}
const untried = [...alone].filter((rule) => !hostile.some((model) => model.startsWith(`${rule}--`)));
if (surprises > 0 || untried.length > 0) {
  console.error(`${surprises} unexpected results; rules without an invalid test model: [${untried}]`);
  process.exit(1);
}

const client = join(here, 'modeler-plugin', 'client.js');
const bundle = `// Written by src/lint/lint.mjs; change wusul-rules.cjs, model-rules.json or vocabulary.json instead.
(function () {
${source}
const plugin = wusulRules(${JSON.stringify(JSON.parse(book))}, ${JSON.stringify(JSON.parse(vocabulary))});
window.plugins = window.plugins || [];
window.plugins.push({ plugin, type: 'lintRules.bpmn' });
})();
`;
writeFileSync(client, bundle);
(await import('esbuild')).buildSync({
  entryPoints: [join(here, 'editor.mjs')],
  bundle: true,
  loader: { '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl', '.eot': 'dataurl', '.svg': 'dataurl' },
  outfile: join(here, '..', '..', 'target', 'modeler', 'editor.js'),
});
console.log(`${alone.size} own rules reject ${hostile.length} invalid test models, each by its intended rule`);
console.log(`${processes.length} processes and ${decisions.length} decision tables are clean`);
