/* The bell in the header: changes to the person's tasks made by others. */
import { button, el, moment, named, nothing, number, written } from '../shared/elements.js';
import { ask, person, root, send } from './server.js';
import { nextTaskSwitch } from './next.js';
import { words } from './words.js';

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
      !read && el('span', { class: 'wusul-new' }, words.notices.isNew),
    ),
    el(
      'div',
      {},
      task
        ? el(
            'a',
            { href: `#/?forceDisplayTask=true&task=${encodeURIComponent(task)}`, class: 'wusul-goto' },
            named(name),
          )
        : el('strong', {}, named(name)),
      reference && [' ', number(reference)],
    ),
    el('div', { class: 'wusul-quiet' }, words.notices.from, written(by), words.notices.comma, moment(at)),
  );

function bell(node, api) {
  const count = el('span', { class: 'wusul-count', hidden: '' });
  const label = el('span', { class: 'sr-only' }, words.notices.bell);
  const opener = el(
    'button',
    {
      type: 'button',
      class: 'wusul-bell',
      'aria-expanded': 'false',
      'aria-haspopup': 'true',
      title: words.notices.bell,
    },
    icon(BELL),
    label,
    count,
  );
  const panel = el('div', {
    class: 'wusul-panel',
    role: 'region',
    'aria-label': words.notices.title,
    hidden: '',
  });
  const place = el('div', { class: 'wusul-bell-place' }, opener, panel);
  let unread = 0;
  let newest = 0;

  function tell(now) {
    unread = now.count;
    count.textContent = unread > 50 ? words.notices.more : String(unread);
    count.hidden = unread === 0;
    label.textContent = unread === 0 ? words.notices.bell : words.notices.unread(unread);
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
    const read = button(words.notices.readAll, { class: 'btn btn-default btn-sm' }, async () => {
      await send(`${root(api)}/notices/read`, { upTo: notices[0].id });
      await list();
      await look();
      opener.focus();
    });
    panel.replaceChildren(
      el(
        'div',
        { class: 'wusul-panel-header' },
        el('h4', {}, words.notices.title),
        notices.some((one) => !one.read) && read,
      ),
      notices.length === 0
        ? nothing(words.notices.none)
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
