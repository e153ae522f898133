/*
 * The desk of the host: the file of the meeting beside the picture, and the directives. A directive is sent again after
 * a lost line, under the same name, until the room has it.
 */

import { copy, part } from './parts.js';

/** Width below which the file is folded at first. */
const NARROW = 640;

/** Milliseconds between two of the same directive. */
const AGAIN_AFTER = 3000;

export class Desk {
  #say;
  #clock;
  #since;
  #file;
  #given;
  #pending;

  /**
   * @param say sends a message to the room
   * @param clock returns the time of the room
   */
  constructor(say, clock) {
    this.#say = say;
    this.#clock = clock;
    if (part('desk')) {
      part('file').open = innerWidth >= NARROW;
      part('directive').addEventListener('submit', (event) => this.#submit(event));
      part('directive').elements.text.addEventListener('input', () => this.#begin());
    }
  }

  /** Shows the desk as the room has it. */
  show({ desk, state }) {
    if (!part('desk')) {
      return;
    }
    part('directives').hidden = state !== 'ADMITTED';
    this.#since = Date.parse(desk.since);
    this.#list(desk.directives);
    if (this.#pending && desk.directives.some(({ key }) => key === this.#pending.key)) {
      this.#pending = undefined;
      this.#given = undefined;
      part('directive').reset();
      part('moment').hidden = true;
      this.#state('kept');
    }
    if (desk.file && desk.file !== this.#file) {
      this.#file = desk.file;
      this.#open();
    }
  }

  /** Sends what the room has not confirmed. */
  again() {
    if (this.#pending && performance.now() - this.#pending.sentAt > AGAIN_AFTER) {
      this.#send();
    }
  }

  /** Gives a refused directive back to its form. */
  refused() {
    this.#pending = undefined;
    this.#state();
  }

  /** Takes the moment at which a directive is begun. */
  #begin() {
    if (this.#given === undefined) {
      this.#given = this.#clock();
      const second = Math.max(0, Math.floor((this.#given - this.#since) / 1000));
      part('moment').querySelector('bdi').textContent =
        `${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;
      part('moment').hidden = false;
      this.#state();
    }
  }

  #submit(event) {
    event.preventDefault();
    if (this.#pending) {
      return;
    }
    const { text, department, owner, days } = part('directive').elements;
    this.#pending = {
      key: crypto.randomUUID(),
      directive: {
        at: new Date(this.#given ?? this.#clock()).toISOString(),
        text: text.value,
        department: department.value,
        owner: owner.value,
        days: days.valueAsNumber,
      },
    };
    this.#send();
    this.#state('sending');
  }

  #send() {
    const { key, directive } = this.#pending;
    this.#pending.sentAt = performance.now();
    this.#say({ kind: 'directive', directive: { key, ...directive } });
  }

  #state(state) {
    for (const text of part('directive-state').children) {
      text.hidden = text.dataset.of !== state;
    }
    part('directive').querySelector('button').disabled = state === 'sending';
  }

  #list(directives) {
    const { options } = part('directive').elements.department;
    part('given').replaceChildren(
      ...directives.map(({ number, moment, department }) => {
        const line = copy('given-one');
        line.value = number;
        line.querySelector('.moment').textContent = moment;
        line.querySelector('.department').textContent =
          [...options].find(({ value }) => value === department)?.textContent ?? department;
        return line;
      }),
    );
  }

  async #open() {
    const address = `/room/${part('desk').closest('#room').dataset.ticket}/file`;
    const answer = await fetch(address);
    if (!answer.ok) {
      this.#file = undefined;
      return;
    }
    const { pages } = await answer.json();
    part('no-file').hidden = true;
    part('pages').replaceChildren(
      ...Array.from({ length: pages }, (_, index) => {
        const picture = new Image();
        picture.loading = 'lazy';
        picture.alt = part('pages')
          .dataset.page.replace('{0}', index + 1)
          .replace('{1}', pages);
        picture.src = `${address}/${index + 1}`;
        return picture;
      }),
    );
  }
}
