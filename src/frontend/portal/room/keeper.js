/*
 * The recording of a meeting by the host's page, where no relay has sound and picture: one file of each seat, sent to the
 * program in pieces as it is made. Another part begins when a seat's stream changes or the program does not go on with
 * the one before.
 */

const TYPE = 'video/webm;codecs=vp8,opus';
const BITS = { videoBitsPerSecond: 800_000, audioBitsPerSecond: 48_000 };

/** Milliseconds of sound and picture in a piece. */
const PIECE = 1000;

/** Most bytes of a request. */
const LARGEST = 500_000;

/** Most bytes that wait for the program. */
const WAITING = 20_000_000;

/** Milliseconds between two tries, and for which a new stream is watched until it is recorded. */
const PAUSE = 1000;
const SETTLING = 1000;

/** Returns whether this browser can record. */
export const canRecord = () => Boolean(window.MediaRecorder?.isTypeSupported(TYPE));

export class Keeper {
  #address;
  #tell;
  #on = false;
  #streams = new Map();
  #parts = new Map();
  #missing = new Set();

  /** @param tell is called with false while something is not kept, and with true when all of it is again */
  constructor(address, tell) {
    this.#address = address;
    this.#tell = tell;
  }

  /** Takes the stream of a seat. */
  set(seat, stream) {
    this.drop(seat);
    this.#streams.set(seat, stream);
    this.#begin(seat);
  }

  has(seat) {
    return this.#streams.has(seat);
  }

  /** Ends the recording of a seat that left. */
  drop(seat) {
    this.#parts.get(seat)?.end();
    this.#parts.delete(seat);
    this.#streams.delete(seat);
    this.#told(seat, true);
  }

  /** Begins to record, or stops. */
  turn(on) {
    if (this.#on === on) {
      return;
    }
    this.#on = on;
    if (on) {
      [...this.#streams.keys()].forEach((seat) => this.#begin(seat));
    } else {
      this.#parts.forEach((part) => part.end());
      this.#parts.clear();
    }
  }

  close() {
    this.turn(false);
    this.#streams.clear();
  }

  #begin(seat) {
    if (this.#on) {
      const part = new SeatRecording(`${this.#address}/${seat}`, this.#streams.get(seat), (kept) =>
        this.#told(seat, kept),
      );
      this.#parts.set(seat, part);
    }
  }

  #told(seat, kept) {
    const before = this.#missing.size;
    this.#missing[kept ? 'delete' : 'add'](seat);
    if ((before === 0) !== (this.#missing.size === 0)) {
      this.#tell(this.#missing.size === 0);
    }
  }
}

/** The recording of one seat, part after part until it ends. */
class SeatRecording {
  #address;
  #stream;
  #tell;
  #over = false;
  #recorder;
  #part;
  #settling;
  #run = 0;

  constructor(address, stream, tell) {
    this.#address = address;
    this.#stream = stream;
    this.#tell = tell;
    stream.getTracks().forEach((track) => {
      track.addEventListener('mute', () => this.#settle());
      track.addEventListener('unmute', () => this.#settle());
    });
    if (stream.getTracks().some(({ muted }) => muted)) {
      this.#settle();
    } else {
      this.#begin();
    }
  }

  end() {
    this.#over = true;
    clearTimeout(this.#settling);
    this.#stop();
  }

  /** Begins another part when the stream has not changed for a moment: nothing is written while a picture is missing. */
  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#again(), SETTLING);
  }

  #again() {
    this.#stop();
    if (!this.#over) {
      this.#begin();
    }
  }

  #stop() {
    this.#run += 1;
    if (this.#recorder?.state === 'recording') {
      this.#recorder.stop();
    }
    this.#recorder = undefined;
  }

  async #begin() {
    const tracks = this.#stream.getTracks().filter(({ muted, readyState }) => !muted && readyState === 'live');
    if (tracks.length === 0) {
      return;
    }
    const run = (this.#run += 1);
    const answer = await ask(this.#address, 'POST').catch(() => undefined);
    if (this.#over || run !== this.#run) {
      return;
    }
    if (!answer?.ok) {
      this.#tell(false);
      this.#settling = setTimeout(() => this.#again(), PAUSE);
      return;
    }
    const part = new Part(`${this.#address}/${(await answer.json()).part}`, (kept) => {
      this.#tell(kept || this.#over);
      if (part.isLost && part === this.#part) {
        this.#again();
      }
    });
    const recorder = new MediaRecorder(new MediaStream(tracks), { mimeType: TYPE, ...BITS });
    this.#part = part;
    this.#recorder = recorder;
    recorder.addEventListener('dataavailable', ({ data }) => part.add(data));
    recorder.addEventListener('stop', () => {
      part.end();
      if (recorder === this.#recorder) {
        this.#settle();
      }
    });
    recorder.start(PIECE);
  }
}

/** A file at the program. */
class Part {
  #address;
  #tell;
  #waiting = new Blob();
  #sent = 0;
  #busy = false;
  #whole = false;
  #lost = false;

  constructor(address, tell) {
    this.#address = address;
    this.#tell = tell;
  }

  /** Whether the program does not go on with it. */
  get isLost() {
    return this.#lost;
  }

  add(data) {
    if (!this.#lost) {
      this.#waiting = new Blob([this.#waiting, data]);
      this.#send();
    }
  }

  end() {
    this.#whole = true;
    this.#send();
  }

  async #send() {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    while (this.#waiting.size > 0 && !this.#lost) {
      await this.#sendPiece();
    }
    this.#busy = false;
    if (this.#whole && !this.#lost) {
      this.#lost = true;
      await ask(`${this.#address}/end`, 'POST').catch(() => undefined);
    }
  }

  async #sendPiece() {
    try {
      const piece = this.#waiting.slice(0, LARGEST);
      const answer = await ask(`${this.#address}?from=${this.#sent}`, 'PUT', piece);
      if (answer.ok) {
        const { length } = await answer.json();
        // The program has less than it said before: what is missing is gone.
        this.#lost = length < this.#sent;
        this.#waiting = this.#waiting.slice(Math.max(0, length - this.#sent));
        this.#sent = length;
        this.#tell(!this.#lost);
        return;
      }
      this.#lost = answer.status < 500 && answer.status !== 429;
    } catch {
      // The line is lost; the piece waits.
    }
    this.#lost ||= this.#waiting.size > WAITING;
    this.#tell(false);
    await new Promise((later) => setTimeout(later, PAUSE));
  }
}

function ask(address, method, body) {
  return fetch(address, { method, body, headers: body ? { 'Content-Type': 'video/webm' } : {} });
}
