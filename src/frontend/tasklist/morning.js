/* The morning sheets that are kept for the Minister's office. */
import { el, number } from '../shared/elements.js';
import { ARABIC, inLanguage } from '../shared/words.js';
import { ask, root } from './server.js';

const WORDS = inLanguage(
  {
    sheets: (many) => `أوراق الصباح (${many})`,
    none: 'لم تُحفظ ورقة صباح بعد. تُعد في كل يوم عمل في ساعتها.',
    made: 'أُعدت الساعة',
    failed: 'تعذر تحميل أوراق الصباح.',
  },
  {
    sheets: (many) => `Morning sheets (${many})`,
    none: 'No morning sheet is kept yet. One is made at its hour of each working day.',
    made: 'made at',
    failed: 'The morning sheets could not be loaded.',
  },
);

const DAY = new Intl.DateTimeFormat(ARABIC ? 'ar-SA-u-nu-latn-ca-gregory' : 'en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The list of the sheets, filled when the server answers. */
export function keptSheets(api) {
  const summary = el('summary', {}, WORDS.sheets(0));
  const list = el('div', {});
  const address = `${root(api)}/ministry`;
  ask(`${address}/sheets`).then(
    (sheets) => {
      summary.textContent = WORDS.sheets(sheets.length);
      list.replaceChildren(
        sheets.length === 0
          ? el('p', { class: 'wusul-quiet' }, WORDS.none)
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
                  el('span', { class: 'wusul-quiet' }, ` · ${WORDS.made} `, number(madeAt.time)),
                ),
              ),
            ),
      );
    },
    () => list.replaceChildren(WORDS.failed),
  );
  return el(
    'details',
    { class: 'wusul-morning', lang: ARABIC ? 'ar' : 'en', dir: ARABIC ? 'rtl' : 'ltr' },
    summary,
    list,
  );
}
