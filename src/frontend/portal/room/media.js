/*
 * Sound and picture of a room in a page: what the person sends goes to the relay once, and a feed of every other seat
 * comes back. Descriptions are SDP. How they reach the relay is the caller's business.
 */

const CODECS = { audio: "audio/opus", video: "video/VP8" };

export class RoomMedia {
  #sending;
  #feeds = new Map();
  #servers;

  /** @param servers TURN servers for pages that reach the relay in no other way */
  constructor(servers = []) {
    this.#servers = servers;
  }

  /** Begins to send, and returns the description for the relay. */
  async send(stream) {
    this.#sending?.close();
    const connection = (this.#sending = this.#connection());
    for (const track of stream.getTracks()) {
      const sender = connection.addTransceiver(track, { direction: "sendonly", streams: [stream] });
      sender.setCodecPreferences(
        RTCRtpSender.getCapabilities(track.kind).codecs.filter((codec) => codec.mimeType === CODECS[track.kind]),
      );
    }
    await connection.setLocalDescription();
    return gathered(connection);
  }

  /** Takes the relay's answer to what is sent. */
  sent(answer) {
    return this.#sending.setRemoteDescription({ type: "answer", sdp: answer });
  }

  /**
   * Takes the feed of a seat, and returns the description for the relay.
   * @param show is called with the stream as soon as it is known
   */
  async receive(seat, offer, show) {
    this.drop(seat);
    const connection = this.#connection();
    const stream = new MediaStream();
    this.#feeds.set(seat, connection);
    connection.addEventListener("track", ({ track }) => stream.addTrack(track));
    await connection.setRemoteDescription({ type: "offer", sdp: offer });
    show(stream);
    await connection.setLocalDescription();
    return gathered(connection);
  }

  /** Ends the feed of a seat that left. */
  drop(seat) {
    this.#feeds.get(seat)?.close();
    this.#feeds.delete(seat);
  }

  /** Makes a whole picture for a receiver that has just come: the relay passes on no requests for one. */
  async refresh() {
    for (const sender of this.#sending?.getSenders() ?? []) {
      if (sender.track?.kind === "video") {
        const parameters = sender.getParameters();
        await sender.setParameters(parameters, {
          encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })),
        });
      }
    }
  }

  /** Returns what arrived of each seat: frames decoded, packets of sound, packets lost. */
  async figures() {
    const figures = {};
    for (const [seat, connection] of this.#feeds) {
      const figure = (figures[seat] = { state: connection.connectionState, frames: 0, sounds: 0, lost: 0 });
      (await connection.getStats()).forEach((part) => {
        if (part.type === "inbound-rtp") {
          figure.lost += part.packetsLost;
          if (part.kind === "video") {
            figure.frames = part.framesDecoded;
          } else {
            figure.sounds = part.packetsReceived;
          }
        }
      });
    }
    return figures;
  }

  close() {
    this.#sending?.close();
    [...this.#feeds.keys()].forEach((seat) => this.drop(seat));
  }

  /** The relay gives each line of sound or picture a port of its own, which is no bundle. */
  #connection() {
    return new RTCPeerConnection({ bundlePolicy: "max-compat", iceServers: this.#servers });
  }
}

/** Waits until the page knows its own addresses; the relay takes none later. */
async function gathered(connection) {
  if (connection.iceGatheringState !== "complete") {
    await new Promise((known) =>
      connection.addEventListener("icegatheringstatechange", () => {
        if (connection.iceGatheringState === "complete") {
          known();
        }
      }),
    );
  }
  return connection.localDescription.sdp;
}
