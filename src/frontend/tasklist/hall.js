/* Calls the next visitor of the hall with one click, and opens the service of that visitor. */
import { button, dialog, el, field, named, outcome } from '../shared/elements.js';
import { openTask, tell } from './next.js';
import { ask, root, send } from './server.js';
import { words } from './words.js';

async function call(api, counter) {
  const task = await send(`${root(api)}/desk/hall`, { counter });
  openTask(task.id);
  tell(words.hall.called, el('strong', {}, named(task.name)));
}

/** Asks for the counter, which the server keeps, and says why nobody was called. */
function form(api, counter, why) {
  const input = el('input', {
    type: 'number',
    min: '1',
    max: '60',
    class: 'form-control',
    required: '',
    value: counter,
  });
  const said = outcome();
  const asked = el(
    'form',
    { class: 'wusul-form wusul-search' },
    field(words.hall.counter, input, words.hall.kept),
    el('button', { type: 'submit', class: 'btn btn-primary' }, words.hall.call),
    said,
  );
  const panel = dialog(words.hall.call, 'wusul-dialog-hall', asked);
  if (why) {
    said.say('refused', why);
  }
  asked.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await call(api, Number(input.value));
      panel.close();
    } catch (refused) {
      said.say('refused', refused.message);
    }
  });
  input.focus();
}

export const hallCall = {
  id: 'wusul.hall',
  pluginPoint: 'tasklist.navbar.action',
  priority: 380,
  async render(node, { api }) {
    const works = await ask(`${root(api)}/desk/hall`).catch(() => null);
    if (works) {
      const next = button(words.hall.call, { class: 'wusul-action wusul-hall-call' }, async () => {
        next.disabled = true;
        try {
          const { counter } = await ask(`${root(api)}/desk/hall`);
          await (counter ? call(api, counter).catch(({ message }) => form(api, counter, message)) : form(api));
        } catch (failure) {
          tell(failure.message);
        } finally {
          next.disabled = false;
        }
      });
      node.replaceChildren(next);
    }
  },
};
