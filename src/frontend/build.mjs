/*
 * Makes the staff's web apps Arabic and right to left; an English version is available beside it
 * (webapps/shared/page.js).
 *
 * node build.mjs <unpacked web app archive> <classes directory>
 *
 * Reads Camunda's published web apps, mirrors their style sheets, replaces the texts built into their scripts
 * (patches.mjs), adds our translations, configuration and font, and writes the result to the same paths in our own
 * classes, which precede the archive on the class path. Our own pages, such as the case tab of Tasklist and the supervision
 * in Cockpit, are bundled into one script and one style sheet each, because a plug-in may not have more files.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { portalSheets } from './sheets.mjs';
import { checkStyle, styledFiles } from './style.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [archive, classes] = process.argv.slice(2).map((argument) => path.resolve(argument));
const original = (file) => path.join(archive, 'META-INF/resources', file);
const WEBJAR = 'webjars/camunda';
const RELEASE = '7.24.0';
const resources = path.join(here, '../main/resources');

if (!classes) {
  fail('usage: node build.mjs <unpacked web app archive> <classes directory>');
}

await keepStyle();

const stamp = path.join(path.dirname(classes), 'frontend.stamp');
const state = stateOfInputs();
const done = path.join(classes, 'META-INF/resources', WEBJAR, 'lib/deps.js');
if (fs.existsSync(done) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === state) {
  process.exit(0);
}

installPackages();
const { default: rtlcss } = await import('rtlcss');
const { default: esbuild } = await import('esbuild');
const { default: subsetFont } = await import('subset-font');
const { PurgeCSS } = await import('purgecss');
const { apps, library } = await import('./patches.mjs');

const outputs = new Map();
/** The packages of npm that the program brings to browsers; a test holds NOTICE to this list. */
const shipped = new Set(['@fontsource/ibm-plex-sans-arabic', 'bootstrap', 'bpmn-js']);
const add = (file, content) => outputs.set(file, content);

add(`${WEBJAR}/lib/deps.js`, patched(`${WEBJAR}/lib/deps.js`, library));
for (const [name, app] of Object.entries(apps)) {
  const folder = `${WEBJAR}/app/${name}`;
  const bootstrap = `${folder}/camunda-${name}-bootstrap`;
  add(`${bootstrap}.js`, patched(`${bootstrap}.js`, app));
  addSheets(bootstrap, ...sheets(original(`${bootstrap}.css`)));
  add(`${folder}/index.html`, page(`${folder}/index.html`, app.title));
  for (const file of filesIn(path.join(here, 'webapps', name))) {
    add(`${folder}/${file}`, fs.readFileSync(path.join(here, 'webapps', name, file)));
  }
  for (const file of [
    'accessible.js',
    'choices.js',
    'language.js',
    'provider-login.js',
    'references.js',
    'second-factor.js',
  ]) {
    add(`${folder}/scripts/${file}`, fs.readFileSync(path.join(here, 'webapps/shared', file)));
  }
  addSheets(`${folder}/styles/user-styles`, ...ourSheets(name));
  if (app.plugin) {
    add(`${folder}/plugin/plugin.js`, patched(`plugin/${name}/app/plugin.js`, app.plugin));
    addSheets(`${folder}/plugin/plugin`, ...sheets(original(`plugin/${name}/app/plugin.css`)));
  }
}
addFonts();
/** The sheets of the picture of a draft, which shows parts of two tabs of Cockpit. */
const RELEASE_SHEETS = ['versions/plugin.css', 'simulation/plugin.css'];
const plugins = new Map([
  ...ourPages('wusul/tasklist', 'tasklist'),
  ...ourPages('wusul/cockpit', 'supervision'),
  ...ourPages('wusul-versions', 'versions'),
  ['wusul-versions/app/bpmn-viewer.js', diagramViewer()],
  ...ourPages('wusul-simulation', 'simulation'),
  ['wusul-simulation/app/tokens.js', bundled('simulation/token-modules.js')],
  ...ourPages('wusul-release', 'release', RELEASE_SHEETS),
  ['wusul-release/app/bpmn-viewer.js', diagramViewer()],
]);
addVersionToAddresses();
const portal = [
  ...(await portalLibraries()),
  await portalScript('live.js', 'live.js'),
  await portalScript('request.js', 'request.js'),
  await portalScript('session.js', 'session.js'),
  await portalScript('room.js', 'room/room.js'),
  await portalScript('release.js', '../release/page.js'),
  ['release.css', joined(...RELEASE_SHEETS, 'release/plugin.css')],
];

