import { el, number, written } from '../shared/elements.js';
import { Diagrams } from './diagrams.js';
import { button, code, row, said, section, table } from './parts.js';
import { ASPECTS, ELEMENTS, KINDS } from './words.js';

/** The differences of two versions: both diagrams, and a table. */
export class Comparison {
  constructor(tab) {
    this.tab = tab;
    this.node = el('div');
    this.diagrams = new Diagrams(tab.server.assets);
  }

  clear() {
    this.node.replaceChildren();
  }

  close() {
    this.diagrams.close();
  }

  async show(from, to) {
    const comparison = await this.tab.server.get(`comparison?${this.tab.query}`);
    const panes = [this.pane(from, 'قبل'), this.pane(to, 'بعد')];
    this.node.replaceChildren(
      section(
        'ما تغير',
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
      { class: 'wv-legend', 'aria-label': 'معنى الألوان والإشارات' },
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
      return el('p', {}, 'لا فرق بين الإصدارين فيما يحدث. ما اختلف فهو الرسم وحده.');
    }
    return table(
      'العناصر التي تغيرت',
      ['الحال', 'العنصر', 'نوعه', 'ما تغير'],
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
            { class: 'btn btn-link wv-link', title: 'اعرضه في الرسم' },
          ),
          ELEMENTS[change.element] || code(change.element),
          change.details.map(({ aspect, before, after }) =>
            el(
              'div',
              { class: 'wv-detail' },
              el('strong', {}, `${ASPECTS[aspect]}: `),
              before ? el('del', {}, el('span', { class: 'sr-only' }, 'كان '), said(aspect, before)) : 'لا شيء',
              el('span', { 'aria-hidden': 'true' }, ' ← '),
              after ? el('ins', {}, el('span', { class: 'sr-only' }, 'صار '), said(aspect, after)) : 'لا شيء',
            ),
          ),
        ),
      ),
    );
  }
}
