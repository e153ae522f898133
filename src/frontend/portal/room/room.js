/*
 * The page of a room: a look at oneself and one's devices, the waiting room, and the others once one is let in, with
 * what is written and interpreted there.
 */

import { Desk } from './desk.js';
import { Devices } from './devices.js';
import { Keeper, canRecord } from './keeper.js';
import { RoomLine } from './line.js';
import { RoomMedia } from './media.js';
import { copy, part, wordOf } from './parts.js';
import { Stage, nameOf } from './stage.js';
import { Thrift } from './thrift.js';

/** Milliseconds between the figures that are kept of the line. */
const FIGURES_EVERY = 10_000;

/** Milliseconds between two looks at the line: whose picture is missing, who speaks, what is lost. */
const LOOK_EVERY = 1000;

/** Milliseconds between two looks for pictures that stand still, and packets without a picture that tell it. */
const STILL_EVERY = 400;
const STILL_PACKETS = 3;

/** Milliseconds that a whole picture takes to come, and between two that the page makes for whoever asks. */
const WHOLE_TAKES = 1200;
const WHOLE_EVERY = 500;

/** Milliseconds between two readings of what is lost. */
const THRIFT_EVERY = 5;

/** Milliseconds for which a caption is shown. */
const CAPTION_FOR = 12_000;

/** Milliseconds between two requests that keep the log-in of the page: a line alone does not. */
const STAY_EVERY = 60_000;

/** Milliseconds after which the page offers again what was refused. */
const RETRY_AFTER = 2000;

/** Lines of the talk that the page keeps. */
const SAID = 200;

