/**
 * Mends what screen readers miss in the web apps' own pages: landmarks, names of controls that show a sign only, names
 * of dialogs, and the levels of headings. Pages are drawn again and again, so it looks at each change once.
 */
const ROLES = {
  '[cam-widget-header], .navbar-fixed-top': 'banner',
  '[cam-widget-footer], .page-footer': 'contentinfo',
  'input[uib-typeahead]': 'combobox',
  '.breadcrumbs-panel': 'navigation',
};

/** Arabic and English names of controls that show a sign only, some with words that a narrow column hides. */
const NAMES = {
  'button[data-region="filters"]': ['إظهار القوائم أو إخفاؤها', 'Show or hide the lists'],
  'button[data-region="list"]': ['إظهار المهام أو إخفاؤها', 'Show or hide the tasks'],
  '.region-toggle[data-region="task"]': ['إظهار المهمة أو إخفاؤها', 'Show or hide the task'],
  '.breadcrumbs-panel': ['المسار إلى هذه الصفحة', 'The way to this page'],
  '.navbar-toggle': ['إظهار القائمة أو إخفاؤها', 'Show or hide the menu'],
  '.maximize': ['عرض المهمة على الصفحة كلها', 'Show the task on the whole page'],
  '.sort-direction': ['عكس الترتيب', 'Reverse the order'],
  '.new-sort > .dropdown-toggle': ['إضافة ترتيب', 'Add an order'],
  '.task-filter .actions > a': ['تفاصيل القائمة', 'Details of the list'],
};

const MORE = ['أوامر أخرى', 'More commands'];

/** Names that people gave, and those of models and groups, which an English page has in Arabic. */
const GIVEN = [
  '.account > .dropdown-toggle',
  '.tasks-list .task :is(h4, h5, h6)',
  '.task-card .names :is(h2, h4)',
  '.task-card .assignee',
  '.task-card .meta .groups a',
  '.modal-body .processes a',
  '.modal-header h3',
  '.fjs-form-field-text :is(td, li, blockquote p)',
].join(', ');

const ARABIC_LETTER = /\p{Script=Arabic}/u;

/** Says in which language such a name is. */
function markGiven() {
  document.querySelectorAll(GIVEN).forEach((element) => {
    if (ARABIC_LETTER.test(element.textContent)) {
      set(element, 'lang', 'ar');
    } else {
      element.removeAttribute('lang');
    }
  });
}

const set = (element, name, value) => element.getAttribute(name) !== value && element.setAttribute(name, value);

const named = (element) =>
  element.hasAttribute('aria-label') ||
  element.hasAttribute('aria-labelledby') ||
  element.title ||
  element.textContent.trim() ||
  element.querySelector('img[alt], svg[aria-label]');

function mend(language) {
  const main = document.querySelector('.site-wrap, [ng-view]');
  if (main && !main.querySelector('main')) {
    set(main, 'role', 'main');
  }
  for (const [selector, role] of Object.entries(ROLES)) {
    document.querySelectorAll(selector).forEach((element) => set(element, 'role', role));
  }
  for (const [selector, names] of Object.entries(NAMES)) {
    document.querySelectorAll(selector).forEach((element) => set(element, 'aria-label', names[language]));
  }
  document.querySelectorAll('button, a[href], [role="button"]').forEach((element) => {
    if (!named(element)) {
      const sign = element.matches('[uib-tooltip]') ? element : element.querySelector('[uib-tooltip]');
      set(element, 'aria-label', sign?.getAttribute('uib-tooltip') || MORE[language]);
    }
  });
  document.querySelectorAll('.modal').forEach((dialog) => {
    const title = dialog.querySelector('.modal-header h1, .modal-header h2, .modal-header h3, .modal-header h4');
    if (title?.textContent.trim()) {
      set(dialog, 'aria-label', title.textContent.trim());
    }
  });
  // Repeats in a cloud what its control is named.
  document.querySelectorAll('body > .tooltip').forEach((cloud) => set(cloud, 'aria-hidden', 'true'));
  document.querySelectorAll('.tasks-list h6').forEach((heading) => set(heading, 'aria-level', '5'));
  document.querySelectorAll('.pie-chart > h4').forEach((heading) => set(heading, 'aria-level', '2'));
  if (language === 1) {
    markGiven();
  }
  document.querySelectorAll('a > span > input.toggle').forEach((input) => {
    set(input, 'aria-label', input.parentElement.textContent.trim());
  });
}

export function keepAccessible() {
  const language = document.documentElement.lang === 'ar' ? 0 : 1;
  let waiting;
  const soon = () => {
    waiting = waiting || requestAnimationFrame(() => ((waiting = undefined), mend(language)));
  };
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true });
  soon();
}
