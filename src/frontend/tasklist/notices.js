/* The bell in the header: changes to the person's tasks made by others. */
import { button, el, moment, nothing, number } from '../shared/elements.js';
import { ask, person, root, send } from './server.js';
import { nextTaskSwitch } from './next.js';

const EVERY = 20_000;

const BELL =
  'M12 2a6 6 0 0 0-6 6v4.6L4.300 16A1 1 0 0 0 5.200 17.500h13.600A1 1 0 0 0 19.700 16L18 12.600V8a6 6 0 0 0-6-6zm-2.500 17a2.500 2.500 0 0 0 5 0z';

function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'wusul-icon' }).forEach((pair) =>
    svg.setAttribute(...pair),
  );
  svg.append(Object.assign(document.createElementNS('http://www.w3.org/2000/svg', 'path')));
  svg.firstChild.setAttribute('d', path);
  return svg;
}

const entry = ({ kind, task, name, reference, by, at, read }) =>
  el(
    'li',
    { class: read ? '' : 'wusul-unread' },
    el(
      'div',
      { class: 'wusul-step' },
      el('span', { class: `wusul-badge wusul-notice-kind-${kind.code}` }, kind.name),
      !read && el('span', { class: 'wusul-new' }, 'جديد'),
    ),
    el(
      'div',
      {},
      task
        ? el('a', { href: `#/?forceDisplayTask=true&task=${encodeURIComponent(task)}`, class: 'wusul-goto' }, name)
        : el('strong', {}, name),
      reference && [' ', number(reference)],
    ),
    el('div', { class: 'wusul-quiet' }, 'من ', el('bdi', {}, by), '، ', moment(at)),
  );

function bell(node, api) {
  const count = el('span', { class: 'wusul-count', hidden: '' });
  const label = el('span', { class: 'sr-only' }, 'الإشعارات');
  const opener = el(
    'button',
    { type: 'button', class: 'wusul-bell', 'aria-expanded': 'false', 'aria-haspopup': 'true', title: 'الإشعارات' },
    icon(BELL),
    label,
    count,
  );
  const panel = el('div', {
    class: 'wusul-panel',
    role: 'region',
    'aria-label': 'إشعارات المهام',
    hidden: '',
    lang: 'ar',
    dir: 'rtl',
  });
  const place = el('div', { class: 'wusul-bell-place', lang: 'ar', dir: 'rtl' }, opener, panel);
  let unread = 0;
  let newest = 0;

  function tell(now) {
    unread = now.count;
    count.textContent = unread > 50 ? '+50' : String(unread);
    count.hidden = unread === 0;
    label.textContent = unread === 0 ? 'الإشعارات' : `الإشعارات، غير المقروء منها: ${unread}`;
    if (now.newest > newest && !panel.hidden) {
      list();
    }
    newest = Math.max(newest, now.newest);
  }

  async function look() {
    if (document.visibilityState === 'visible' && node.isConnected) {
      try {
        tell(await ask(`${root(api)}/notices/unread`));
      } catch {
        // Logged out or offline; the next poll shows which.
      }
    }
  }

  async function list() {
    const notices = await ask(`${root(api)}/notices`);
    const read = button('تعليم الكل مقروءاً', { class: 'btn btn-default btn-sm' }, async () => {
      await send(`${root(api)}/notices/read`, { upTo: notices[0].id });
      await list();
      await look();
      opener.focus();
    });
    panel.replaceChildren(
      el(
        'div',
        { class: 'wusul-panel-header' },
        el('h4', {}, 'إشعارات المهام'),
        notices.some((one) => !one.read) && read,
      ),
      notices.length === 0
        ? nothing('لا إشعارات: لم يغيّر أحد شيئاً في مهامك.')
        : el('ul', { class: 'wusul-notices' }, ...notices.map((one) => entry(one))),
      el('div', { class: 'wusul-panel-footer' }, nextTaskSwitch(await person(api))),
    );
  }

  function show(open) {
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) {
      list();
    }
  }

  opener.addEventListener('click', () => show(panel.hidden));
  panel.addEventListener('click', ({ target }) => target.closest('.wusul-goto') && show(false));
  document.addEventListener(
    'click',
    ({ target }) => !panel.hidden && target.isConnected && !place.contains(target) && show(false),
  );
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      show(false);
      opener.focus();
    }
  });
  document.addEventListener('visibilitychange', look);
  setInterval(look, EVERY);
  node.replaceChildren(place);
  // The header is attached after its parts are created.
  setTimeout(look, 0);
}

export const noticeBell = {
  id: 'wusul.notices',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node, { api }) {
    bell(node, api);
  },
};
