/*
 * A weak line carries less: the picture gets smaller and is stopped at last, so that the sound stays. It comes back step
 * by step when the line has been good for a while.
 */

/** From the whole picture to none: how much smaller, and the kilobits a second that it may take. */
const STEPS = [
  { smaller: 1, kilobits: 700 },
  { smaller: 2, kilobits: 250 },
  { smaller: 4, kilobits: 90 },
  { none: true },
];

/** Share of lost packets that is too much, and the one that is good. */
const BAD = 0.08;
const GOOD = 0.02;

/** Readings in a row before a step down, and before a step up. */
const DOWN_AFTER = 2;
const UP_AFTER = 6;

export class Thrift {
  #step = 0;
  #bad = 0;
  #good = 0;

  /**
   * Takes the share of packets that were lost since the last reading.
   * @return the step to apply, or undefined if nothing changes
   */
  read(lost) {
    this.#bad = lost > BAD ? this.#bad + 1 : 0;
    this.#good = lost < GOOD ? this.#good + 1 : 0;
    if (this.#bad >= DOWN_AFTER && this.#step < STEPS.length - 1) {
      return this.#go(1);
    }
    if (this.#good >= UP_AFTER && this.#step > 0) {
      return this.#go(-1);
    }
    return undefined;
  }

  get spares() {
    return this.#step > 0;
  }

  get step() {
    return STEPS[this.#step];
  }

  #go(direction) {
    this.#step += direction;
    this.#bad = 0;
    this.#good = 0;
    return this.step;
  }
}
