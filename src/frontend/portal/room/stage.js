/*
 * The pictures of a room. Beside an interpreter, the one who speaks is as large as the interpreter and neither is ever
 * cropped, so that signs and lips can be read; everybody else is smaller.
 */

import { copy, part, wordOf } from './parts.js';

export class Stage {
  #views = new Map();
  #devices;
  #remove;
  #speaker;

  /** @param remove is called with a seat whom the host removes */
  constructor(devices, remove) {
    this.#devices = devices;
    this.#remove = remove;
  }

  /** Shows the stream of a seat. */
  play(seat, stream) {
    const view = this.#view(seat);
    const video = view.querySelector('video');
    video.srcObject = stream;
    this.#devices.tune(video);
  }

  /** Shows names and marks as the room has them. */
  show(state) {
    const others = state.seats.filter(({ seat }) => seat !== state.seat);
    const inside = others.filter((seat) => seat.state === 'ADMITTED');
    const seats = new Set(inside.map(({ seat }) => seat));
    [...this.#views.keys()].filter((seat) => !seats.has(seat)).forEach((seat) => this.drop(seat));
    for (const seat of inside) {
      const view = this.#view(seat.seat);
      view.dataset.role = seat.role;
      view.classList.toggle('dark', Boolean(seat.covered || seat.away));
      const name = nameOf(seat, state.seats);
      view.querySelector('.name').textContent = name;
      marks(view, seat);
      const remove = view.querySelector('button');
      remove.setAttribute('aria-label', `${remove.textContent}: ${name}`);
      remove.hidden = state.role !== 'HOST';
    }
    marks(
      part('own-seat'),
      state.seats.find(({ seat }) => seat === state.seat),
    );
    part('own-seat').dataset.role = state.role;
    this.#arrange();
  }

  /** Makes the loudest seat the speaker; silence changes nothing. */
  hear(levels) {
    const [loudest] = [...levels].sort(([, one], [, other]) => other - one);
    if (loudest && loudest[1] > 0.02 && this.#views.get(loudest[0])?.dataset.role !== 'INTERPRETER') {
      this.#speaker = loudest[0];
      this.#arrange();
    }
  }

  #arrange() {
    const views = [...this.#views.values(), part('own-seat')];
    const signer = views.find((view) => view.dataset.role === 'INTERPRETER');
    part('seats').dataset.layout = signer ? 'signs' : 'equal';
    part('seats').dataset.seats = this.#views.size;
    const speaker = this.#views.get(this.#speaker) ?? views.find((view) => view !== signer && view.dataset.seat);
    views.forEach((view) => view.classList.toggle('large', Boolean(signer) && (view === signer || view === speaker)));
  }

  #view(seat) {
    if (!this.#views.has(seat)) {
      const view = copy('seat');
      view.dataset.seat = seat;
      view.querySelector('button').addEventListener('click', () => this.#remove(seat));
      part('seats').append(view);
      this.#views.set(seat, view);
    }
    return this.#views.get(seat);
  }

  drop(seat) {
    this.#views.get(seat)?.remove();
    this.#views.delete(seat);
    this.#arrange();
  }

  players() {
    return [...this.#views.values()].map((view) => view.querySelector('video'));
  }

  clear() {
    [...this.#views.keys()].forEach((seat) => this.drop(seat));
  }
}

/** Returns the role of a seat, with a number if several have it, and to officers the names of its visitors. */
export function nameOf(seat, seats) {
  const same = seats.filter(({ role }) => role === seat.role).map((one) => one.seat);
  const visit = 'visit' in document.getElementById('room').dataset;
  const name = wordOf('roles', 'role', visit && seat.role === 'HOST' ? 'DETAINEE' : seat.role);
  const numbered = same.length > 1 ? `${name} ${same.sort((one, other) => one - other).indexOf(seat.seat) + 1}` : name;
  return seat.people?.length ? `${numbered}: ${listed(seat.people)}` : numbered;
}

/** Lists names, each in the direction of its own script. */
function listed(names) {
  const isolated = names.map((name) => `\u2068${name}\u2069`);
  return new Intl.ListFormat(document.documentElement.lang).format(isolated);
}

function marks(view, seat) {
  const names = ['hand', 'muted', 'covered', 'away'].filter((mark) => seat?.[mark]);
  const shown = view.querySelector('.marks');
  if (shown.dataset.marks !== names.join()) {
    shown.dataset.marks = names.join();
    shown.replaceChildren(
      ...names.map((mark) => part('marks').content.querySelector(`[data-mark="${mark}"]`).cloneNode(true)),
    );
  }
}
