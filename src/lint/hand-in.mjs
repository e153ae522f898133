// Hands in what you changed since the last commit, as a draft that another person releases:
//
//   node src/lint/hand-in.mjs <name of the draft>
//
//   --at <address>      of the program, http://localhost:8080 if it is not given
//   --as <account>      analyst if it is not given
//   --since <commit>    what changed since another commit
//
// It asks for the password. A name that begins with "train:" makes the draft a part of a train.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What is released; tests and documents are not. */
const RELEASED = [
  'processes/*.bpmn',
  'processes/*.dmn',
  'processes/papers/*.html',
  'processes/notification/*.properties',
  'forms/*.form',
  'src/main/resources/organisation.yaml',
  'src/main/resources/task-lists.yaml',
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string', default: 'http://localhost:8080' },
    as: { type: 'string', default: 'analyst' },
    since: { type: 'string', default: 'HEAD' },
  },
});
if (positionals.length !== 1) {
  stop('node src/lint/hand-in.mjs <name of the draft> [--at http://localhost:8080] [--as analyst]');
}
const files = changed();
if (files.length === 0) {
  stop(`Nothing changed since ${values.since}.`);
}
files.forEach((file) => console.log(file));

const parts = new FormData();
parts.append('deployment-name', positionals[0]);
files.forEach((file) => parts.append(basename(file), new Blob([readFileSync(join(root, file))]), basename(file)));
const secret = Buffer.from(`${values.as}:${await password()}`).toString('base64');
const answer = await fetch(`${values.at}/engine-rest/deployment/create`, {
  method: 'POST',
  headers: { Authorization: `Basic ${secret}` },
  body: parts,
}).catch((problem) => stop(`${values.at} does not answer: ${problem.cause?.message ?? problem.message}`));
const said = await answer.json().catch(() => ({}));
if (!answer.ok) {
  (said.faults ?? []).forEach((fault) =>
    console.error(`\n✗ ${fault.file} ${fault.element} [${fault.rule}]\n  ${fault.messageAr}\n  ${fault.messageEn}`),
  );
  stop(
    said.faults ? `\n${said.faults.length} findings` : (said.messageEn ?? said.message ?? `Refused: ${answer.status}`),
  );
}
console.log(`\n${said.id}: ${said.name}`);

/** Returns the changed files, new ones too. */
function changed() {
  const named = (...args) =>
    (spawnSync('git', [...args, '--', ...RELEASED], { cwd: root, encoding: 'utf8' }).stdout ?? '').split('\n');
  return [
    ...new Set([...named('diff', '--name-only', values.since), ...named('ls-files', '--others', '--exclude-standard')]),
  ]
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .sort();
}

/** Asks for the password without showing it; without a terminal it is the first line of the input. */
async function password() {
  const silent = new Writable({ write: (_, encoding, done) => done() });
  const asked = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true });
  if (process.stdin.isTTY) {
    process.stdout.write(`Password of ${values.as}: `);
  }
  const { value } = await asked[Symbol.asyncIterator]().next();
  asked.close();
  return value ?? '';
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
