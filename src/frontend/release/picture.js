/*
 * The picture of a draft: the change in words of law, and for each file its diagram, rows or fields with the changes
 * coloured, who uses it, its running cases, and the simulation beside the version in service.
 */
import { el, number, written } from '../shared/elements.js';
import { report } from '../simulation/report.js';
import { ARABIC } from '../shared/words.js';
import { code, row, section, table } from '../versions/parts.js';
import { KINDS } from '../versions/words.js';
import { draw, groups } from './diagram.js';
import { law } from './law.js';
import { WORDS } from './words.js';

/** A kind of change with its sign, word and colour. */
const kind = (one) =>
  el(
    'span',
    { class: 'wusul-release-kind' },
    el('span', { class: `wv-sign wv-sign-${one}`, 'aria-hidden': 'true' }, KINDS[one].sign),
    ` ${KINDS[one].word}`,
  );

/** A value that was and became another one. */
function changed(before, after) {
  if (before === after) {
    return before ? code(before) : '';
  }
  return [
    before ? el('del', {}, el('span', { class: 'sr-only' }, WORDS.was), code(before)) : WORDS.none,
    el('span', { 'aria-hidden': 'true' }, WORDS.arrow),
    after ? el('ins', {}, el('span', { class: 'sr-only' }, WORDS.became), code(after)) : WORDS.none,
  ];
}

/** A value of a row or part that is new or gone needs no word for the other side. */
const value = (change, { before, after }) =>
  change === 'ADDED' ? after && code(after) : change === 'REMOVED' ? before && code(before) : changed(before, after);

function decision({ name, columns, rows, same }) {
  const heads = columns.map((column) => [
    ...(column.kind ? [kind(column.kind), ' '] : []),
    written(column.label),
    ` (${column.input ? WORDS.input : WORDS.output})`,
  ]);
  return section(
    WORDS.table(name),
    rows.length > 0 &&
      table(
        WORDS.table(name),
        [...WORDS.rowHeads, ...heads],
        rows.map((one) =>
          el(
            'tr',
            { class: `wusul-release-row wusul-release-${one.kind}` },
            el('td', {}, kind(one.kind)),
            el('td', {}, number(one.number), one.description && el('div', {}, written(one.description))),
            ...one.cells.map((cell) =>
              el(
                'td',
                { class: cell.before !== cell.after && 'wusul-release-cell' },
                ...[value(one.kind, cell)].flat(),
              ),
            ),
          ),
        ),
      ),
    el('p', { class: 'wv-quiet' }, WORDS.unchangedRows(same)),
  );
}

const parts = (file) =>
  section(
    WORDS.parts[file.kind] || WORDS.parts.OTHER,
    file.parts.length === 0
      ? el('p', {}, WORDS.same)
      : table(
          WORDS.parts[file.kind] || WORDS.parts.OTHER,
          WORDS.partHeads,
          file.parts.map((part) =>
            el(
              'tr',
              { class: `wusul-release-row wusul-release-${part.kind}` },
              el('td', {}, kind(part.kind)),
              el('td', {}, part.title && el('div', {}, written(part.title)), code(part.id)),
              el(
                'td',
                {},
                ...part.details.map((detail) =>
                  el(
                    'div',
                    { class: 'wv-detail' },
                    detail.what && [code(detail.what), ': '],
                    ...[value(part.kind, detail)].flat(),
                  ),
                ),
              ),
            ),
          ),
        ),
  );

const callers = ({ callers: users }) =>
  section(
    WORDS.callers,
    users.length === 0
      ? el('p', {}, WORDS.noCallers)
      : el('ul', {}, ...users.map(({ id, versionTag }) => el('li', {}, code(id), ' ', number(versionTag || '')))),
  );

function cases({ cases: versions }) {
  if (!versions) {
    return section(WORDS.cases, el('p', {}, WORDS.hiddenCases));
  }
  const rows = versions.flatMap((version) => [
    row(number(WORDS.version(version.number, version.tag)), WORDS.all, el('strong', {}, number(version.cases))),
    ...version.steps.map((step) => row('', written(step.name), number(step.cases))),
  ]);
  return section(
    WORDS.cases,
    ...(rows.length === 0
      ? [el('p', {}, WORDS.noCases)]
      : [table(WORDS.cases, WORDS.caseHeads, rows), el('p', { class: 'wv-quiet' }, WORDS.casesNote)]),
  );
}

