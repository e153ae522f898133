/*
 * The pages on which a citizen writes a request work without this script. It keeps what is written while the citizen
 * writes, shows questions that depend on an answer, and uploads documents with their progress.
 */
import { messageIn, Refused, request, sending } from '../shared/server.js';

const PAUSE = 1200;
/* A picture with longer sides is made smaller before it is sent: a page stays legible at this size. */
const LONGEST_SIDE = 2400;
const LARGE_PICTURE = 1_500_000;

const language = document.documentElement.lang;
const alert = document.getElementById('alert');
const saved = document.getElementById('saved');
const form = document.getElementById('request');
const documents = document.getElementById('documents');
const submission = document.getElementById('submission');

document.getElementById('errors')?.focus();

if (form) {
  writing();
}
if (documents) {
  uploading();
}
/* Two presses are one submission. */
submission?.addEventListener('submit', () => {
  document.getElementById('send').disabled = true;
});
addEventListener('pageshow', (event) => {
  if (event.persisted && submission) {
    document.getElementById('send').disabled = false;
  }
});

/* ---- answers ---- */

function writing() {
  const words = form.dataset;
  let waiting;
  let changed = false;
  let kept = Promise.resolve();

  form.addEventListener('input', () => {
    changed = true;
    saved.textContent = '';
    clearTimeout(waiting);
    waiting = setTimeout(() => keep().catch(() => {}), PAUSE);
  });

  form.addEventListener('change', async (event) => {
    if (event.target.hasAttribute('data-decides')) {
      changed = true;
      await keep()
        .then(reveal)
        .catch(() => {});
    }
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    changed = true;
    try {
      await keep();
      form.submit();
    } catch (refused) {
      say(refused, words);
    }
  });

  addEventListener('pagehide', () => {
    if (changed) {
      fetch(words.draft, { ...sending('PUT', written()), keepalive: true }).catch(() => {});
    }
  });

  /* The page in the other language shows the draft, so it has to be there before. */
  for (const link of document.querySelectorAll('header a[hreflang]')) {
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      await keep().catch(() => {});
      if (!changed) {
        location.assign(`${words.page}?lang=${link.hreflang}`);
      }
    });
  }

  function written() {
    const answers = new Map();
    for (const control of form.elements) {
      if (control.type === 'checkbox') {
        answers.set(control.name, control.checked);
      } else if (control.name && (control.type !== 'radio' || control.checked)) {
        answers.set(control.name, control.value);
      }
    }
    return { key: form.elements.key.value, answers: Object.fromEntries(answers) };
  }

  function keep() {
    clearTimeout(waiting);
    kept = kept
      .catch(() => {})
      .then(async () => {
        if (!changed) {
          return;
        }
        changed = false;
        try {
          await ask(words.draft, sending('PUT', written()), words);
          // Anything written meanwhile is not saved yet.
          saved.textContent = changed ? '' : words.saved;
        } catch (refused) {
          changed = true;
          saved.textContent = refused.message;
          throw refused;
        }
      });
    return kept;
  }

  /** Shows the questions as the server asks them after the answer; what has the focus keeps it. */
  async function reveal() {
    const answer = await fetch(words.page, { headers: { 'Accept-Language': language } });
    const questions = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('questions');
    if (answer.ok && questions && !changed) {
      const focused = document.activeElement?.id;
      document.getElementById('questions').replaceWith(questions);
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }
}

/* ---- documents ---- */

