// Copies a service, for an analyst who begins a new one:
//
//   node src/lint/copy-service.mjs <service> <new service> <Arabic name> <English name>
//
// Its process, its table of eligibility and its form get the new id and name and begin at version 1.0.0. Rows of other tables that are
// about the old service alone, such as its fee, are repeated for the new one; a row about several services names the new one too.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const SERVICE = /^services-[a-z]+(-[a-z]+)*$/;
const ARABIC = /^[\p{Script=Arabic}\d ]+$/u;
const ENGLISH = /^[A-Za-z\d ]+$/;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const processes = join(root, 'processes', 'services');
const [from, to, ar, en] = process.argv.slice(2);

if (![from, to].every((id) => SERVICE.test(id ?? '')) || !ARABIC.test(ar ?? '') || !ENGLISH.test(en ?? '')) {
  stop('node src/lint/copy-service.mjs <service> <new service> <Arabic name> <English name>');
}
const model = join(processes, `${from}.bpmn`);
const form = join(root, 'forms', 'services', `${requestOf(from)}.form`);
[model, form].filter((file) => !existsSync(file)).forEach((file) => stop(`There is no ${relative(root, file)}.`));
if (existsSync(join(processes, `${to}.bpmn`))) {
  stop(`${to} exists.`);
}

const named = /<bpmn:process [^>]*\bname="([^"]*)"/.exec(readFileSync(model, 'utf8'))[1];
copy(model, join(processes, `${to}.bpmn`), (text) =>
  text.replace(/(name="nameEn" value=")[^"]*"/, (_, start) => `${start}${en}"`),
);
copy(join(processes, `${from}-eligibility.dmn`), join(processes, `${to}-eligibility.dmn`));
copy(form, join(root, 'forms', 'services', `${requestOf(to)}.form`));
readdirSync(processes)
  .filter((file) => file.endsWith('.dmn') && !file.startsWith(to) && !file.startsWith(from))
  .forEach((file) => repeatRows(join(processes, file)));

/** Copies a file under the new names. */
function copy(source, target, change = (text) => text) {
  const text = readFileSync(source, 'utf8')
    .replaceAll(from.replace('services-', ''), to.replace('services-', ''))
    .replaceAll(capitalised(from), capitalised(to))
    .replaceAll(`name="${named}"`, `name="${ar}"`)
    .replaceAll(`name="استحقاق ${named}"`, `name="استحقاق ${ar}"`)
    .replace(/camunda:versionTag="[^"]*"/, 'camunda:versionTag="1.0.0"');
  save(target, change(text));
}

/** Repeats the rows of a table that ask for the service, and raises the table's version. */
function repeatRows(file) {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/ *<rule id="Rule_(\w+)">[^]*?<\/rule>\n/g, (row, name) => {
    const asked = [...row.matchAll(/<inputEntry [^>]*>\s*<text>([^<]*)<\/text>/g)].map(([, cell]) => cell);
    if (asked.includes(`"${from}"`)) {
      const own = name.replace(capitalised(from).replace('Services', ''), '');
      return (
        row +
        row
          .replaceAll(`"${from}"`, `"${to}"`)
          .replaceAll(`_${name}`, `_${capitalised(to).replace('Services', '')}${own}`)
      );
    }
    return asked.some((cell) => cell.split(',').includes(`"${from}"`))
      ? row.replaceAll(`"${from}"`, `"${from}","${to}"`)
      : row;
  });
  if (after !== before) {
    save(
      file,
      after.replace(/(camunda:versionTag="\d+\.)(\d+)\.\d+"/, (_, major, minor) => `${major}${+minor + 1}.0"`),
    );
  }
}

function requestOf(service) {
  return service.replace('services-', 'services-request-');
}

function capitalised(id) {
  return id
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
}

function save(file, text) {
  writeFileSync(file, text);
  console.log(`${relative(root, dirname(file))}/${basename(file)}`);
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