function simulation(file, simulate) {
  const answer = el('div', { class: 'wusul-sim', 'aria-live': 'polite' });
  const button = el('button', { type: 'button', class: 'btn btn-primary wusul-release-run' }, WORDS.simulate);
  button.addEventListener('click', async () => {
    button.disabled = true;
    answer.replaceChildren(el('p', { role: 'status' }, WORDS.simulating));
    try {
      answer.replaceChildren(report(await simulate(file.id)));
      groups(answer);
    } catch (refused) {
      answer.replaceChildren(el('p', { class: 'wv-wrong', role: 'alert' }, refused.message));
    }
    button.disabled = false;
  });
  return section(
    WORDS.simulation,
    el('p', { class: 'wv-quiet' }, WORDS.simulationNote),
    el('div', { class: 'wv-actions' }, button),
    answer,
  );
}

const kindsOf = (file) =>
  [...(file.picture ? file.picture.changes : []), ...file.tables.flatMap((one) => one.rows), ...file.parts].map(
    (change) => change.kind,
  );

/** Counts the changes of a file by their kinds. */
function counts(file) {
  const all = kindsOf(file);
  if (file.added) {
    return el('span', { class: 'wusul-release-badge' }, WORDS.newFile);
  }
  return all.length === 0
    ? el('span', { class: 'wusul-release-badge' }, WORDS.same)
    : Object.keys(KINDS)
        .filter((one) => all.includes(one))
        .map((one) =>
          el(
            'span',
            { class: 'wusul-release-count' },
            kind(one),
            ' ',
            number(all.filter((other) => other === one).length),
          ),
        );
}

/** A file of the draft; its diagrams are drawn when it is opened, since a hidden canvas has no size. */
function shownFile(file, open, { assets, simulate }) {
  const canvas = file.picture && el('div');
  const title = ARABIC ? file.title : file.titleEn || file.title;
  const shown = el(
    'details',
    { class: 'wusul-release-file', 'data-file': file.name, open },
    el(
      'summary',
      {},
      el('strong', {}, written(title || file.name)),
      ' ',
      el('span', { class: 'wv-quiet' }, WORDS.kinds[file.kind], ' ', code(file.name)),
      ' ',
      ...[counts(file)].flat(),
    ),
    canvas,
    ...file.tables.map(decision),
    file.parts.length > 0 && parts(file),
    file.kind === 'BPMN' || file.kind === 'DMN' ? callers(file) : null,
    file.kind === 'BPMN' && cases(file),
    file.simulated && simulation(file, simulate),
  );
  groups(shown);
  if (canvas) {
    let drawn = false;
    const look = () => {
      if (shown.open && !drawn) {
        drawn = true;
        draw(canvas, file.picture, assets).catch((failure) => {
          console.error('The diagram could not be drawn', failure);
          canvas.replaceChildren(el('p', { class: 'wv-wrong', role: 'alert' }, WORDS.failed));
        });
      }
    };
    shown.addEventListener('toggle', look);
  }
  return shown;
}

/** Changed files first; of these processes, then tables, and what stands beside them. */
const ORDER = ['BPMN', 'DMN', 'FORM', 'TEXTS', 'PAPER', 'LIST', 'OTHER'];

const place = (file) => (file.added || kindsOf(file).length > 0 ? 0 : ORDER.length) + ORDER.indexOf(file.kind);

/**
 * Returns the picture of a draft.
 * @param assets the address of the diagram viewer
 * @param simulate asks for the simulation of a process of the draft
 */
export function picture(view, how) {
  const files = [...view.files].sort((one, other) => place(one) - place(other));
  return el(
    'div',
    { class: 'wusul-release-picture', 'data-state': 'ready' },
    section(WORDS.law, el('div', { class: 'wusul-release-law' }, ...law(ARABIC ? view.changesAr : view.changesEn))),
    section(WORDS.files(files.length), ...files.map((file) => shownFile(file, file === files[0], how))),
  );
}