for (const [file, content] of outputs) {
  write(path.join(classes, 'META-INF/resources', file), content);
}
for (const [file, content] of plugins) {
  write(path.join(classes, 'plugin', file), content);
}
for (const [file, content] of portal) {
  write(path.join(classes, 'static/portal/lib', file), content);
}
for (const [file, content] of portalSheets(esbuild)) {
  write(path.join(classes, 'static/portal', file), content);
}
fs.writeFileSync(path.join(path.dirname(classes), 'frontend-packages.txt'), [...shipped].sort().join('\n') + '\n');
fs.writeFileSync(stamp, state);
console.log(`Web apps in Arabic: ${outputs.size} files`);

/**
 * Bundles the diagram viewer as a module for plug-ins, because Cockpit does not export its own. The bpmn.io logo stays.
 */
function diagramViewer() {
  const file = path.join(here, 'node_modules/bpmn-js/dist/bpmn-navigated-viewer.production.min.js');
  const program = fs.readFileSync(file, 'utf8');
  return `const module = { exports: {} };\nconst exports = module.exports;\n${program}\nexport default module.exports;\n`;
}

/** Checks format and lint of our JavaScript if it changed since they were last in order. */
async function keepStyle() {
  const project = path.join(here, '../..');
  const hash = createHash('sha256');
  styledFiles().forEach((file) => hash.update(file).update(fs.readFileSync(path.join(project, file))));
  const checked = path.join(path.dirname(classes), 'javascript.stamp');
  const now = hash.digest('hex');
  if (fs.existsSync(checked) && fs.readFileSync(checked, 'utf8') === now) {
    return;
  }
  installPackages();
  const faults = await checkStyle();
  if (faults.length > 0) {
    fail(faults.join('\n'));
  }
  fs.mkdirSync(path.dirname(checked), { recursive: true });
  fs.writeFileSync(checked, now);
}

/** Installs the packages of the lock file, once. */
function installPackages() {
  const lock = path.join(here, 'package-lock.json');
  const installed = path.join(here, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
    execFileSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
    fs.utimesSync(installed, new Date(), new Date());
  }
}

function patched(file, { prefix = '', patches }) {
  let program = fs.readFileSync(original(file), 'utf8');
  const missing = [];
  for (const { from, to, times = 1 } of patches) {
    const parts = program.split(from);
    if (parts.length !== times + 1) {
      missing.push(`${parts.length - 1} × ${from}`);
    }
    program = parts.join(to);
  }
  if (missing.length > 0) {
    fail(`${file}: these texts do not occur as often as they should\n  ${missing.join('\n  ')}`);
  }
  return prefix + program;
}

/**
 * Writes a style sheet for both directions, with Arabic commas for right to left and the green of the ministry in both.
 * Tooltips are placed by scripts on the visible side and are therefore not mirrored.
 */
