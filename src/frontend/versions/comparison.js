import { el, number, written } from '../shared/elements.js';
import { Diagrams } from './diagrams.js';
import { button, code, row, said, section, table } from './parts.js';
import { ASPECTS, ELEMENTS, KINDS, WORDS } from './words.js';

const { comparison: SAID } = WORDS;

/** The differences of two versions: both diagrams, and a table. */
export class Comparison {
  constructor(assets) {
    this.node = el('div');
    this.diagrams = new Diagrams(assets);
  }

  clear() {
    this.node.replaceChildren();
  }

  close() {
    this.diagrams.close();
  }

  async show(comparison, from, to) {
    const panes = [this.pane(from, SAID.before), this.pane(to, SAID.after)];
    this.node.replaceChildren(
      section(
        SAID.title,
        this.legend(comparison.changes),
        el('div', { class: 'wv-diagrams' }, ...panes.map(({ figure }) => figure)),
        this.changes(comparison.changes),
      ),
    );
    await this.diagrams.draw(
      panes.map(({ canvas }) => canvas),
      comparison,
    );
  }

  pane(select, when) {
    const title = `${when}: ${select.selectedOptions[0].textContent}`;
    const canvas = el('div', { class: 'wv-canvas', dir: 'ltr', role: 'group', 'aria-label': title });
    return { canvas, figure: el('figure', {}, el('figcaption', {}, title), canvas) };
  }

  legend(changes) {
    return el(
      'ul',
      { class: 'wv-legend', 'aria-label': SAID.legend },
      ...Object.entries(KINDS).map(([kind, { word, sign }]) =>
        el(
          'li',
          {},
          el('span', { class: `wv-sign wv-sign-${kind}`, 'aria-hidden': 'true' }, sign),
          ` ${word}: `,
          number(changes.filter((change) => change.kind === kind).length),
        ),
      ),
    );
  }

  changes(changes) {
    if (changes.length === 0) {
      return el('p', {}, SAID.same);
    }
    return table(
      SAID.caption,
      SAID.heads,
      changes.map((change) =>
        row(
          el(
            'span',
            { class: 'wusul-number' },
            el('span', { class: `wv-sign wv-sign-${change.kind}`, 'aria-hidden': 'true' }, KINDS[change.kind].sign),
            ` ${KINDS[change.kind].word}`,
          ),
          button(
            change.name === change.id ? code(change.id) : written(change.name),
            () => this.diagrams.show(change.id),
            { class: 'btn btn-link wv-link', title: SAID.show },
          ),
          ELEMENTS[change.element] || code(change.element),
          change.details.map(({ aspect, before, after }) =>
            el(
              'div',
              { class: 'wv-detail' },
              el('strong', {}, `${ASPECTS[aspect]}: `),
              before ? el('del', {}, el('span', { class: 'sr-only' }, SAID.was), said(aspect, before)) : SAID.nothing,
              el('span', { 'aria-hidden': 'true' }, SAID.arrow),
              after ? el('ins', {}, el('span', { class: 'sr-only' }, SAID.became), said(aspect, after)) : SAID.nothing,
            ),
          ),
        ),
      ),
    );
  }
}
