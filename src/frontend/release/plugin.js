/* Shows the picture of a draft above the form on which it is decided. */
import { el } from '../shared/elements.js';
import { ARABIC } from '../shared/words.js';
import { picture } from './picture.js';
import { server } from './server.js';
import { WORDS } from './words.js';

/** Fields of the forms of a releaser and of a guardian. */
const FIELDS = '[id*="Field_DraftDecision"], [id*="Field_GuardDecision"]';

const shownTask = () => new URLSearchParams(location.hash.split('?')[1] || '').get('task');

async function fill(box, root, task) {
  const drafts = server(root);
  const content = el('div', {}, el('p', { role: 'status' }, WORDS.loading));
  box.replaceChildren(el('h3', {}, WORDS.title), content);
  try {
    const view = await drafts.ofTask(task);
    if (!view) {
      box.remove();
      return;
    }
    content.replaceChildren(
      el(
        'p',
        {},
        el('a', { href: `/staff/releases/${view.number}`, target: '_blank', rel: 'noopener' }, WORDS.ownPage),
      ),
      picture(view, drafts.how(view.number)),
    );
  } catch (failure) {
    const again = el('button', { type: 'button', class: 'btn btn-default' }, WORDS.again);
    again.addEventListener('click', () => fill(box, root, task));
    content.replaceChildren(el('p', { class: 'wv-wrong', role: 'alert' }, failure.message), again);
  }
}

function look(root) {
  const form = document.querySelector(FIELDS)?.closest('form');
  const task = shownTask();
  const before = form?.parentElement.querySelector('.wusul-release');
  if (!form || !task || before?.dataset.task === task) {
    return;
  }
  before?.remove();
  const box = el('section', {
    class: 'wv wusul-release',
    'aria-label': WORDS.title,
    'data-task': task,
    lang: ARABIC ? 'ar' : 'en',
    dir: ARABIC ? 'rtl' : 'ltr',
  });
  // Keeps the task list's keyboard shortcuts from reacting.
  box.addEventListener('keydown', (event) => event.stopPropagation());
  form.before(box);
  fill(box, root, task);
}

export default [
  {
    id: 'wusul.release',
    pluginPoint: 'tasklist.navbar.action',
    priority: 320,
    render(node, { api }) {
      let drawn;
      new MutationObserver(() => {
        cancelAnimationFrame(drawn);
        drawn = requestAnimationFrame(() => look(`${api.tasklistApi}/plugin`));
      }).observe(document.body, { childList: true, subtree: true });
    },
  },
];
