package sa.wusul.platform.stream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The open streams of one kind on this node. One thread looks at intervals for what is
 * new to all readers; others send it.
 *
 * @param <R> reader of a stream, with what it was told last
 */
public abstract class EventStreams<R> implements SmartLifecycle {

	private static final int SENDERS = 8;

	private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

	private final Set<EventStream<R>> open = ConcurrentHashMap.newKeySet();

	private final String name;

	private final Duration lookEvery;

	private final Duration longest;

	private ScheduledExecutorService looker;

	private ExecutorService senders;

	/**
	 * Creates the streams, without any.
	 * @param name of their threads
	 * @param lookEvery pause between two looks
	 * @param longest life of a stream; browsers reconnect by themselves
	 */
	protected EventStreams(String name, Duration lookEvery, Duration longest) {
		this.name = name;
		this.lookEvery = lookEvery;
		this.longest = longest;
	}

	/** Looks once for all readers, and tells each what is new to it. */
	protected abstract void look();

	/**
	 * Opens a stream.
	 * @param budget refuses it by an exception, given the readers of the open ones
	 */
	protected final EventStream<R> open(R reader, Consumer<List<R>> budget) {
		var stream = new EventStream<>(reader, this.longest, this);
		synchronized (this.open) {
			budget.accept(this.open.stream().map(EventStream::reader).toList());
			this.open.add(stream);
		}
		return stream;
	}

	protected final Set<EventStream<R>> streams() {
		return this.open;
	}

	public final int count() {
		return this.open.size();
	}

	final void forget(EventStream<R> stream) {
		this.open.remove(stream);
	}

	final void later(Runnable sending) {
		this.senders.execute(sending);
	}

	private void poll() {
		try {
			look();
		}
		catch (RuntimeException failure) {
			// Readers notice the silence.
			log.warn("Nothing can be told by {} now, will retry with the next look: {}", this.name, failure.toString());
		}
	}

	@Override
	public void start() {
		this.looker = Executors.newSingleThreadScheduledExecutor(named(this.name + "-looker"));
		this.senders = Executors.newFixedThreadPool(SENDERS, named(this.name + "-sender"));
		var pause = this.lookEvery.toMillis();
		this.looker.scheduleWithFixedDelay(this::poll, pause, pause, TimeUnit.MILLISECONDS);
	}

	/** Completes the streams before the web server stops, which waits for them. */
	@Override
	public void stop() {
		this.looker.shutdownNow();
		this.senders.shutdownNow();
		this.looker = null;
		this.open.forEach(EventStream::end);
		this.open.clear();
	}

	@Override
	public boolean isRunning() {
		return this.looker != null;
	}

	private static ThreadFactory named(String name) {
		return (work) -> {
			var thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