class RoomPage {
  #devices = new Devices();
  #stage = new Stage(this.#devices, (seat) => this.#remove(seat));
  #sending = document.getElementById('room').dataset.sending;
  #thrift = new Thrift();
  #desk = new Desk(
    (message) => this.#line.say(message),
    () => Date.now() + this.#clockAhead,
  );
  #media;
  #line;
  #keeper;
  #state;
  #marks = { muted: false, covered: false, hand: false };
  #clockAhead = 0;
  #looks = 0;

  /** Of each seat what was received at the last look, and when a whole picture was asked for. */
  #drawn = new Map();
  #wholeAt = -WHOLE_EVERY;
  #captionUntil = 0;

  /** Whether a description is on its way to the relay, and whether another one has to follow it. */
  #offering = false;
  #offersAgain = false;
  #timers = [];

  async begin() {
    try {
      await this.#devices.open(this.#sending);
    } catch {
      this.#status('REFUSED');
      part('again').hidden = false;
      return;
    }
    if (this.#sending !== 'NOTHING') {
      part('own').srcObject = this.#devices.stream;
    }
    const room = `/room/${document.getElementById('room').dataset.ticket}`;
    this.#keeper = new Keeper(`${room}/recordings`, (kept) => (part('unkept').hidden = kept));
    const address = new URL(`${room}/signals`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.#line = new RoomLine(
      address.href,
      (message) => this.#hear(message),
      (forGood) => this.#lost(forGood),
    );
    this.#listen();
    await this.#showDevices();
    this.#timers = [
      setInterval(() => this.#look(), LOOK_EVERY),
      setInterval(() => this.#thaw(), STILL_EVERY),
      setInterval(() => this.#measure(), FIGURES_EVERY),
      setInterval(() => fetch(location.href, { method: 'HEAD' }).catch(() => undefined), STAY_EVERY),
    ];
  }

  async #showDevices() {
    part('blind').hidden = this.#sending !== 'ALL' || this.#devices.has('video');
    part('mute-device').hidden = this.#sending === 'NOTHING' || this.#devices.has('audio');
    part('mute').hidden = part('hand').hidden = this.#sending === 'NOTHING';
    part('cover').hidden = this.#sending !== 'ALL';
    part('level-label').hidden = !this.#devices.has('audio');
    part('cover').disabled = !this.#devices.has('video');
    part('mute').disabled = !this.#devices.has('audio');
    this.#devices.level((level) => (part('level').value = level));
    await this.#offer('camera', 'videoinput', (id) => this.#change('video', id));
    await this.#offer('microphone', 'audioinput', (id) => this.#change('audio', id));
    if (HTMLMediaElement.prototype.setSinkId) {
      await this.#offer('loudspeaker', 'audiooutput', (id) =>
        this.#devices.chooseLoudspeaker(id, this.#stage.players()),
      );
    }
  }

  /** Offers a choice where there are several devices. */
  async #offer(name, kind, choose) {
    const found = await this.#devices.list(kind);
    part(name).replaceChildren(...found.map(({ label, deviceId }) => new Option(label || name, deviceId)));
    part(name).closest('label').hidden = found.length < 2;
    part(name).addEventListener('change', ({ target }) => choose(target.value));
  }

  async #change(kind, deviceId) {
    const track = await this.#devices.choose(kind, deviceId);
    await this.#media?.replace(track);
    if (this.#keeper.has(this.#state?.seat)) {
      this.#keeper.set(this.#state.seat, this.#devices.stream);
    }
  }

  #listen() {
    part('devices').addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#state?.records && !canRecord()) {
        this.#refused('recorder');
      } else {
        this.#line.say({ kind: 'ready' });
      }
    });
    part('test').addEventListener('click', () => this.#devices.test());
    part('leave').addEventListener('click', () => {
      this.#line.say({ kind: 'leave' });
      this.#line.end();
      this.#over('LEFT');
    });
    this.#toggle('mute', 'muted', (on) => this.#enable('audio', !on));
    this.#toggle('cover', 'covered', (on) => this.#enable('video', !on));
    this.#toggle('hand', 'hand', () => undefined);
    part('watch').addEventListener('submit', (event) => this.#watch(event));
    this.#writes('say', 'say');
    this.#writes('write', 'caption');
  }

  /** Warns in a visit, or ends it once the officer is sure. */
  #watch(event) {
    event.preventDefault();
    const kind = event.submitter.value;
    const say = () => this.#line.say({ kind, reason: part('watch').elements.reason.value });
    if (kind === 'warn') {
      say();
      return;
    }
    const sure = part('sure-halt');
    sure.returnValue = 'no';
    sure.addEventListener('close', () => sure.returnValue === 'yes' && say(), { once: true });
    sure.showModal();
  }

  #enable(kind, enabled) {
    this.#devices.stream
      .getTracks()
      .filter((track) => track.kind === kind)
      .forEach((track) => (track.enabled = enabled));
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

  #writes(form, kind) {
    part(form).addEventListener('submit', (event) => {
      event.preventDefault();
      const field = part(form).querySelector('input');
      const text = field.value.trim();
      if (text) {
        this.#line.say({ kind, text });
        field.value = '';
      }
    });
  }

  async #hear(message) {
    switch (message.kind) {
      case 'room':
        this.#show(message);
        break;
      case 'send':
        await this.#send(message.to);
        break;
      case 'answered':
        await this.#answered(message);
        break;
      case 'feed': {
        const show = (stream) => {
          this.#stage.play(message.seat, stream);
          this.#keeper.set(message.seat, stream);
        };
        const sdp = await this.#media.receive(message.seat, message.sdp, show);
        this.#line.say({ kind: 'take', seat: message.seat, feed: message.feed, sdp });
        break;
      }
      case 'gone':
        this.#media?.drop(message.seat);
        this.#stage.drop(message.seat);
        this.#keeper.drop(message.seat);
        break;
      case 'refresh':
        if (performance.now() - this.#wholeAt > WHOLE_EVERY) {
          this.#wholeAt = performance.now();
          await this.#media.refresh();
        }
        break;
      case 'said':
        this.#write(message);
        break;
      case 'caption':
        part('caption').textContent = message.text;
        this.#captionUntil = performance.now() + CAPTION_FOR;
        this.#write(message);
        break;
      case 'refused':
        if (message.about === 'directive') {
          this.#desk.refused();
          this.#refused('directive');
        } else {
          this.#refused(message.code.split('.').pop(), message.about);
        }
        break;
      case 'warned':
        part('warned').textContent = wordOf('warnings', 'code', message.reason);
        part('warned').hidden = false;
        break;
      case 'ended':
        this.#over(message.reason);
        if (message.code) {
          part('warned').textContent = wordOf('halts', 'code', message.code);
          part('warned').hidden = false;
        }
        break;
    }
  }

  /** An answer belongs to the last description: the next one waits for it. */
  async #send(to) {
    if (to === undefined) {
      if (this.#offering) {
        this.#offersAgain = true;
        return;
      }
      this.#offering = true;
    }
    const sdp = await this.#media.send(this.#devices.stream, to);
    this.#line.say({ kind: 'offer', sdp, ...(to && { seat: to }) });
  }

  async #answered({ sdp, to }) {
    const again = to === undefined && this.#offersAgain;
    if (to === undefined) {
      this.#offering = this.#offersAgain = false;
    }
    await this.#media.sent(sdp, to);
    await this.#media.spare(this.#thrift.step);
    if (again) {
      await this.#send();
    }
  }

  /** Connects anew what failed; without a line, the program asks for it when it is back. */
  #failed(seat, to) {
    if (this.#state?.state !== 'ADMITTED' || !this.#line.isOpen) {
      return;
    }
    if (seat !== undefined) {
      this.#line.say({ kind: 'again', seat });
    } else if (to === undefined) {
      this.#offering = false;
      this.#send();
    } else {
      this.#send(to);
    }
  }

  #refused(code, about) {
    if (about === 'offer' && code === 'relay') {
      this.#offering = this.#offersAgain = false;
      setTimeout(() => this.#failed(), RETRY_AFTER);
    }
    part('problem').textContent = wordOf('problems', 'code', code) ?? wordOf('problems', 'code', 'other');
    part('problem').hidden = false;
  }

  #write({ seat, text, at }) {
    const line = copy('line');
    const writer = this.#state.seats.find((one) => one.seat === seat);
    line.querySelector('.name').textContent =
      seat === this.#state.seat
        ? part('own-seat').querySelector('.name').textContent
        : writer && nameOf(writer, this.#state.seats);
    line.querySelector('time').textContent = hour(at);
    line.querySelector('time').dateTime = at;
    line.querySelector('p').textContent = text;
    part('said').append(line);
    while (part('said').children.length > SAID) {
      part('said').firstElementChild.remove();
    }
    part('said').scrollTop = part('said').scrollHeight;
  }

  #show(state) {
    const focused = document.activeElement;
    const before = this.#state?.state;
    this.#tellOfOthers(this.#state, state);
    this.#state = state;
    this.#clockAhead = Date.parse(state.now) - Date.now();
    this.#media ??= new RoomMedia(state.servers, (seat, to) => this.#failed(seat, to));
    part('problem').hidden = true;
    document.getElementById('room').toggleAttribute('data-visit', state.visit);
    this.#status(state.state);
    part('recorded').hidden = state.recording === 'NONE';
    part('monitored').hidden = !state.monitored;
    part('ahead').textContent =
      part('ahead').dataset[state.ahead ? 'ahead' : 'next']?.replace('{0}', state.ahead) ?? '';
    const inside = state.state === 'ADMITTED';
    part('check').hidden = state.state !== 'CHECKING' && state.state !== 'WAITING';
    part('devices').hidden = state.state !== 'CHECKING';
    part('ready').hidden = state.state !== 'CHECKING';
    part('call').hidden = !inside;
    part('controls').hidden = !inside;
    part('talk').hidden = !inside;
    part('write').hidden = state.role !== 'INTERPRETER';
    part('watch').hidden = !state.visit || (state.role !== 'OFFICER' && state.role !== 'HOST');
    part('own-seat').hidden = this.#sending === 'NOTHING';
    (inside ? part('seats') : part('mirror')).append(part('own-seat'));
    if (inside && before !== 'ADMITTED') {
      this.#devices.stopLevel();
    }
    if (!inside && before === 'ADMITTED') {
      this.#media.close();
      this.#stage.clear();
    }
    this.#stage.show(state);
    this.#record(state, inside);
    this.#showWaiting(state);
    this.#desk.show(state);
    this.#tell();
    this.#keepPlace(focused);
  }

  /** Records while somebody else is in, where this page is the one that does. */
  #record(state, inside) {
    const others = state.seats.some((seat) => seat.seat !== state.seat && seat.state === 'ADMITTED' && !seat.away);
    if (inside && !this.#keeper.has(state.seat)) {
      this.#keeper.set(state.seat, this.#devices.stream);
    }
    this.#keeper.turn(Boolean(state.records && state.open && inside && others));
  }

  #showWaiting(state) {
    const focused = part('waiting').contains(document.activeElement) && document.activeElement.dataset.seat;
    const waiting = state.seats.filter((seat) => seat.seat !== state.seat && seat.state === 'WAITING' && !seat.away);
    part('waiting-box').hidden = state.role !== 'HOST' || waiting.length === 0;
    part('waiting').replaceChildren(
      ...waiting.map((seat) => {
        const line = copy('waiting-seat');
        line.querySelector('.name').textContent = nameOf(seat, state.seats);
        const admit = line.querySelector('button');
        admit.dataset.seat = seat.seat;
        admit.setAttribute('aria-label', `${admit.textContent}: ${nameOf(seat, state.seats)}`);
        admit.disabled = !state.open;
        admit.addEventListener('click', () => this.#line.say({ kind: 'admit', seat: seat.seat }));
        return line;
      }),
    );
    if (focused) {
      part('waiting').querySelector(`[data-seat="${focused}"]`)?.focus();
    }
  }

  /** Says to those who do not look that somebody waits to be let in, or raised a hand. */
  #tellOfOthers(before, state) {
    const of = (seat) => before?.seats.find((one) => one.seat === seat.seat);
    const others = state.seats.filter((seat) => seat.seat !== state.seat);
    const waiting = others.filter((seat) => seat.state === 'WAITING' && of(seat)?.state !== 'WAITING');
    const asking = others.filter((seat) => seat.hand && !of(seat)?.hand);
    const hand = part('marks').content.querySelector('[data-mark="hand"]').textContent;
    const news = [
      ...waiting.map((seat) => `${part('waiting-title').textContent}: ${nameOf(seat, state.seats)}`),
      ...asking.map((seat) => `${nameOf(seat, state.seats)}: ${hand}`),
    ];
    if (news.length > 0) {
      part('news').textContent = news.join('. ');
    }
  }

  /** Takes the keyboard's place to the state of the room when its button went away. */
  #keepPlace(focused) {
    if (focused && focused !== document.body && !focused.checkVisibility()) {
      part('status').focus();
    }
  }

  #remove(seat) {
    const sure = part('sure');
    sure.returnValue = 'no';
    sure.addEventListener('close', () => sure.returnValue === 'yes' && this.#line.say({ kind: 'remove', seat }), {
      once: true,
    });
    sure.showModal();
  }

  /** Asks for whole pictures where none came, finds who speaks, and spares the line where it is weak. */
  async #look() {
    this.#tell();
    if (this.#state?.state !== 'ADMITTED') {
      return;
    }
    this.#desk.again();
    const figures = await this.#media.figures();
    for (const [seat, { frames, sounds, pictures }] of figures) {
      if (frames === 0 && (pictures > 0 || sounds === 0)) {
        this.#line.say({ kind: 'refresh', seat });
      }
    }
    this.#stage.hear([...figures].map(([seat, { level }]) => [seat, level]));
    this.#looks += 1;
    if (this.#looks % THRIFT_EVERY === 0) {
      const step = this.#thrift.read(await this.#media.lossSinceLast());
      if (step) {
        await this.#media.spare(step);
      }
      part('spared').hidden = !this.#thrift.spares;
    }
  }

  /**
   * Asks for a whole picture where packets come and no picture is drawn: one lost packet spoils all pictures until the
   * next whole one, and the relay passes on no requests of the browser's own.
   */
  async #thaw() {
    if (this.#state?.state !== 'ADMITTED') {
      return;
    }
    const now = performance.now();
    for (const [seat, { frames, pictures }] of await this.#media.figures()) {
      const before = this.#drawn.get(seat);
      const still = before && frames > 0 && frames === before.frames && pictures - before.pictures >= STILL_PACKETS;
      const asks = still && now - before.askedAt > WHOLE_TAKES;
      if (asks) {
        this.#line.say({ kind: 'refresh', seat });
      }
      this.#drawn.set(seat, { frames, pictures, askedAt: asks ? now : (before?.askedAt ?? 0) });
    }
  }

  async #measure() {
    for (const [seat, figure] of (await this.#media?.figures()) ?? []) {
      if (figure.sounds > 0) {
        const { packets, lost, jitterMs, width, height, frames, interruptions } = figure;
        this.#line.say({
          kind: 'quality',
          seat,
          quality: { packets, lost, jitterMs, width, height, frames, interruptions },
        });
      }
    }
  }

  /** Tells the time that is left, and takes an old caption away. */
  #tell() {
    if (performance.now() > this.#captionUntil) {
      part('caption').textContent = '';
    }
    if (!this.#state) {
      return;
    }
    const { startsAt, endsAt, warnAt } = this.#state;
    const now = Date.now() + this.#clockAhead;
    const minutes = Math.ceil((Date.parse(endsAt) - now) / 60_000);
    const time = now < Date.parse(startsAt) ? 'before' : minutes > 0 ? 'left' : 'over';
    const text = wordOf('times', 'time', time, time === 'before' ? hour(startsAt) : minutes);
    if (part('clock-text').textContent !== text) {
      part('clock-text').textContent = text;
    }
    this.#warn(now >= Date.parse(warnAt), text);
    part('clock').hidden = false;
  }

  /** Tells everybody once that the end is near. */
  #warn(late, text) {
    if (late && !part('clock').classList.contains('late') && this.#state.state === 'ADMITTED') {
      part('warned').textContent = text;
      part('warned').hidden = false;
      part('clock').classList.add('late');
    }
  }

  /** Sound and picture go on without the line, until the program asks for them anew. */
  #lost(forGood) {
    this.#keeper.close();
    this.#offering = this.#offersAgain = false;
    if (forGood) {
      this.#over('GONE');
    } else {
      this.#status('LOST');
    }
  }

  #over(state) {
    const focused = document.activeElement;
    this.#timers.forEach(clearInterval);
    this.#keeper.close();
    this.#stage.clear();
    this.#media?.close();
    this.#devices.close();
    part('warned').hidden = true;
    for (const name of ['check', 'work', 'controls', 'talk', 'waiting-box', 'notices', 'problem']) {
      part(name).hidden = true;
    }
    part('again').hidden = state !== 'LEFT' && state !== 'GONE';
    this.#status(state);
    this.#keepPlace(focused);
  }

  #status(state) {
    const status = part('status');
    if (status.dataset.state !== state) {
      status.dataset.state = state;
      for (const text of status.children) {
        text.hidden = text.dataset.of !== state;
      }
    }
  }
}

function hour(at) {
  return new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Riyadh',
  }).format(new Date(at));
}

await new RoomPage().begin();
