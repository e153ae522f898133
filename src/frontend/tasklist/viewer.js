/*
 * The viewer of papers and scans in the page: one page at a time as a picture, with zoom, by mouse or keyboard. Beside a
 * form it stands above the other parts of the case; elsewhere it is a dialog.
 */
import { button, dialog, el, number } from '../shared/elements.js';
import { words } from './words.js';

const SMALLEST = 50;
const LARGEST = 300;
const STEP = 25;

/** The keys of the viewer, which the task list does not see. */
const KEYS = {
  PageDown: ({ turn }) => turn(1),
  PageUp: ({ turn }) => turn(-1),
  '+': ({ zoom }) => zoom(STEP),
  '=': ({ zoom }) => zoom(STEP),
  '-': ({ zoom }) => zoom(-STEP),
  0: ({ zoom }) => zoom(0),
};

/**
 * Builds the controls and the page.
 *
 * @param read returns the address of the picture of a page, and how many pages there are
 */
function reading(title, read, download) {
  let page = 1;
  let pages = 1;
  let width = 100;
  const place = el('span', { class: 'wusul-viewer-place', role: 'status' });
  const said = el('p', { class: 'wusul-quiet', role: 'alert', hidden: true });
  const image = el('img', { alt: '' });
  const stage = el('div', { class: 'wusul-viewer-stage', role: 'group', 'aria-label': title, tabindex: '0' }, image);
  const act = { turn, zoom };
  const control = (label, sign, deed, key) =>
    button(
      el('span', { 'aria-hidden': 'true' }, sign),
      { class: 'btn btn-default btn-sm', 'aria-label': label, title: label, 'aria-keyshortcuts': key },
      deed,
    );
  const earlier = control(words.viewer.earlier, words.viewer.earlierSign, () => turn(-1), 'PageUp');
  const later = control(words.viewer.later, words.viewer.laterSign, () => turn(1), 'PageDown');
  const turning = el('span', { class: 'wusul-viewer-turning', hidden: true }, earlier, place, later);

  async function show() {
    said.hidden = true;
    stage.setAttribute('aria-busy', 'true');
    try {
      const shown = await read(page);
      pages = shown.pages;
      image.src = shown.picture;
      image.alt = pages > 1 ? words.viewer.page(title, page, pages) : title;
      image.hidden = false;
    } catch (refused) {
      image.hidden = true;
      said.textContent = refused.message;
      said.hidden = false;
    }
    stage.removeAttribute('aria-busy');
    stage.scrollTop = 0;
    turning.hidden = pages === 1;
    // A disabled button would lose the keyboard's focus.
    earlier.setAttribute('aria-disabled', String(page === 1));
    later.setAttribute('aria-disabled', String(page === pages));
    place.replaceChildren(...words.viewer.place(number(page), number(pages)));
  }

  function turn(by) {
    if (page + by >= 1 && page + by <= pages) {
      page += by;
      return show();
    }
    return undefined;
  }

  /** Changes the size of the page; zero brings it back to the width of its place. */
  function zoom(by) {
    width = by === 0 ? 100 : Math.min(LARGEST, Math.max(SMALLEST, width + by));
    image.style.width = `${width}%`;
  }

  const content = el(
    'div',
    { class: 'wusul-viewer-content' },
    el(
      'div',
      { class: 'wusul-viewer-bar', role: 'toolbar', 'aria-label': words.viewer.reading },
      turning,
      control(words.viewer.larger, '+', () => zoom(STEP), '+'),
      control(words.viewer.smaller, '−', () => zoom(-STEP), '-'),
      control(words.viewer.whole, '↔', () => zoom(0), '0'),
      download && el('a', { class: 'btn btn-default btn-sm', ...download }, words.viewer.download),
    ),
    said,
    stage,
  );
  content.addEventListener('keydown', (event) => {
    const deed = !event.ctrlKey && !event.altKey && !event.metaKey && KEYS[event.key];
    if (deed) {
      event.preventDefault();
      event.stopPropagation();
      deed(act);
    }
  });
  show();
  return { content, stage };
}

let views = 0;

/** Opens a document beside the form, or in a dialog where there is none. */
export function openViewer(opener, { title, read, download }) {
  const { content, stage } = reading(title, read, download);
  const sheet = opener.closest('.wusul-sheet') || opener.closest('.form-pane')?.querySelector('.wusul-sheet');
  if (!sheet) {
    dialog(title, 'wusul-dialog-picture', content);
    stage.focus();
    return;
  }
  sheet.querySelector('.wusul-viewer')?.remove();
  const id = `wusul-viewer-${++views}`;
  const close = button('×', { class: 'wusul-close', 'aria-label': words.viewer.close }, () => end());
  const viewer = el(
    'section',
    { class: 'wusul-viewer', 'aria-labelledby': id },
    el('div', { class: 'wusul-viewer-head' }, el('h4', { id, class: 'wusul-title' }, title), close),
    content,
  );
  function end() {
    viewer.remove();
    opener.focus();
  }
  viewer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      end();
    }
  });
  sheet.querySelector(':scope > h3').after(viewer);
  viewer.scrollIntoView({ block: 'nearest' });
  stage.focus({ preventScroll: true });
}
