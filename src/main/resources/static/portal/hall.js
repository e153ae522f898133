/*
 * The hall's screen: shows the server's events, each of which contains the whole hall. So a lost connection loses no
 * data, and the screen says that it is disconnected as soon as it receives none.
 */
const SILENCE = 10_000;
const AGAIN = 3_000;
const SHOWN_CALLS = 4;
const SHOWN_LINE = 40;

const lost = document.querySelector('.lost');
const rung = new Map();
let events;
let heardAt = Date.now();

function el(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** The words of the page's language. */
const words = document.body.dataset;
const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);

/** Returns a sentence with something in the place of {0}. */
function filled(sentence, ...inside) {
  const [before, after] = sentence.split('{0}');
  return after === undefined ? [before] : [before, ...inside, after];
}

/**
 * Returns a letter and a number in boxes of their own, so that no browser reverses them, with the letter that people
 * read on a ticket in the other language.
 */
function ticket(text, { letter, other }) {
  const shown = el('span', 'ticket', el('bdi', 'letter', letter), ' ', el('bdi', 'number', text.split('-')[1]));
  shown.dataset.other = other;
  return shown;
}

function number(value) {
  const shown = el('bdi', '', String(value));
  shown.dir = 'ltr';
  return shown;
}

function minutes(value) {
  const kind = plural.select(value);
  return filled(words[`minutes${kind[0].toUpperCase()}${kind.slice(1)}`] ?? words.minutesOther, number(value));
}

function call({ ticket: text, counter, times }, section, letters) {
  const place = el('span', 'counter', el('span', 'word', words.counter), ' ', number(counter));
  const shown = el('li', '', ticket(text, letters), place);
  const key = `${section} ${text}`;
  if (rung.has(section) && rung.get(key) !== times) {
    shown.classList.add('new');
  }
  rung.set(key, times);
  return shown;
}

function place({ ticket: text, minutes: wait }, letters) {
  const shown = el('li', '', ticket(text, letters));
  if (wait !== null) {
    shown.append(el('span', 'wait', ...(wait === 0 ? [words.soon] : minutes(wait))));
  }
  return shown;
}

function next(wait) {
  if (wait === null) {
    return [words.nextUnknown];
  }
  return wait === 0 ? [words.nextSoon] : filled(words.nextWait, el('strong', '', ...minutes(wait)));
}

/** Shows as many as there is room for, with the number of the others: a screen on a wall does not scroll. */
function fit(line, more, waiting) {
  const count = () => {
    const hidden = waiting - line.children.length;
    more.hidden = hidden === 0;
    more.replaceChildren(...filled(words.more, number(hidden)));
  };
  count();
  while (line.scrollHeight > line.clientHeight + 1 && line.lastChild) {
    line.lastChild.remove();
    count();
  }
}

/** Returns the day in both calendars; the server writes it in Arabic. */
function day(now) {
  if (language === 'ar') {
    return `${now.hijri} ${words.date} ${now.gregorian}`;
  }
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Asia/Riyadh' };
  return ['en-GB-u-ca-islamic-umalqura', 'en-GB']
    .map((calendar) => new Intl.DateTimeFormat(calendar, form).format(new Date(now.iso)))
    .join(` ${words.date} `);
}

function draw(hall) {
  document.querySelector('.date').textContent = day(hall.now);
  document.querySelector('.time').textContent = hall.now.time;
  for (const section of hall.sections) {
    const shown = document.querySelector(`[data-section="${section.id}"]`);
    if (!shown) {
      continue;
    }
    const find = (name) => shown.querySelector(name);
    find('.calls').replaceChildren(...section.calls.slice(0, SHOWN_CALLS).map((one) => call(one, section.id, shown.dataset)));
    rung.set(section.id, true);
    find('.nobody').hidden = section.calls.length > 0;
    find('.count').replaceChildren(number(section.line.length));
    find('.line').replaceChildren(...section.line.slice(0, SHOWN_LINE).map((one) => place(one, shown.dataset)));
    find('.next').replaceChildren(...next(section.minutesForNext));
    fit(find('.line'), find('.more'), section.line.length);
  }
  document.querySelector('.presence').hidden = hall.code === null;
  document.querySelector('.code').textContent = hall.code ?? '';
  document.body.dataset.shown = hall.now.iso;
}

function heard(event) {
  heardAt = Date.now();
  lost.hidden = true;
  draw(JSON.parse(event.data));
}

function listen() {
  events?.close();
  events = new EventSource(document.body.dataset.events);
  events.addEventListener('hall', heard);
  events.addEventListener('error', () => {
    lost.hidden = false;
    // After an answer that is not a stream the browser does not reconnect by itself.
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, AGAIN);
    }
  });
}

/** Detects a connection that is dead but still seems open. */
setInterval(() => {
  if (Date.now() - heardAt > SILENCE) {
    lost.hidden = false;
    heardAt = Date.now();
    listen();
  }
}, 1_000);

listen();
