/* The alarms of supervisors in the header of Tasklist; others see nothing of it. */
import { alarmList, counter, LOOK_EVERY } from '../shared/alarms.js';
import { button, el } from '../shared/elements.js';
import { PAGE_LANGUAGE } from '../shared/language.js';
import { common } from '../shared/words.js';
import { ask, root, send } from './server.js';

const { alarms: WORDS } = common;

function place(node, api) {
  const address = `${root(api)}/alarms`;
  const count = counter();
  const opener = button(
    '',
    { class: 'btn btn-link wusul-alarm-opener', 'aria-haspopup': 'dialog', ...PAGE_LANGUAGE },
    open,
  );
  opener.replaceChildren(...count.parts);
  const shown = el('span', { class: 'wusul-alarm-place', hidden: '' }, opener);
  node.replaceChildren(shown);

  async function look() {
    if (document.visibilityState === 'visible') {
      try {
        const found = await ask(address);
        shown.hidden = found.alarms.length === 0;
        count.tell(found.unread);
        return found;
      } catch {
        // Logged out or offline; the next look shows which.
      }
    }
    return null;
  }

  async function open() {
    const body = el('div', {});
    const close = button('×', { class: 'wusul-close', 'aria-label': WORDS.alarms }, () => dialog.close());
    const dialog = el(
      'dialog',
      { class: 'wusul-dialog', 'aria-label': WORDS.alarms, ...PAGE_LANGUAGE },
      el('header', { class: 'wusul-dialog-header' }, el('h3', {}, WORDS.alarms), close),
      body,
    );
    const draw = async () => {
      const found = await look();
      body.replaceChildren(
        found
          ? alarmList(found, async (upTo) => {
              await send(`${address}/read`, upTo);
              await draw();
              close.focus();
            })
          : WORDS.failed,
      );
    };
    // Keeps the task list's keyboard shortcuts from reacting.
    dialog.addEventListener('keydown', (event) => event.stopPropagation());
    dialog.addEventListener('close', () => {
      dialog.remove();
      opener.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    await draw();
  }

  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK_EVERY);
  setTimeout(look, 0);
}

export const alarmPlace = {
  id: 'wusul.alarms',
  pluginPoint: 'tasklist.navbar.action',
  priority: 390,
  render(node, { api }) {
    place(node, api);
  },
};