function uploading() {
  const words = documents.dataset;
  let underWay = 0;
  let uploads = Promise.resolve();

  documents.addEventListener('change', (event) => {
    const name = event.target.closest('.tile').getAttribute('aria-labelledby');
    if (underWay === 0) {
      alert.hidden = true;
    }
    // Several pictures are the pages of one document, in the order in which they are sent.
    for (const file of event.target.files) {
      underWay += 1;
      uploads = uploads
        .then(() => smaller(file))
        .then((picture) => upload(picture, tileOf(document, name)))
        .then(() => show(name))
        .catch((refused) => {
          const before = alert.hidden ? '' : `${alert.textContent} `;
          say(new Refused(refused.status, before + refused.message), words);
        })
        .finally(() => {
          underWay -= 1;
        });
    }
  });
  documents.addEventListener('submit', (event) => {
    // The file that was just chosen is on its way already.
    if (underWay > 0) {
      event.preventDefault();
    }
  });

  /* Going on waits for uploads, and says so. */
  const next = document.getElementById('send');
  next.addEventListener('click', async (event) => {
    if (underWay === 0) {
      return;
    }
    event.preventDefault();
    saved.textContent = words.uploading;
    while (underWay > 0) {
      await uploads;
    }
    saved.textContent = '';
    if (alert.hidden) {
      location.assign(next.href);
    }
  });

  /** Uploads with XMLHttpRequest, since fetch reports no progress. */
  function upload(file, tile) {
    if (file.size > Number(words.mostBytes)) {
      throw new Refused(413, `${file.name}: ${words.tooLarge}`);
    }
    const progress = tile.querySelector('progress');
    return new Promise((done, failed) => {
      const transfer = new XMLHttpRequest();
      transfer.open('POST', words.upload);
      // Names stand in no address, because addresses stand in logs.
      transfer.setRequestHeader('X-Wusul-Key', words.key);
      transfer.setRequestHeader('X-Wusul-Kind', encodeURIComponent(tile.querySelector('[name=kind]').value));
      transfer.setRequestHeader('X-Wusul-Name', encodeURIComponent(file.name));
      transfer.setRequestHeader('Content-Type', 'application/octet-stream');
      transfer.upload.addEventListener('progress', (event) => {
        progress.value = event.loaded / event.total;
      });
      transfer.addEventListener('loadend', () => {
        progress.hidden = true;
        if (transfer.status === 200) {
          done();
        } else {
          const general = transfer.status ? words.failed : words.offline;
          const sentence = messageIn(language, parsed(transfer.responseText)) ?? general;
          failed(new Refused(transfer.status, `${file.name}: ${sentence}`));
        }
      });
      progress.value = 0;
      progress.hidden = false;
      transfer.send(file);
    });
  }

  /** Shows the tile as the server draws it. */
  async function show(name) {
    const answer = await fetch(location.href, { headers: { 'Accept-Language': language } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const drawn = tileOf(page, name);
    if (drawn) {
      tileOf(document, name).replaceWith(drawn);
      if (alert.hidden) {
        drawn.querySelector('input[type=file]').focus();
      }
    }
  }
}

const tileOf = (page, name) => page.querySelector(`[aria-labelledby="${name}"]`);

/** Returns a large picture with fewer pixels; any other file as it is. */
async function smaller(file) {
  if (file.size < LARGE_PICTURE || !/^image\/(jpeg|png)$/.test(file.type)) {
    return file;
  }
  const picture = await createImageBitmap(file).catch(() => null);
  const part = picture ? LONGEST_SIDE / Math.max(picture.width, picture.height) : 1;
  if (part >= 1) {
    return file;
  }
  const canvas = new OffscreenCanvas(Math.round(picture.width * part), Math.round(picture.height * part));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const content = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return content.size < file.size ? new File([content], file.name.replace(/\.\w+$/, '.jpg')) : file;
}

/* ---- both ---- */

/** Shows an error message, which stays until the next attempt. */
function say(refused, words) {
  alert.textContent = refused.message;
  if (refused.status === 401) {
    const link = document.createElement('a');
    link.href = '/login';
    link.target = '_blank';
    link.className = 'alert-link d-block';
    link.textContent = words.logIn;
    alert.append(link);
  }
  alert.hidden = false;
  alert.focus();
  alert.scrollIntoView({ block: 'center' });
}

function ask(where, how, words) {
  return request(where, how, { language, words: (status) => (status ? words.failed : words.offline) });
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
