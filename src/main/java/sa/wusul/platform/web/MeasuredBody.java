package sa.wusul.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The body of a request below everything that reads it, such as parameters, JSON and
 * files. Reading fails as soon as the body is larger than its route allows, or slower
 * than the rate. Only the time of waiting for the visitor counts.
 */
final class MeasuredBody implements InputBuffer {

	private static final long NANOS = 1_000_000_000;

	private static final long DRAIN_NANOS = 2 * NANOS;

	private static final long DRAIN_BYTES = 2_000_000;

	private final InputBuffer socket;

	private final WebProperties settings;

	private final WebProperties.Route route;

	private long bytes;

	private long waitedNanos;

	private RefusalException refusal;

	private ByteBuffer buffered;

	MeasuredBody(InputBuffer socket, WebProperties settings, WebProperties.Route route) {
		this.socket = socket;
		this.settings = settings;
		this.route = route;
	}

	/** Reads the whole body, which is then given to its readers from memory. */
	void buffer() throws IOException {
		var content = new ByteArrayOutputStream();
		var part = new Part();
		while (measure(part) >= 0) {
			part.appendTo(content);
		}
		this.buffered = ByteBuffer.wrap(content.toByteArray());
	}

	/**
	 * Reads the rest and drops it, so that the visitor gets the answer before the
	 * connection is closed, but neither much nor for long.
	 */
	void drain() {
		var part = new Part();
		var begin = System.nanoTime();
		var dropped = 0L;
		try {
			while (dropped < DRAIN_BYTES && System.nanoTime() - begin < DRAIN_NANOS) {
				var count = this.socket.doRead(part);
				if (count < 0) {
					return;
				}
				dropped += count;
			}
		}
		catch (IOException gone) {
			// The connection is closed anyway.
		}
	}

	Optional<RefusalException> refusal() {
		return Optional.ofNullable(this.refusal);
	}

	static RefusalException tooLarge(WebProperties.Route route) {
		return new RefusalException(Kind.TOO_LARGE, route.code(), route.body().toBytes() / 1_000_000);
	}

	@Override
	public int doRead(ApplicationBufferHandler reader) throws IOException {
		if (this.buffered == null) {
			return measure(reader);
		}
		if (!this.buffered.hasRemaining()) {
			return -1;
		}
		var count = this.buffered.remaining();
		reader.setByteBuffer(this.buffered.duplicate());
		this.buffered.position(this.buffered.limit());
		return count;
	}

	@Override
	public int available() {
		return (this.buffered != null) ? this.buffered.remaining() : this.socket.available();
	}

	private int measure(ApplicationBufferHandler reader) throws IOException {
		if (this.refusal != null) {
			throw this.refusal;
		}
		var begin = System.nanoTime();
		int count;
		try {
			count = this.socket.doRead(reader);
		}
		catch (SocketTimeoutException silence) {
			throw refuse(new RefusalException(Kind.TOO_SLOW, "body.tooSlow"));
		}
		this.waitedNanos += System.nanoTime() - begin;
		this.bytes += Math.max(count, 0);
		if (this.bytes > this.route.body().toBytes()) {
			throw refuse(tooLarge(this.route));
		}
		if (count >= 0 && this.waitedNanos > this.settings.bodyGrace().toNanos()
				+ this.bytes * NANOS / this.settings.bytesPerSecond()) {
			throw refuse(new RefusalException(Kind.TOO_SLOW, "body.tooSlow"));
		}
		return count;
	}

	/**
	 * Returns the refusal to throw. Tomcat would answer an {@link IOException} by itself.
	 */
	private RefusalException refuse(RefusalException reason) {
		this.refusal = reason;
		return reason;
	}

	/** The part of the body that was read last. */
	private static final class Part implements ApplicationBufferHandler {

		private ByteBuffer bytes = ByteBuffer.allocate(0);

		void appendTo(ByteArrayOutputStream content) {
			var read = new byte[this.bytes.remaining()];
			this.bytes.get(read);
			content.writeBytes(read);
		}

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
		}

	}

}
