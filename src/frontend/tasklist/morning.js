/* The morning sheets that are kept for the Minister's office. */
import { el, number } from '../shared/elements.js';
import { ARABIC } from '../shared/words.js';
import { ask, root } from './server.js';
import { words } from './words.js';

const DAY = new Intl.DateTimeFormat(ARABIC ? 'ar-SA-u-nu-latn-ca-gregory' : 'en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The list of the sheets, filled when the server answers. */
export function keptSheets(api) {
  const summary = el('summary', {}, words.morning.sheets(0));
  const list = el('div', {});
  const address = `${root(api)}/ministry`;
  ask(`${address}/sheets`).then(
    (sheets) => {
      summary.textContent = words.morning.sheets(sheets.length);
      list.replaceChildren(
        sheets.length === 0
          ? el('p', { class: 'wusul-quiet' }, words.morning.none)
          : el(
              'ul',
              { class: 'wusul-kept-sheets' },
              ...sheets.map(({ day, madeAt }) =>
                el(
                  'li',
                  {},
                  el(
                    'a',
                    { href: `${address}/sheet.pdf?day=${day}`, download: `wusul-morning-${day}.pdf` },
                    DAY.format(new Date(`${day}T00:00:00Z`)),
                  ),
                  el('span', { class: 'wusul-quiet' }, ` · ${words.morning.made} `, number(madeAt.time)),
                ),
              ),
            ),
      );
    },
    () => list.replaceChildren(words.morning.failed),
  );
  return el(
    'details',
    { class: 'wusul-morning', lang: ARABIC ? 'ar' : 'en', dir: ARABIC ? 'rtl' : 'ltr' },
    summary,
    list,
  );
}
