/* The page of a room: one's own picture, the waiting room, and the others once one is let in. */

import { RoomLine } from './line.js';
import { RoomMedia } from './media.js';

/** Milliseconds between the figures that are kept of the line. */
const FIGURES_EVERY = 10_000;

/** Milliseconds after which a seat without a picture is asked for a whole one. */
const PICTURE_EVERY = 1000;

const part = (name) => document.getElementById(`room-${name}`);

class RoomPage {
  #media;
  #line;
  #stream;
  #state = {};
  #views = new Map();
  #marks = { muted: false, covered: false, hand: false };

  async begin() {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true },
        video: { width: 640, height: 480, frameRate: 24 },
      });
    } catch {
      this.#status('NO_DEVICE');
      return;
    }
    part('own').srcObject = this.#stream;
    const address = new URL(`/room/${part('status').closest('section').dataset.ticket}/signals`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.#line = new RoomLine(
      address.href,
      (message) => this.#hear(message),
      (forGood) => this.#lost(forGood),
    );
    this.#buttons();
    setInterval(() => this.#refresh(), PICTURE_EVERY);
    setInterval(() => this.#measure(), FIGURES_EVERY);
  }

  #buttons() {
    part('ready').addEventListener('click', () => this.#line.say({ kind: 'ready' }));
    part('leave').addEventListener('click', () => {
      this.#line.say({ kind: 'leave' });
      this.#line.end();
      this.#over('LEFT');
    });
    this.#toggle('mute', 'muted', (on) => this.#stream.getAudioTracks().forEach((track) => (track.enabled = !on)));
    this.#toggle('cover', 'covered', (on) => this.#stream.getVideoTracks().forEach((track) => (track.enabled = !on)));
    this.#toggle('hand', 'hand', () => undefined);
  }

  #toggle(button, mark, act) {
    part(button).addEventListener('click', () => {
      const on = part(button).getAttribute('aria-pressed') !== 'true';
      part(button).setAttribute('aria-pressed', String(on));
      this.#marks = { ...this.#marks, [mark]: on };
      act(on);
      this.#line.say({ kind: 'mark', ...this.#marks });
    });
  }

  async #hear(message) {
    switch (message.kind) {
      case 'room':
        this.#show(message);
        break;
      case 'send': {
        const sdp = await this.#media.send(this.#stream, message.to);
        this.#line.say({ kind: 'offer', sdp, ...(message.to && { seat: message.to }) });
        break;
      }
      case 'answered':
        await this.#media.sent(message.sdp, message.to);
        break;
      case 'feed': {
        const sdp = await this.#media.receive(message.seat, message.sdp, (stream) => this.#view(message.seat, stream));
        this.#line.say({ kind: 'take', seat: message.seat, feed: message.feed, sdp });
        break;
      }
      case 'gone':
        this.#drop(message.seat);
        break;
      case 'refresh':
        await this.#media.refresh();
        break;
      case 'refused':
        console.warn('room', message.about, message.code);
        break;
      case 'ended':
        this.#over('ENDED');
        break;
    }
  }

  #show(state) {
    this.#state = state;
    this.#media ??= new RoomMedia(state.servers);
    this.#status(state.state);
    part('monitored').hidden = !state.monitored;
    part('ready').hidden = state.state !== 'CHECKING';
    for (const button of ['mute', 'cover', 'hand', 'leave']) {
      part(button).hidden = state.state !== 'ADMITTED';
    }
    const seats = state.seats.filter(({ seat }) => seat !== state.seat);
    part('waiting').replaceChildren(
      ...seats.filter((seat) => seat.state === 'WAITING' && !seat.away).map((seat) => this.#waiting(seat)),
    );
    const inside = new Set(seats.filter((seat) => seat.state === 'ADMITTED').map(({ seat }) => seat));
    [...this.#views.keys()].filter((seat) => !inside.has(seat)).forEach((seat) => this.#drop(seat));
  }

  #waiting({ seat, role }) {
    const line = part('waiting-seat').content.cloneNode(true).firstElementChild;
    line.querySelector('span').textContent = roleName(role);
    line.querySelector('button').dataset.seat = seat;
    line.querySelector('button').disabled = !this.#state.open;
    line.querySelector('button').addEventListener('click', () => this.#line.say({ kind: 'admit', seat }));
    return line;
  }

  #view(seat, stream) {
    if (!this.#views.has(seat)) {
      const figure = part('seat').content.cloneNode(true).firstElementChild;
      const role = this.#state.seats.find((one) => one.seat === seat)?.role;
      figure.dataset.seat = seat;
      figure.querySelector('figcaption').textContent = role ? roleName(role) : '';
      part('seats').append(figure);
      this.#views.set(seat, figure);
    }
    this.#views.get(seat).querySelector('video').srcObject = stream;
  }

  #drop(seat) {
    this.#media?.drop(seat);
    this.#views.get(seat)?.remove();
    this.#views.delete(seat);
  }

  /** Asks the seats without a picture for a whole one: it may have been lost on the way. */
  async #refresh() {
    for (const [seat, { frames }] of (await this.#media?.figures()) ?? []) {
      if (frames === 0) {
        this.#line.say({ kind: 'refresh', seat });
      }
    }
  }

  async #measure() {
    for (const [seat, { sounds, ...quality }] of (await this.#media?.figures()) ?? []) {
      if (sounds > 0) {
        this.#line.say({ kind: 'quality', seat, quality });
      }
    }
  }

  #lost(forGood) {
    [...this.#views.keys()].forEach((seat) => this.#drop(seat));
    this.#media?.close();
    if (forGood) {
      this.#over('ENDED');
    } else {
      this.#status('LOST');
    }
  }

  #over(state) {
    [...this.#views.keys()].forEach((seat) => this.#drop(seat));
    this.#media?.close();
    this.#stream.getTracks().forEach((track) => track.stop());
    part('waiting').replaceChildren();
    for (const button of ['ready', 'mute', 'cover', 'hand', 'leave']) {
      part(button).hidden = true;
    }
    this.#status(state);
  }

  #status(state) {
    part('status').dataset.state = state;
    for (const text of part('status').children) {
      text.hidden = text.dataset.of !== state;
    }
  }
}

function roleName(role) {
  return part('roles').content.querySelector(`[data-role="${role}"]`).textContent;
}

await new RoomPage().begin();
