/* The page of a draft: its picture, as beside its task in Tasklist. */
import { el } from '../shared/elements.js';
import { picture } from './picture.js';
import { server } from './server.js';
import { WORDS } from './words.js';

const place = document.getElementById('draft-picture');
const drafts = server('/camunda/api/tasklist/plugin');

async function show() {
  place.className = 'wv wusul-release';
  place.replaceChildren(el('p', { role: 'status' }, WORDS.loading));
  try {
    const view = await drafts.draft(place.dataset.draft);
    place.replaceChildren(picture(view, drafts.how(view.number)));
  } catch (failure) {
    const again = el('button', { type: 'button', class: 'btn btn-primary' }, WORDS.again);
    again.addEventListener('click', show);
    place.replaceChildren(el('p', { class: 'wv-wrong', role: 'alert' }, failure.message), again);
  }
}

show();
