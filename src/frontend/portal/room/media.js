/*
 * Sound and picture of a room in a page: what the person sends goes to the relay once (or, without one, to each other
 * page), and a feed of every other seat comes back. Descriptions are SDP. How they reach the other end is the caller's
 * business.
 */

const CODECS = { audio: 'audio/opus', video: 'video/VP8' };

/** The relay as receiver of what a page sends. */
const RELAY = 0;

/** Milliseconds in which servers tell the page its addresses. */
const GATHERING = 3000;

export class RoomMedia {
  #sending = new Map();

  /** What is offered anew, until its answer comes. */
  #offered = new Map();
  #feeds = new Map();
  #servers;
  #failed;
  #seen = { packets: 0, lost: 0 };

  /**
   * @param servers TURN servers for pages that reach the relay in no other way
   * @param failed is called when a connection failed: with the seat whose feed it was, or with nothing and the seat
   *   to which it sent (none for the relay)
   */
  constructor(servers = [], failed = () => undefined) {
    this.#servers = servers;
    this.#failed = failed;
  }

  /** Begins to send to the relay or to a seat, and returns the description for it; what is sent now goes on until then. */
  async send(stream, to = RELAY) {
    this.#offered.get(to)?.close();
    const connection = this.#connection(() => this.#failed(undefined, to || undefined));
    this.#offered.set(to, connection);
    for (const track of stream.getTracks()) {
      const sender = connection.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        ...(track.kind === 'video' && { sendEncodings: [{ scalabilityMode: 'L1T3' }] }),
      });
      sender.setCodecPreferences(
        RTCRtpSender.getCapabilities(track.kind).codecs.filter((codec) => codec.mimeType === CODECS[track.kind]),
      );
    }
    await connection.setLocalDescription();
    return gathered(connection);
  }

  /** Takes the answer to what is sent. */
  async sent(answer, to = RELAY) {
    const connection = this.#offered.get(to);
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    this.#offered.delete(to);
    this.#sending.get(to)?.close();
    this.#sending.set(to, connection);
  }

  /**
   * Takes the feed of a seat, and returns the description for its sender.
   * @param show is called with the stream as soon as it is known
   */
  async receive(seat, offer, show) {
    this.#feeds.get(seat)?.close();
    const connection = this.#connection(() => this.#failed(seat));
    const stream = new MediaStream();
    this.#feeds.set(seat, connection);
    connection.addEventListener('track', ({ track }) => stream.addTrack(track));
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    show(stream);
    await connection.setLocalDescription();
    return gathered(connection);
  }

  /** Ends the feed of a seat that left, and what is sent to it alone. */
  drop(seat) {
    for (const connections of [this.#feeds, this.#sending, this.#offered]) {
      connections.get(seat)?.close();
      connections.delete(seat);
    }
  }

  /** Makes a whole picture for a receiver that has just come: the relay passes on no requests for one. */
  async refresh() {
    for (const connection of this.#sending.values()) {
      for (const sender of connection.getSenders().filter(({ track }) => track?.kind === 'video')) {
        const parameters = sender.getParameters();
        await sender.setParameters(parameters, {
          encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })),
        });
      }
    }
  }

  /** Sends another track of a kind from now on, without a new description. */
  async replace(track) {
    for (const connection of [...this.#sending.values(), ...this.#offered.values()]) {
      await connection
        .getTransceivers()
        .find(({ sender }) => sender.track?.kind === track.kind)
        ?.sender.replaceTrack(track);
    }
  }

  /** Sends the picture with these limits, or none. */
  async spare({ smaller = 1, kilobits, none = false }) {
    for (const connection of this.#sending.values()) {
      for (const sender of connection.getSenders().filter(({ track }) => track?.kind === 'video')) {
        const parameters = sender.getParameters();
        for (const encoding of parameters.encodings) {
          encoding.active = !none;
          encoding.scaleResolutionDownBy = smaller;
          if (kilobits) {
            encoding.maxBitrate = kilobits * 1000;
          }
        }
        await sender.setParameters(parameters);
      }
    }
  }

  /** Returns the share of packets that were lost since the last call, on the worse of the two ways: 0 to 1. */
  async lossSinceLast() {
    let packets = 0;
    let lost = 0;
    for (const figure of (await this.figures()).values()) {
      packets += figure.packets;
      lost += figure.lost;
    }
    const newLost = Math.max(0, lost - this.#seen.lost);
    const newPackets = Math.max(0, packets - this.#seen.packets);
    this.#seen = { packets, lost };
    const arriving = newLost + newPackets > 0 ? newLost / (newLost + newPackets) : 0;
    return Math.max(arriving, await this.#leaving());
  }

  /** Returns the share of what was sent that the other end reports as lost. */
  async #leaving() {
    let worst = 0;
    for (const connection of this.#sending.values()) {
      (await connection.getStats()).forEach((part) => {
        if (part.type === 'remote-inbound-rtp') {
          worst = Math.max(worst, part.fractionLost ?? 0);
        }
      });
    }
    return worst;
  }

  /** Returns what arrived of each seat: frames decoded, packets, packets lost, jitter, size of the picture. */
  async figures() {
    const figures = new Map();
    for (const [seat, connection] of this.#feeds) {
      const figure = {
        frames: 0,
        pictures: 0,
        sounds: 0,
        level: 0,
        packets: 0,
        lost: 0,
        jitterMs: 0,
        width: 0,
        height: 0,
        interruptions: 0,
      };
      figures.set(seat, figure);
      (await connection.getStats()).forEach((part) => {
        if (part.type === 'inbound-rtp') {
          figure.packets += part.packetsReceived;
          figure.lost += Math.max(0, part.packetsLost);
          figure.jitterMs = Math.max(figure.jitterMs, Math.round(part.jitter * 1000));
          if (part.kind === 'video') {
            figure.frames = part.framesDecoded;
            figure.pictures = part.packetsReceived;
            figure.width = part.frameWidth ?? 0;
            figure.height = part.frameHeight ?? 0;
            figure.interruptions = part.freezeCount ?? 0;
          } else {
            figure.sounds = part.packetsReceived;
            figure.level = part.audioLevel ?? 0;
          }
        }
      });
    }
    return figures;
  }

  close() {
    [...this.#sending.keys(), ...this.#offered.keys(), ...this.#feeds.keys()].forEach((seat) => this.drop(seat));
  }

  /** The relay gives each line of sound or picture a port of its own, which is no bundle. */
  #connection(failed) {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-compat', iceServers: this.#servers });
    connection.addEventListener('connectionstatechange', () => connection.connectionState === 'failed' && failed());
    return connection;
  }
}

/**
 * Waits until the page knows its own addresses; the relay takes none later. A TURN server that does not answer stops
 * nobody.
 */
async function gathered(connection) {
  if (connection.iceGatheringState !== 'complete') {
    await new Promise((known) => {
      setTimeout(known, GATHERING);
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') {
          known();
        }
      });
    });
  }
  return connection.localDescription.sdp;
}
