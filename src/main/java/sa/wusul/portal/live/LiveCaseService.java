package sa.wusul.portal.live;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.casefile.CaseChangeRepository;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.login.CitizenSessionService;

/**
 * The streams of open pages of cases. Once a second this node reads the marks of all
 * watched cases with one statement, if anybody watches; a stream says that the mark is
 * another one, and ends with the session that opened it.
 */
@Service
@EnableConfigurationProperties(LiveProperties.class)
public class LiveCaseService implements SmartLifecycle {

	private static final long RECONNECT_MILLISECONDS = 3_000;

	private static final Logger log = LoggerFactory.getLogger(LiveCaseService.class);

	private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

	private final CaseChangeRepository changes;

	private final CitizenSessionService sessions;

	private final LiveProperties settings;

	private ScheduledExecutorService looker;

	private ExecutorService senders;

	LiveCaseService(CaseChangeRepository changes, CitizenSessionService sessions, LiveProperties settings) {
		this.changes = changes;
		this.sessions = sessions;
		this.settings = settings;
	}

	/** Returns the mark of what a page is about to show of a case. */
	public String mark(String reference) {
		return this.changes.mark(reference);
	}

	/**
	 * Opens the stream of a page, which has checked that its reader may read the case.
	 * @param mark of what the page shows
	 * @param right session attribute by which the reader may; the stream ends when it
	 * changes
	 * @throws RefusalException {@code live.tooMany} if this session, address or node has
	 * too many streams
	 */
	public SseEmitter open(String reference, String mark, String right, HttpServletRequest request) {
		var reader = new Reader(reference, mark, right, request, new SseEmitter(this.settings.longest().toMillis()));
		synchronized (this.readers) {
			if (count((other) -> true) >= this.settings.all()
					|| count((other) -> other.sessionId.equals(reader.sessionId)) >= this.settings.perSession()
					|| count((other) -> other.address.equals(reader.address)) >= this.settings.perAddress()) {
				throw new RefusalException(Kind.TOO_MANY, "live.tooMany");
			}
			this.readers.add(reader);
		}
		reader.emitter.onCompletion(() -> this.readers.remove(reader));
		reader.emitter.onError((failure) -> this.readers.remove(reader));
		reader.emitter.onTimeout(reader.emitter::complete);
		reader.begin();
		return reader.emitter;
	}

	private long count(Predicate<Reader> which) {
		return this.readers.stream().filter(which).count();
	}

	int count() {
		return this.readers.size();
	}

	/** Ends streams without a right, and reads the marks once for all others. */
	void look() {
		this.readers.stream().filter((reader) -> !reader.mayStay()).forEach(Reader::end);
		var watched = this.readers.stream().map((reader) -> reader.reference).collect(Collectors.toSet());
		if (!watched.isEmpty()) {
			var marks = marks(watched);
			this.readers.forEach((reader) -> reader.tell(marks.get(reader.reference)));
		}
	}

	/** Returns no marks while the database cannot be read; streams go on. */
	private Map<String, String> marks(Set<String> watched) {
		try {
			return this.changes.marks(watched);
		}
		catch (RuntimeException failure) {
			log.warn("Watched cases cannot be read now, will retry with the next look: {}", failure.toString());
			return Map.of();
		}
	}

	private void poll() {
		try {
			look();
		}
		catch (RuntimeException failure) {
			log.warn("Open pages cannot be told now, will retry with the next look", failure);
		}
	}

	@Override
	public void start() {
		this.looker = Executors.newSingleThreadScheduledExecutor(named("live-looker"));
		this.senders = Executors.newFixedThreadPool(8, named("live-sender"));
		var pause = this.settings.lookEvery().toMillis();
		this.looker.scheduleWithFixedDelay(this::poll, pause, pause, TimeUnit.MILLISECONDS);
	}

	/** Completes the streams before the web server stops, which waits for them. */
	@Override
	public void stop() {
		this.looker.shutdownNow();
		this.senders.shutdownNow();
		this.looker = null;
		this.readers.forEach(Reader::end);
		this.readers.clear();
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

	/** An open page with the last mark sent to it. */
	private final class Reader {

		private final String reference;

		private final String right;

		private final Object holder;

		private final HttpSession session;

		private final String sessionId;

		private final String address;

		private final SseEmitter emitter;

		private final AtomicBoolean sending = new AtomicBoolean();

		private volatile String told;

		private volatile long saidAt = System.nanoTime();

		Reader(String reference, String mark, String right, HttpServletRequest request, SseEmitter emitter) {
			this.reference = reference;
			this.told = mark;
			this.right = right;
			this.session = request.getSession();
			this.sessionId = this.session.getId();
			this.holder = this.session.getAttribute(right);
			this.address = VisitorAddress.of(request);
			this.emitter = emitter;
		}

		/** Sends the headers and the first sign at once. */
		void begin() {
			send(SseEmitter.event().reconnectTime(RECONNECT_MILLISECONDS).comment("open"));
		}

		boolean mayStay() {
			try {
				return this.holder != null && this.holder.equals(this.session.getAttribute(this.right))
						&& !LiveCaseService.this.sessions.isOver(this.session);
			}
			catch (IllegalStateException ended) {
				return false;
			}
		}

		void end() {
			LiveCaseService.this.readers.remove(this);
			this.emitter.complete();
		}

		/**
		 * Tells the page that there is another mark, or that the stream is alive.
		 * @param mark {@code null} if it is unknown now
		 */
		void tell(String mark) {
			var isNew = mark != null && !mark.equals(this.told);
			var silent = System.nanoTime() - this.saidAt;
			if ((isNew || silent >= LiveCaseService.this.settings.beat().toNanos())
					&& this.sending.compareAndSet(false, true)) {
				LiveCaseService.this.senders.execute(() -> say(isNew ? mark : null));
			}
		}

		private void say(String mark) {
			try {
				if (mark == null) {
					send(SseEmitter.event().comment("beat"));
				}
				else if (send(SseEmitter.event().name("changed").id(mark).data(""))) {
					this.told = mark;
				}
			}
			finally {
				this.sending.set(false);
			}
		}

		private boolean send(SseEmitter.SseEventBuilder event) {
			try {
				this.emitter.send(event);
				this.saidAt = System.nanoTime();
				return true;
			}
			catch (IOException | IllegalStateException gone) {
				LiveCaseService.this.readers.remove(this);
				this.emitter.completeWithError(gone);
				return false;
			}
		}

	}

}
