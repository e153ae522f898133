/*
 * The line between the page of a room and the program: messages in JSON, in their order. A lost line is taken up again
 * at growing intervals, until the program says that the room is over, or does not know the page any more.
 */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5000;

/** How long a line is tried before the page gives up. */
const PATIENCE = 180_000;

export class RoomLine {
  #address;
  #socket;
  #heard;
  #lost;
  #pause = FIRST_PAUSE;
  #lostAt;
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
    this.#open();
  }

  say(message) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /** Ends the line, with what is on its way. */
  end() {
    this.#over = true;
    this.#socket.close();
  }

  #open() {
    const socket = (this.#socket = new WebSocket(this.#address));
    socket.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE;
      this.#lostAt = undefined;
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      this.#over ||= message.kind === 'ended';
      this.#work = this.#work
        .then(() => this.#heard(message))
        .catch((problem) => console.warn('room', message.kind, problem));
    });
    socket.addEventListener('close', () => this.#closed());
  }

  #closed() {
    if (this.#over) {
      return;
    }
    this.#lostAt ??= performance.now();
    if (performance.now() - this.#lostAt > PATIENCE) {
      this.#over = true;
      this.#lost(true);
      return;
    }
    this.#lost(false);
    setTimeout(() => this.#over || this.#open(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }
}
