/*
 * Camera, microphone and loudspeaker of a page. Who has only one of camera and microphone comes in with it: the others
 * hear, see or read them.
 */

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } };

/** Milliseconds between two readings of the level. */
const LEVEL_EVERY = 100;

export class Devices {
  #stream = new MediaStream();
  #chosen = {};
  #sound;
  #levelled;

  get stream() {
    return this.#stream;
  }

  has(kind) {
    return this.#stream.getTracks().some((track) => track.kind === kind);
  }

  /**
   * Opens what there is of camera and microphone, as far as the room takes it.
   * @param sending NOTHING, SOUND or ALL
   * @throws an error named NotAllowedError if the person does not allow it
   */
  async open(sending = 'ALL') {
    if (sending === 'NOTHING') {
      return;
    }
    let refusal;
    const all = [{ audio: SOUND, video: PICTURE }, { audio: SOUND }, { video: PICTURE }];
    for (const wanted of sending === 'SOUND' ? [{ audio: SOUND }] : all) {
      try {
        const opened = await navigator.mediaDevices.getUserMedia(wanted);
        opened.getTracks().forEach((track) => this.#stream.addTrack(track));
        return;
      } catch (problem) {
        refusal = problem;
        if (problem.name === 'NotAllowedError') {
          break;
        }
      }
    }
    throw refusal;
  }

  /** Returns the devices of a kind: audioinput, videoinput or audiooutput. */
  async list(kind) {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((device) => device.kind === kind && device.deviceId);
  }

  /**
   * Changes the camera or the microphone.
   * @return the track that takes the place of the one before
   */
  async choose(kind, deviceId) {
    const wanted = { ...(kind === 'audio' ? SOUND : PICTURE), deviceId: { exact: deviceId } };
    const before = this.#stream.getTracks().find((track) => track.kind === kind);
    before?.stop();
    const [track] = (await navigator.mediaDevices.getUserMedia({ [kind]: wanted })).getTracks();
    if (before) {
      track.enabled = before.enabled;
      this.#stream.removeTrack(before);
    }
    this.#stream.addTrack(track);
    if (kind === 'audio' && this.#levelled) {
      this.level(this.#levelled);
    }
    return track;
  }

  /** Plays through this loudspeaker from now on, where the browser can choose one. */
  async chooseLoudspeaker(deviceId, players) {
    this.#chosen.loudspeaker = deviceId;
    await Promise.all([...players].map((player) => this.tune(player)));
  }

  /** Gives a player the loudspeaker that was chosen. */
  async tune(player) {
    if (this.#chosen.loudspeaker && player.setSinkId) {
      await player.setSinkId(this.#chosen.loudspeaker);
    }
  }

  /** Plays two tones, by which one hears that the loudspeaker works. */
  async test() {
    const context = new AudioContext();
    if (this.#chosen.loudspeaker && context.setSinkId) {
      await context.setSinkId(this.#chosen.loudspeaker);
    }
    const volume = new GainNode(context, { gain: 0.2 });
    volume.connect(context.destination);
    [523, 659].forEach((frequency, place) => {
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(volume);
      tone.start(context.currentTime + place * 0.4);
      tone.stop(context.currentTime + place * 0.4 + 0.35);
      tone.addEventListener('ended', () => place === 1 && context.close());
    });
  }

  /** Tells the level of one's own sound, 0 to 100, until it is told to stop. */
  level(tell) {
    this.stopLevel();
    if (!this.has('audio')) {
      return;
    }
    const context = new AudioContext();
    const meter = new AnalyserNode(context, { fftSize: 512 });
    context.createMediaStreamSource(this.#stream).connect(meter);
    const waves = new Float32Array(meter.fftSize);
    const timer = setInterval(() => {
      meter.getFloatTimeDomainData(waves);
      const power = waves.reduce((sum, wave) => sum + wave * wave, 0) / waves.length;
      tell(Math.min(100, Math.round(Math.sqrt(power) * 300)));
    }, LEVEL_EVERY);
    this.#levelled = tell;
    this.#sound = { context, timer };
  }

  stopLevel() {
    clearInterval(this.#sound?.timer);
    this.#sound?.context.close();
    this.#sound = undefined;
    this.#levelled = undefined;
  }

  close() {
    this.stopLevel();
    this.#stream.getTracks().forEach((track) => track.stop());
  }
}
