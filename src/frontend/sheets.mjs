/*
 * The style sheets of the portal: one file of tokens and one a component in portal/design, bundled into one sheet for each
 * kind of page.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const design = path.join(path.dirname(fileURLToPath(import.meta.url)), 'portal/design');

/** Files of a sheet that come before its others, and after them. */
const FIRST = ['fonts', 'tokens', 'base'];
const LAST = ['kiosk', 'print'];
/** Pages that are not of the portal's usual kind have files of their own. */
const OWN = ['hall', 'room'];

/** Returns name and content of each sheet, made small by the given bundler. */
export function portalSheets(esbuild) {
  const components = fs
    .readdirSync(design)
    .map((file) => path.basename(file, '.css'))
    .filter((name) => ![...FIRST, ...LAST, ...OWN].includes(name))
    .sort();
  return [
    ['portal.css', [...FIRST, ...components, ...LAST]],
    ['hall.css', ['fonts', 'tokens', 'hall']],
    ['room.css', ['room']],
  ].map(([sheet, names]) => {
    const text = names.map((name) => fs.readFileSync(path.join(design, `${name}.css`), 'utf8')).join('\n');
    return [sheet, esbuild.transformSync(text, { loader: 'css', minify: true, charset: 'utf8' }).code];
  });
}
