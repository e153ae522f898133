/*
 * The page on which a citizen writes a request: shows the service's form, saves the input while the citizen writes,
 * uploads documents, and submits everything once, however often it is sent.
 */
import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Arabic } from 'flatpickr/dist/l10n/ar.js';
import { el } from '../shared/elements.js';
import { numbersInOrder } from '../shared/numbers.js';
import { messageIn, request, sending as sent } from '../shared/server.js';

const PAUSE = 1200;
const page = document.getElementById('request');
const words = page.dataset;
const { schema, data, key } = JSON.parse(document.getElementById('request-data').textContent);
const place = document.getElementById('form');
const alert = document.getElementById('alert');
const saved = document.getElementById('saved');
const send = document.getElementById('send');
const address = location.pathname.replace(/\/$/, '');

flatpickr.localize({ ...Arabic, firstDayOfWeek: 0, rangeSeparator: ' - ' });

const form = new Form({ container: place });
await form.importSchema(schema, data);
place.querySelector('form')?.setAttribute('aria-label', words.title);
place.removeAttribute('aria-busy');
send.disabled = false;

/* ---- saved input ---- */

let waiting;
/* The first change event contains the form's initial values; only differing ones are input. */
let before;
let sending = Promise.resolve();
let handedIn = false;
let changed = false;
let written = data;
/* Sending waits for uploads, and says so. */
let held = false;

form.on('changed', (now) => {
  const state = JSON.stringify(now.data);
  if (!handedIn && state !== (before ??= state)) {
    before = state;
    changed = true;
    written = now.data;
    saved.textContent = '';
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  }
});

addEventListener('pagehide', () => {
  if (changed && !handedIn) {
    fetch(`${address}/draft`, { ...sent('PUT', { key, answers: answered(written) }), keepalive: true }).catch(() => {});
  }
});

function keep() {
  clearTimeout(waiting);
  sending = sending.then(async () => {
    if (handedIn || !changed) {
      return;
    }
    changed = false;
    try {
      await ask(`${address}/draft`, sent('PUT', { key, answers: answered(written) }));
      // Anything written meanwhile is not saved yet.
      saved.textContent = held ? words.uploading : changed ? '' : words.saved;
    } catch (refused) {
      changed = true;
      saved.textContent = refused.message;
    }
  });
  return sending;
}

/* The page in the other language shows the draft, so it has to be there before. */
for (const link of document.querySelectorAll('header a[hreflang]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    await keep();
    if (changed) {
      return;
    }
    const there = new URL(location.href);
    there.searchParams.set('lang', link.hreflang);
    location.assign(there);
  });
}

function answered(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

/* ---- submission ---- */

/* The full address that the citizen was shown: at first the one that the page shows above the form. */
const onFile = document.querySelector('#full-address bdi');
let confirmedAddress = onFile?.textContent ?? null;
onFile?.replaceChildren(...numbersInOrder(confirmedAddress));

/* A field that loses the focus shows its error, which would move the button away from under the finger. */
send.addEventListener('mousedown', (event) => event.preventDefault());

send.addEventListener('click', async () => {
  document.activeElement?.blur();
  const { data: answers, errors } = form.submit();
  const wrong = Object.keys(errors);
  if (wrong.length > 0) {
    say(words.wrong);
    focusField((component) => wrong.includes(component.id));
    return;
  }
  send.disabled = true;
  if (!(await uploaded())) {
    send.disabled = false;
    return;
  }
  await sending;
  try {
    const { reference } = await ask(address, sent('POST', { key, answers: answered(answers), confirmedAddress }));
    handedIn = true;
    location.replace(`/cases/${reference}?new`);
  } catch (refused) {
    send.disabled = false;
    say(refused.message, refused.status === 401);
    if (refused.answer?.code === 'address.confirm') {
      offer(refused.answer.fullAddress);
      return;
    }
    const wrongField = refused.answer?.field;
    if (wrongField) {
      tellAt((component) => component.key === wrongField, refused.message);
    }
  }
});

/** Shows the server's message at its field as well, because the field may be far from the alert. */
function tellAt(isIt, sentence) {
  const field = form.get('formFieldRegistry').getAll().find(isIt);
  if (field) {
    form._setState({ errors: { ...form._getState().errors, [field.id]: [sentence] } });
    requestAnimationFrame(() => focusField(isIt));
  }
}

/** Shows the full form of the address that was written, for the citizen to confirm. */
function offer(fullAddress) {
  const yes = el('button', { type: 'button', class: 'btn btn-success', id: 'confirm-address' }, words.confirm);
  yes.addEventListener('click', () => {
    confirmedAddress = fullAddress;
    alert.hidden = true;
    send.click();
  });
  alert.className = 'alert alert-warning';
  alert.append(el('p', { class: 'my-2' }, el('bdi', { lang: 'ar', dir: 'rtl' }, ...numbersInOrder(fullAddress))), yes);
}

/** Shows an error message, which stays until the next attempt. */
function say(sentence, logIn = false) {
  alert.textContent = sentence;
  alert.className = 'alert alert-danger';
  if (logIn) {
    alert.append(el('a', { href: '/login', target: '_blank', class: 'alert-link d-block' }, words.logIn));
  }
  alert.hidden = false;
  alert.focus();
  alert.scrollIntoView({ block: 'center' });
}

function focusField(isIt) {
  const field = form.get('formFieldRegistry').getAll().find(isIt);
  const input = field && place.querySelector(`[id$="-${field.id}"], [id*="-${field.id}-"]`);
  if (input) {
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: 'center' });
  }
}

