/*
 * Warns before the session of a citizen ends, and prolongs it by one button. Whoever writes or moves on a page does
 * something, of which the server learns now and then; what pages ask by themselves does not count. The server knows best
 * how much time is left, since other windows may have used the session.
 */
const ADDRESS = '/login/session';
const LOOK = 5000;

const banner = document.getElementById('ending');
const left = document.getElementById('ending-left');
const stay = document.getElementById('ending-stay');
const again = document.getElementById('ending-again');
const idle = Number(banner.dataset.idle) * 1000;
const warning = Number(banner.dataset.warning) * 1000;
const renewal = Math.min(60_000, warning / 2);

let end = Date.now() + idle;
let renewedAt = Date.now();
let isOver = false;
let before;

for (const sign of ['keydown', 'input', 'pointerdown', 'wheel']) {
  addEventListener(sign, busy, { passive: true, capture: true });
}
stay.addEventListener('click', prolong);
banner.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !isOver) {
    prolong();
  }
});
document.addEventListener('visibilitychange', look);
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    look();
  }
});
setInterval(look, Math.min(LOOK, warning / 4));

/** While the warning is shown, only its button prolongs the session. */
function busy() {
  if (!isOver && banner.hidden && Date.now() - renewedAt > renewal) {
    prolong();
  }
}

async function prolong() {
  renewedAt = Date.now();
  await ask('POST');
}

/** Asks the server before it warns and while it warns; a server that does not answer says nothing about the session. */
async function look() {
  if (isOver || document.hidden) {
    return;
  }
  if (end - Date.now() <= warning) {
    await ask('GET');
  }
}

async function ask(method) {
  try {
    const answer = await fetch(ADDRESS, { method, headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const { seconds } = await answer.json();
      show(seconds * 1000);
    }
  } catch {
    show(Math.max(end - Date.now(), 1));
  }
}

function show(remaining) {
  end = Date.now() + remaining;
  if (remaining <= 0) {
    over();
  } else if (remaining <= warning) {
    left.textContent = `${Math.floor(remaining / 60_000)}:${String(Math.floor(remaining / 1000) % 60).padStart(2, '0')}`;
    open(stay);
  } else {
    close();
  }
}

function open(first) {
  if (banner.hidden) {
    before = document.activeElement;
    banner.hidden = false;
    first.focus({ preventScroll: true });
  }
}

function close() {
  if (!banner.hidden) {
    const hadFocus = banner.contains(document.activeElement);
    banner.hidden = true;
    if (hadFocus) {
      before?.focus({ preventScroll: true });
    }
  }
}

/** Says that the session is over and leads to the log-in, which leads back. */
function over() {
  isOver = true;
  for (const id of ['ending-title', 'ending-text']) {
    const words = document.getElementById(id);
    words.textContent = words.dataset.over;
  }
  left.textContent = '';
  stay.hidden = true;
  again.hidden = false;
  again.href = `/login?to=${encodeURIComponent(location.pathname)}`;
  open(again);
  if (banner.contains(document.activeElement) || document.activeElement === document.body) {
    again.focus({ preventScroll: true });
  }
}
