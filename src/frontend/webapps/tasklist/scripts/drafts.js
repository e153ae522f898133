/*
 * Drafts of the forms of tasks. The server keeps them, for each task and person, sealed; this window keeps what is not
 * saved yet, so that nothing lies in the browser's storage. The answers to a start form belong to no task: if the
 * session ends, the window keeps them until the person has logged in again. The patches of the task list call this.
 */
import { ARABIC } from './language.js';

const SAVED_AFTER_MS = 1000;

/** Longest body that browsers send while a page closes. */
const LARGEST_LAST_WORDS = 60_000;

const UNSAVED = ARABIC
  ? 'لم تُحفظ المسودة. ما كتبته باق في هذه النافذة؛ أعد الحفظ بعد قليل.'
  : 'The draft was not saved. What you typed is still in this window; save again in a moment.';

/** Statuses after which saving again is useless: the task is gone, or the draft is refused. */
const FINAL = new Set([400, 404, 413]);

/** The drafts in this window, all of one person, by task. */
const drafts = new Map();

/** The answers to start forms when the session ended, by process. */
const starts = new Map();

let owner;

const root = () => {
  const engine = /\/app\/tasklist\/([^/]+)/.exec(location.pathname)?.[1] ?? 'default';
  return `${document.querySelector('base').getAttribute('tasklist-api')}plugin/wusul/${engine}`;
};

const address = (task) => `${root()}/task/${encodeURIComponent(task)}/draft`;

const token = () => decodeURIComponent(/(?:^|; *)(?:__Host-)?XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');

/** Saves what is not saved yet, one request at a time, and rejects if the server refused. */
async function save(task, { closing = false } = {}) {
  const draft = drafts.get(task);
  if (draft) {
    clearTimeout(draft.timer);
    delete draft.timer;
  }
  if (!draft || draft.saved === draft.answers) {
    return draft?.saving;
  }
  const { answers } = draft;
  const send = async () => {
    const response = await fetch(address(task), {
      method: 'PUT',
      credentials: 'same-origin',
      keepalive: closing && answers.length < LARGEST_LAST_WORDS,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
      body: answers,
    });
    if (response.ok || FINAL.has(response.status)) {
      draft.saved = answers;
    }
    // After the end of the session this window keeps the draft until the person has logged in again.
    if (!response.ok && response.status !== 401) {
      throw new Error(UNSAVED);
    }
  };
  draft.saving = closing
    ? send()
    : Promise.resolve(draft.saving)
        .catch(() => null)
        .then(send);
  return draft.saving;
}

const quietly = (saving) => Promise.resolve(saving).catch(() => null);

const saveAll = (how) => Promise.all([...drafts.keys()].map((task) => quietly(save(task, how))));

async function load(task) {
  const response = await fetch(address(task), {
    credentials: 'same-origin',
    headers: { Accept: 'application/json' },
  }).catch(() => null);
  return response?.status === 200 ? response.json().catch(() => ({})) : {};
}

const answersOf = (form) => JSON.stringify(form._getSubmitData());

/** Keeps the answers in this window, and saves them soon. */
function keep(task, answers) {
  const draft = drafts.get(task) ?? {};
  drafts.set(task, draft);
  draft.answers = answers;
  if (draft.saved !== answers) {
    draft.timer ??= setTimeout(() => quietly(save(task)), SAVED_AFTER_MS);
  }
}

/** The draft of the form of a task. */
const ofTask = (task) => ({
  /** Returns the answers that are not saved yet, or else the server's. */
  async read() {
    await quietly(drafts.get(task)?.saving);
    const draft = drafts.get(task);
    if (draft && draft.saved !== draft.answers) {
      keep(task, draft.answers);
      return JSON.parse(draft.answers);
    }
    return load(task);
  },
  changed: (form) => keep(task, answersOf(form)),
  keep(form) {
    keep(task, answersOf(form));
    return save(task).then(() => null);
  },
  /** Waits until everything is saved, so that nothing is saved after the task. */
  settled: () => quietly(save(task)),
  done() {
    clearTimeout(drafts.get(task)?.timer);
    drafts.delete(task);
  },
});

/** The answers to a start form, which are kept only over the end of a session. */
const ofStart = (process) => ({
  async read() {
    const answers = starts.get(process) ?? '{}';
    starts.delete(process);
    return JSON.parse(answers);
  },
  changed() {},
  async keep(form) {
    starts.set(process, answersOf(form));
  },
  settled: async () => null,
  done: () => starts.delete(process),
});

function forget() {
  drafts.forEach(({ timer }) => clearTimeout(timer));
  drafts.clear();
  starts.clear();
}

/** Offers the drafts to the patches of the task list. */
export function keepDrafts() {
  window.wusulDrafts = {
    /** Returns the draft of a form; another person in the same window finds none of the one before. */
    form(person, task, process) {
      if (person?.name !== owner) {
        forget();
        owner = person?.name;
      }
      return task ? ofTask(task) : ofStart(process);
    },
    /** Saves everything before a log-out; it never fails, so that everybody can log out. */
    flush: () => saveAll(),
    forget,
  };
  window.addEventListener('pagehide', () => saveAll({ closing: true }));
  document.addEventListener('visibilitychange', () => document.hidden && saveAll({ closing: true }));
}