/* ---- documents ---- */

const list = document.getElementById('documents');
const file = document.getElementById('file');
const kind = document.getElementById('kind');
const progress = document.getElementById('progress');

/* All uploads so far, and whether the latest ones arrived. */
let uploads = Promise.resolve();
let underWay = 0;
let arrived = true;

file.addEventListener('change', () => {
  const chosen = [...file.files];
  file.value = '';
  arrived = underWay > 0 ? arrived : true;
  underWay += chosen.length;
  for (const one of chosen) {
    uploads = uploads.then(async () => {
      arrived = (await upload(one)) && arrived;
      underWay -= 1;
    });
  }
});

/** Waits for the uploads that run, and says so; returns false if one of them did not arrive, which its message says. */
async function uploaded() {
  if (underWay === 0) {
    return true;
  }
  held = true;
  saved.textContent = words.uploading;
  while (underWay > 0) {
    await uploads;
  }
  held = false;
  saved.textContent = '';
  return arrived;
}

list.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-id]');
  if (button) {
    try {
      show(await ask(`${address}/documents/${button.dataset.id}`, { method: 'DELETE' }));
      file.focus();
    } catch (refused) {
      say(refused.message, refused.status === 401);
    }
  }
});

/** Uploads with XMLHttpRequest, since fetch reports no progress. */
function upload(one) {
  if (one.size > Number(words.mostBytes)) {
    say(`${one.name}: ${words.tooLarge}`);
    return Promise.resolve(false);
  }
  return new Promise((done) => {
    const transfer = new XMLHttpRequest();
    transfer.open('POST', `${address}/documents`);
    // Names stand in no address, because addresses stand in logs.
    transfer.setRequestHeader('X-Wusul-Key', key);
    transfer.setRequestHeader('X-Wusul-Kind', encodeURIComponent(kind.value));
    transfer.setRequestHeader('X-Wusul-Name', encodeURIComponent(one.name));
    transfer.setRequestHeader('Content-Type', 'application/octet-stream');
    transfer.upload.addEventListener('progress', (event) => {
      progress.value = event.loaded / event.total;
    });
    transfer.addEventListener('loadend', () => {
      progress.hidden = true;
      const answer = parsed(transfer.responseText);
      if (transfer.status === 200) {
        alert.hidden = true;
        show(answer);
      } else {
        say(`${one.name}: ${sentence(transfer.status, answer)}`, transfer.status === 401);
      }
      done(transfer.status === 200);
    });
    progress.value = 0;
    progress.hidden = false;
    transfer.send(one);
  });
}

function show(documents) {
  list.replaceChildren(
    ...documents.map((one) =>
      el(
        'li',
        { class: 'd-flex flex-wrap align-items-center gap-2 mb-1' },
        el('bdi', {}, `${one.kind}: ${one.name}`),
        el(
          'button',
          {
            type: 'button',
            class: 'btn btn-sm btn-outline-secondary',
            'data-id': one.id,
            'aria-label': `${words.remove}: ${one.name}`,
          },
          words.remove,
        ),
      ),
    ),
  );
}

/* ---- requests to the server ---- */

const language = document.documentElement.lang;

const ask = (where, how) =>
  request(where, how, { language, words: (status) => (status ? words.failed : words.offline) });

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function sentence(status, answer) {
  return messageIn(language, answer) ?? (status ? words.failed : words.offline);
}
