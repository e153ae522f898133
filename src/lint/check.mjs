// The analysts' command: checks all models, tables and forms, runs the tests of those that were changed, and says for each
// finding which element it is about and what to do.
//
//   node src/lint/check.mjs              the changes since the last commit
//   node src/lint/check.mjs --since main the changes since another commit or branch
//   node src/lint/check.mjs --write      also writes the catalogue of processes, the guarantees and the plug-in of Camunda Modeler anew
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rules that hold for all models together. */
const RULES = [
  'OurModelsTest',
  'ModelConventionsTest',
  'DecisionConventionsTest',
  'FormConventionsTest',
  'DiagramGeometryTest',
  'ProcessContractsTest',
  'ProcessCatalogueTest',
  'GuaranteesTest',
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const write = process.argv.includes('--write');
const since = process.argv.includes('--since') ? process.argv[process.argv.indexOf('--since') + 1] : 'HEAD';
const began = Date.now();

const changed = changedModels();
console.log(changed.length === 0 ? `No model changed since ${since}; checking all rules.` : `Changed: ${changed.join(', ')}`);

const linted = run(process.execPath, [join('src', 'lint', 'lint.mjs'), ...(write ? ['--write'] : [])]).status === 0;
const tests = [...RULES.map(known), ...testsOf(changed)];
const reports = join(root, 'target', 'surefire-reports');
tests.forEach((test) => reportsOf(test).forEach((file) => rmSync(join(reports, file))));
const maven = run(
  process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
  [
    '-q',
    '-B',
    'test',
    `-Dtest=${[...new Set(tests)].join()}`,
    '-Dexec.skip',
    '-Dmdep.skip',
    '-Dspring-javaformat.skip',
    ...(write ? ['-Dcatalogue.write=true'] : []),
  ],
  true
);
const findings = [
  ...staleVersions(),
  ...tests.flatMap((test) => reportsOf(test)).flatMap((file) => findingsIn(readFileSync(join(reports, file), 'utf8'))),
];
findings.forEach(({ test, text }) => console.log(`\n✗ ${test}\n${text}`));
if (maven.status !== 0 && findings.length === 0) {
  console.log(maven.stdout + maven.stderr);
}
if (findings.some(({ test }) => /^(ProcessCatalogue|Guarantees)Test/.test(test))) {
  console.log('\nThe catalogue of processes and the page of guarantees are written anew by: node src/lint/check.mjs --write');
}
const seconds = Math.round((Date.now() - began) / 1000);
if (!linted || maven.status !== 0 || findings.length > 0) {
  console.log(`\n${findings.length + (linted ? 0 : 1)} findings in ${seconds} s. processes/README.md explains each rule in [brackets].`);
  process.exit(1);
}
console.log(`All rules are kept, and ${tests.length} test classes passed, in ${seconds} s.`);

function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout ?? '';
}

/** The processes, tables and forms that differ from the commit. */
function changedFiles() {
  const folders = ['--', 'processes', 'forms'];
  return (git('diff', '--name-only', since, ...folders) + git('ls-files', '--others', '--exclude-standard', ...folders))
    .split('\n')
    .filter((file) => /\.(bpmn|dmn|form)$/.test(file));
}

/** The ids of these models: a file bears the id of its content. */
function changedModels() {
  return changedFiles().map((file) => basename(file).replace(/\.\w+$/, ''));
}

/** The processes and tables whose content changed while their version stayed. */
function staleVersions() {
  const version = (text) => /camunda:versionTag="([^"]*)"/.exec(text)?.[1];
  return changedFiles()
    .filter((file) => /\.(bpmn|dmn)$/.test(file) && existsSync(join(root, file)))
    .map((file) => ({ file, before: version(git('show', `${since}:${file}`)), now: version(readFileSync(join(root, file), 'utf8')) }))
    .filter(({ before, now }) => before !== undefined && before === now)
    .map(({ file, now }) => ({ test: basename(file), text: `  Raise the version tag: the model changed and its version is still ${now}.` }));
}

function testClasses() {
  return readdirSync(join(root, 'src', 'test', 'java'), { recursive: true }).filter((file) => file.endsWith('Test.java'));
}

function known(test) {
  if (!testClasses().some((file) => basename(file) === `${test}.java`)) {
    console.error(`src/lint/check.mjs names ${test}, which is no test any more`);
    process.exit(1);
  }
  return test;
}

/** The tests of a model name its id: those of processes and decisions, each beside one engine and without the whole program. */
function testsOf(ids) {
  return testClasses()
    .filter((file) => /(Process|Decision)Test\.java$/.test(file))
    .filter((file) => {
      const text = readFileSync(join(root, 'src', 'test', 'java', file), 'utf8');
      return ids.some((id) => text.includes(`"${id}"`));
    })
    .map((file) => basename(file, '.java'));
}

function reportsOf(test) {
  return existsSync(reports) ? readdirSync(reports).filter((file) => new RegExp(`^TEST-.*\\b${test}(\\$.*)?\\.xml$`).test(file)) : [];
}

function findingsIn(report) {
  const failed = /<testcase name="([^"]*)" classname="(?:[\w.]*\.)?([^".]*)"[^>]*>\s*<(?:failure|error)(?:\s+message="([^"]*)")?/g;
  return [...report.matchAll(failed)].map(([, test, type, text]) => ({
    test: `${type}: ${plain(test)}`,
    text: plain(text ?? '')
      .replaceAll('", "', '"\n"')
      .trim()
      .split('\n')
      .slice(0, 30)
      .map((line) => `  ${line}`)
      .join('\n'),
  }));
}

function plain(xml) {
  return xml
    .replace(/&#(\d+);|&#x([0-9a-f]+);/gi, (_, decimal, hex) => String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function run(command, args, quiet = false) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: quiet ? 'pipe' : 'inherit', maxBuffer: 1 << 28 });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    process.exit(1);
  }
  return result;
}