function sheets(file) {
  const greens = { '#b5152b': '#006c35', '#9e1226': '#005e2e', '#871020': '#00532a', '#670c19': '#003f20' };
  const green = fs
    .readFileSync(file, 'utf8')
    .replace(/#(b5152b|9e1226|871020|670c19)/gi, (red) => greens[red.toLowerCase()]);
  const arabic = rtlcss
    .process(green)
    .replaceAll("content: ','", String.raw`content: '\060c'`)
    .replace(/(?<=\.(?:tooltip|popover)\.)(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'));
  return [arabic, green];
}

/** Writes our own style sheets, which are written right to left, with the mark of the portal. */
function ourSheets(app) {
  const mark = fs.readFileSync(path.join(here, '../main/resources/static/portal/icon.svg'), 'utf8').trim();
  const ours = ['webapps/shared/common.css', `webapps/${app}/styles/user-styles.css`]
    .map((file) => fs.readFileSync(path.join(here, file), 'utf8'))
    .join('\n')
    .replace("url('mark.svg')", `url('data:image/svg+xml,${encodeURIComponent(mark)}')`);
  return [ours, rtlcss.process(ours)];
}

function addSheets(file, rightToLeft, leftToRight) {
  add(`${file}.css`, rightToLeft);
  add(`${file}.en.css`, leftToRight);
}

/**
 * Writes a page in ASCII, because the filter that serves it counts and encodes characters differently. AngularJS learns
 * that the page's policy lets it evaluate nothing.
 */
function page(file, arabicTitle) {
  const title = arabicTitle.replace(/[^ -~]/g, (letter) => `&#${letter.codePointAt(0)};`);
  const app = /app\/(\w)(\w+)\//.exec(file);
  const language = fs
    .readFileSync(path.join(here, 'webapps/shared/page.js'), 'utf8')
    .replace('ENGLISH_TITLE', () => `Wusul \\u00b7 ${app[1].toUpperCase()}${app[2]}`);
  return fs
    .readFileSync(original(file), 'utf8')
    .replace('<html lang="en">', '<html lang="ar" dir="rtl" ng-csp="no-unsafe-eval">')
    .replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`)
    .replace(/(name="description"\s+content=)"[^"]*"/, `$1"${title}"`)
    .replace('href="$APP_ROOT/favicon.ico"', 'type="image/svg+xml" href="/portal/icon.svg"')
    .replace('</head>', () => `<script $CSP_NONCE>\n${language}</script>\n</head>`);
}

function addFonts() {
  const files = path.join(here, 'node_modules/@fontsource/ibm-plex-sans-arabic/files');
  for (const subset of ['arabic', 'latin']) {
    for (const weight of [400, 600]) {
      const file = `ibm-plex-sans-arabic-${subset}-${weight}-normal.woff2`;
      add(`${WEBJAR}/assets/${file}`, fs.readFileSync(path.join(files, file)));
    }
  }
}

/**
 * Writes the libraries of the citizens' pages: the rules of Bootstrap that occur in them, for both directions, and the
 * font. The letters that nearly all texts consist of are in small files; fonts.css names the same ranges, and those of
 * the whole files for all others.
 */
async function portalLibraries() {
  const modules = (file) => fs.readFileSync(path.join(here, 'node_modules', file));
  const plex = (name) => modules(`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${name}-normal.woff2`);
  const content = portalSources().map((file) => ({
    raw: fs.readFileSync(file, 'utf8'),
    extension: path.extname(file).slice(1),
  }));
  const files = [];
  for (const file of ['bootstrap.min.css', 'bootstrap.rtl.min.css']) {
    const raw = modules(`bootstrap/dist/css/${file}`)
      .toString()
      .replace(/\/\*# sourceMappingURL=.*\*\//, '');
    const [{ css }] = await new PurgeCSS().purge({ content, css: [{ raw }] });
    files.push([file, css]);
  }
  for (const weight of [400, 600]) {
    for (const [script, ranges] of Object.entries(usualLetters())) {
      const whole = plex(`${script}-${weight}`);
      files.push([`plex-${script}-${weight}.woff2`, await subsetFont(whole, ranges, { targetFormat: 'woff2' })]);
      files.push([`plex-${script}-${weight}-more.woff2`, whole]);
    }
  }
  return files;
}

/** Returns the letters of the small font files, from the style sheet that names them. */
function usualLetters() {
  const sheet = fs.readFileSync(path.join(here, 'portal/design/fonts.css'), 'utf8');
  const letters = (script) => {
    const [, ranges] = new RegExp(`plex-${script}-400\\.woff2[^}]*unicode-range:\\s*([^;]+);`).exec(sheet);
    return ranges
      .split(',')
      .map((range) => range.trim().replace('U+', '').split('-'))
      .flatMap(([from, to = from]) => {
        const first = parseInt(from, 16);
        return Array.from({ length: parseInt(to, 16) - first + 1 }, (_, at) => String.fromCodePoint(first + at));
      })
      .join('');
  };
  return { arabic: letters('arabic'), latin: letters('latin') };
}

/** The files in which classes of the citizens' pages stand. */
function portalSources() {
  return [
    ...filesIn(path.join(resources, 'templates')).map((file) => path.join(resources, 'templates', file)),
    ...filesIn(path.join(resources, 'demo')).map((file) => path.join(resources, 'demo', file)),
    ...filesIn(path.join(resources, 'static/portal')).map((file) => path.join(resources, 'static/portal', file)),
    ...filesIn(path.join(here, 'portal')).map((file) => path.join(here, 'portal', file)),
    ...['ErrorResponseWriter.java', 'ArrivalFilter.java'].map((file) =>
      path.join(here, '../main/java/sa/wusul/platform/web', file),
    ),
  ].filter((file) => /\.(html|js|css|java)$/.test(file));
}

/** Bundles a script of the portal. */
async function portalScript(name, entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(here, 'portal', entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return [name, outputFiles[0].contents];
}

/** Bundles one of our plug-ins for a web app. */
function ourPages(plugin, folder, sheets = ['shared/pages.css']) {
  return [
    [`${plugin}/app/plugin.js`, bundled(`${folder}/plugin.js`)],
    [`${plugin}/app/plugin.css`, joined(...sheets, `${folder}/plugin.css`)],
  ];
}

/** Bundles a script for a web app, with the licences of its libraries. */
function bundled(entry) {
  const { outputFiles, metafile } = esbuild.buildSync({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'inline',
    write: false,
    metafile: true,
  });
  notePackages(metafile);
  return outputFiles[0].contents;
}

function joined(...files) {
  return files.map((file) => fs.readFileSync(path.join(here, file), 'utf8')).join('\n');
}

function notePackages({ outputs }) {
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
    .filter(Boolean)
    .forEach((name) => shipped.add(name));
}

/** Adds a content hash to addresses, because browsers cache files by address and store translations. */
function addVersionToAddresses() {
  const hash = createHash('sha256');
  for (const [file, content] of [...outputs, ...plugins]) {
    hash.update(file).update(content);
  }
  const version = `${RELEASE}-${hash.digest('hex').slice(0, 8)}`;
  for (const [file, content] of outputs) {
    if (/\/(index\.html|camunda-\w+-bootstrap\.js)$/.test(file)) {
      outputs.set(
        file,
        content.replaceAll(`bust=${RELEASE}`, `bust=${version}`).replaceAll(`"${RELEASE}"`, `"${version}"`),
      );
    }
  }
}

function stateOfInputs() {
  const hash = createHash('sha256').update(classes);
  for (const file of filesIn(here)) {
    hash.update(file).update(fs.readFileSync(path.join(here, file)));
  }
  hash.update(fs.readFileSync(path.join(here, '../main/resources/static/portal/icon.svg')));
  for (const file of portalSources()) {
    hash.update(fs.readFileSync(file));
  }
  const release = original(`${WEBJAR}/lib/deps.js`);
  if (!fs.existsSync(release)) {
    fail(`${release} is missing: the web apps were not unpacked`);
  }
  return hash.update(String(fs.statSync(release).size)).digest('hex');
}

function filesIn(folder, prefix = '') {
  return fs
    .readdirSync(path.join(folder, prefix), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => {
      const name = path.posix.join(prefix, entry.name);
      return entry.isDirectory() ? filesIn(folder, name) : [name];
    })
    .sort();
}

function write(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
