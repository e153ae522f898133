/*
 * Parts of a page that stay fresh by themselves. A part names its address (data-live); it is read again when its stream
 * (data-events) says that there is news, at intervals (data-poll, in seconds), or once. What somebody is filling in is not
 * replaced before it is sent, and a page in the background is silent until somebody looks at it again.
 */
const POLL = 20_000;
const FIELDS = 'input, select, textarea';

for (const part of document.querySelectorAll('[data-live]')) {
  keepFresh(part);
}

function keepFresh(part) {
  const { events, poll } = part.dataset;
  const served = new Map([...part.children].map((child) => [child.id, child.cloneNode(true)]));
  const isWhole = part.id !== '';
  let stream;
  let timer;
  let reading = Promise.resolve();
  let waiting;
  let over = false;

  if (!events && !poll) {
    read();
    return;
  }
  listen();
  document.addEventListener('visibilitychange', () => {
    close();
    if (!document.hidden) {
      read();
      listen();
    }
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      read();
      listen();
    }
  });
  if (isWhole) {
    for (const sign of ['focusout', 'change', 'reset']) {
      part.addEventListener(sign, () => setTimeout(() => waiting && show(waiting)));
    }
  }

  function close() {
    stream?.close();
    clearInterval(timer);
    stream = timer = undefined;
  }

  /** Opens the stream, or asks at intervals if there is none or it was refused. */
  function listen() {
    close();
    if (over || document.hidden) {
      return;
    }
    if (!events || !('EventSource' in globalThis)) {
      ask();
      return;
    }
    let opened = false;
    const one = new EventSource(`${events}?mark=${encodeURIComponent(part.dataset.change)}`);
    stream = one;
    one.addEventListener('open', () => {
      clearInterval(timer);
      // Hours strike without a change of the case; a stream is opened again every few minutes.
      if (opened) {
        read();
      }
      opened = true;
    });
    one.addEventListener('changed', read);
    one.addEventListener('error', () => {
      if (one === stream && one.readyState === EventSource.CLOSED) {
        close();
        read();
        ask();
      }
    });
  }

  /** Asks at intervals, and tries the stream again from time to time. */
  function ask() {
    let times = 0;
    clearInterval(timer);
    timer = setInterval(
      () => {
        times += 1;
        if (events && times % 15 === 0) {
          listen();
        }
        read();
      },
      poll ? Number(poll) * 1000 : POLL,
    );
  }

  /** Reads the part again; one answer after the other. */
  function read() {
    reading = reading.then(readNow, readNow).catch(() => {});
  }

  async function readNow() {
    const { live, mark } = part.dataset;
    const answer = await fetch(mark === undefined ? live : `${live}?mark=${encodeURIComponent(mark)}`, {
      headers: { 'X-Wusul-Part': 'true' },
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 404) {
      // The session is over, or the case is no longer theirs: the page says no more.
      over = true;
      close();
      return;
    }
    if (answer.headers.get('X-Wusul-Refresh')) {
      close();
      location.reload();
      return;
    }
    if (answer.status !== 200) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (isWhole) {
      show(page.getElementById(part.id));
    } else if (!same(part, page.body)) {
      part.replaceChildren(...page.body.childNodes);
    }
  }

  function same(one, other) {
    return (
      one.childElementCount === other.childElementCount &&
      [...one.children].every((child, at) => child.isEqualNode(other.children[at]))
    );
  }

  /** Shows the parts that changed, except those that somebody is filling in. */
  function show(fresh) {
    const focused = document.activeElement?.id;
    const next = [...fresh.children];
    const ids = new Set(next.map((child) => child.id));
    let isChanged = false;
    waiting = undefined;
    let before = null;
    for (const child of [...part.children]) {
      if (!ids.has(child.id)) {
        if (isBusy(child)) {
          waiting = fresh;
        } else {
          child.remove();
          served.delete(child.id);
          isChanged = true;
        }
      }
    }
    for (const child of next.reverse()) {
      const known = served.get(child.id);
      let shown = part.querySelector(`:scope > #${child.id}`);
      if (!shown || !known?.isEqualNode(child)) {
        if (shown && isBusy(shown)) {
          waiting = fresh;
        } else {
          served.set(child.id, child.cloneNode(true));
          const drawn = document.importNode(child, true);
          keepOpen(shown, drawn);
          shown?.remove();
          part.insertBefore(drawn, before);
          shown = drawn;
          isChanged = true;
        }
      }
      before = shown ?? before;
    }
    for (const { name, value } of fresh.attributes) {
      part.setAttribute(name, value);
    }
    if (focused && document.activeElement?.id !== focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    if (isChanged) {
      tell();
    }
  }

  /** Says once what is new, in words of the page. */
  function tell() {
    const state = part.parentElement.closest('[data-state]');
    const news = document.getElementById('news');
    if (state) {
      state.setAttribute('data-state', part.dataset.state);
    }
    if (news) {
      const first = part.querySelector('#now .lead')?.textContent ?? '';
      news.hidden = false;
      news.textContent = `${news.dataset.words} ${first}`;
    }
  }
}

/** Unfolds what somebody unfolded. */
function keepOpen(before, after) {
  const unfolded = (one) => [...(one?.querySelectorAll('details') ?? [])].concat(one?.matches('details') ? one : []);
  const now = unfolded(after);
  unfolded(before).forEach((details, at) => {
    if (details.open && now[at]) {
      now[at].open = true;
    }
  });
}

/** Whether somebody wrote or chose something in a part, or is about to. */
function isBusy(part) {
  return [...part.querySelectorAll(FIELDS)].some(
    (field) => field === document.activeElement || field.hasAttribute('data-typed') || isFilled(field),
  );
}

function isFilled(field) {
  if (field.type === 'hidden') {
    return false;
  }
  if (field.type === 'checkbox' || field.type === 'radio') {
    return field.checked !== field.defaultChecked;
  }
  if (field.type === 'file') {
    return field.files.length > 0;
  }
  if (field instanceof HTMLSelectElement) {
    const usual = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(usual, 0);
  }
  return field.value !== field.defaultValue;
}
