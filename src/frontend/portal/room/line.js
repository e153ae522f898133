/*
 * The line between the page of a room and the program: messages in JSON, in their order. A lost line is taken up again
 * at growing intervals, until the program says that the room is over, or does not know the page any more.
 */

/** Pauses before another try; the first one differs, so that the pages of a node that died do not come all at once. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;

/**
 * How often the page asks whether its line lives, how many answers may be missing, and after how long the page itself
 * was held up.
 */
const LOOK_EVERY = 1000;
const MISSING = 3;
const HELD_UP = 1500;

/** How many looks a line may take until the first message: a weak network needs several ways to open it. */
const TO_OPEN = 8;

/** How long a line is tried before the page gives up. */
const PATIENCE = 180_000;

export class RoomLine {
  #address;
  #socket;
  #heard;
  #lost;
  #pause = FIRST_PAUSE;
  #lostAt;
  #missing;
  #lookedAt;

  /** A line that was given up and may live: it ends when another one takes its place, so that the call goes on. */
  #silent;

  /** How many answers may be missing now. */
  #bound;
  #look;
  #again;
  #over = false;
  #work = Promise.resolve();

  /**
   * @param heard is called with each message, one after the other
   * @param lost is called when the line is lost, and with true when it is for good
   */
  constructor(address, heard, lost) {
    this.#address = address;
    this.#heard = heard;
    this.#lost = lost;
    addEventListener('online', () => this.#again && this.#open());
    this.#open();
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  say(message) {
    if (this.isOpen) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /** Ends the line, with what is on its way. */
  end() {
    this.#over = true;
    clearInterval(this.#look);
    clearTimeout(this.#again);
    this.#silent?.close();
    this.#socket.close();
  }

  #open() {
    clearTimeout(this.#again);
    this.#again = undefined;
    const socket = (this.#socket = new WebSocket(this.#address));
    this.#missing = 0;
    this.#bound = TO_OPEN;
    this.#lookedAt = performance.now();
    clearInterval(this.#look);
    this.#look = setInterval(() => this.#lookAt(socket), LOOK_EVERY);
    socket.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE;
      this.#lostAt = undefined;
      this.#silent?.close();
      this.#silent = undefined;
    });
    socket.addEventListener('message', ({ data }) => {
      if (socket !== this.#socket) {
        return;
      }
      this.#missing = 0;
      this.#bound = MISSING;
      const message = JSON.parse(data);
      if (message.kind === 'beat') {
        return;
      }
      this.#over ||= message.kind === 'ended';
      this.#work = this.#work
        .then(() => this.#heard(message))
        .catch((problem) => console.warn('room', message.kind, problem));
    });
    socket.addEventListener('close', () => this.#closed(socket));
  }

  /** Gives a line up that is silent: where the network is gone, the browser notices minutes later. */
  #lookAt(socket) {
    const heldUp = performance.now() - this.#lookedAt > HELD_UP;
    this.#lookedAt = performance.now();
    this.#missing += heldUp ? 0 : 1;
    if (this.#missing > this.#bound) {
      if (socket.readyState === WebSocket.OPEN) {
        this.#silent = socket;
      } else {
        socket.close();
      }
      this.#closed(socket);
    } else {
      this.say({ kind: 'beat' });
    }
  }

  #closed(socket) {
    if (this.#over || socket !== this.#socket || this.#again) {
      return;
    }
    clearInterval(this.#look);
    this.#lostAt ??= performance.now();
    if (performance.now() - this.#lostAt > PATIENCE) {
      this.#over = true;
      this.#lost(true);
      return;
    }
    this.#lost(false);
    this.#again = setTimeout(() => this.#open(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }
}
