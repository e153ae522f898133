package sa.wusul.platform.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An open stream. A slow reader misses states without delaying the others.
 *
 * @param <R> its reader
 */
public final class EventStream<R> {

	private final R reader;

	private final EventStreams<R> streams;

	private final SseEmitter emitter;

	private final AtomicBoolean sending = new AtomicBoolean();

	private volatile long saidAt = System.nanoTime();

	EventStream(R reader, Duration longest, EventStreams<R> streams) {
		this.reader = reader;
		this.streams = streams;
		this.emitter = new SseEmitter(longest.toMillis());
		this.emitter.onCompletion(() -> streams.forget(this));
		this.emitter.onError((failure) -> streams.forget(this));
		this.emitter.onTimeout(this.emitter::complete);
	}

	public R reader() {
		return this.reader;
	}

	/** Returns what a controller answers with. */
	public SseEmitter emitter() {
		return this.emitter;
	}

	/** Checks whether the reader has heard nothing for so long. */
	public boolean isSilentFor(Duration time) {
		return System.nanoTime() - this.saidAt >= time.toNanos();
	}

	/**
	 * Sends an event by another thread, unless the one before is still on its way.
	 * @param sent is run when it was sent
	 */
	public void tell(SseEmitter.SseEventBuilder event, Runnable sent) {
		if (this.sending.compareAndSet(false, true)) {
			this.streams.later(() -> {
				try {
					if (send(event)) {
						sent.run();
					}
				}
				finally {
					this.sending.set(false);
				}
			});
		}
	}

	/** Sends an event at once, and returns whether the reader is still there. */
	public boolean send(SseEmitter.SseEventBuilder event) {
		try {
			this.emitter.send(event);
			this.saidAt = System.nanoTime();
			return true;
		}
		catch (IOException | IllegalStateException gone) {
			this.streams.forget(this);
			fail(gone);
			return false;
		}
	}

	public void end() {
		this.streams.forget(this);
		this.emitter.complete();
	}

	private void fail(Exception gone) {
		try {
			this.emitter.completeWithError(gone);
		}
		catch (IllegalStateException ended) {
			// The server noticed it first, and has ended the answer.
		}
	}

}
