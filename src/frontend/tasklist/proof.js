/*
 * Shows the number of a proof of identity above the form of its task, large, until the person has answered; then it opens
 * the officer's next task of the same call or visit.
 */
import { el } from '../shared/elements.js';
import { openTask, tell } from './next.js';
import { root, send } from './server.js';
import { words } from './words.js';

const FIELD = '[id*="Field_ProofStep"]';

const ASKED_EVERY_MS = 2_000;

const { outcomes: OUTCOMES } = words.proof;

const shownTask = () => new URLSearchParams(location.hash.split('?')[1] || '').get('task');

function panel() {
  const digits = el('bdi', { dir: 'ltr' });
  const state = el('p', { class: 'wusul-proof-state', role: 'status' });
  const left = el('p', { class: 'wusul-quiet', 'aria-hidden': 'true' });
  const box = el(
    'section',
    { class: 'wusul-proof', 'aria-label': words.proof.label },
    el('p', {}, words.proof.number),
    el('p', { class: 'wusul-proof-number' }, digits),
    state,
    left,
  );
  /** Changes only what is new, for those who listen to it. */
  const write = (node, text) => node.textContent !== text && (node.textContent = text);
  box.show = ({ number, secondsLeft }, sentence) => {
    write(digits, number || '–');
    write(state, sentence);
    write(
      left,
      secondsLeft > 0
        ? words.proof.left(`${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`)
        : '',
    );
  };
  return box;
}

async function follow(api, box, task) {
  let proof;
  try {
    proof = await send(`${root(api)}/proof`, { task });
  } catch (failure) {
    box.show({}, failure.message);
  }
  if (!box.isConnected) {
    return;
  }
  if (proof?.state === 'ASKED') {
    box.show(proof, words.proof.waiting);
  } else if (proof) {
    box.show(proof, OUTCOMES[proof.state] || '');
    if (proof.next) {
      tell(OUTCOMES[proof.state] || '');
      openTask(proof.next);
      return;
    }
  }
  setTimeout(() => follow(api, box, task), ASKED_EVERY_MS);
}

function look(api) {
  const form = document.querySelector(FIELD)?.closest('form');
  const task = shownTask();
  if (!form || !task || form.parentElement.querySelector('.wusul-proof')?.dataset.task === task) {
    return;
  }
  form.parentElement.querySelector('.wusul-proof')?.remove();
  const box = panel();
  box.dataset.task = task;
  form.before(box);
  follow(api, box, task);
}

export const identityProof = {
  id: 'wusul.proof',
  pluginPoint: 'tasklist.navbar.action',
  priority: 330,
  render(node, { api }) {
    let drawn;
    new MutationObserver(() => {
      cancelAnimationFrame(drawn);
      drawn = requestAnimationFrame(() => look(api));
    }).observe(document.body, { childList: true, subtree: true });
  },
};
