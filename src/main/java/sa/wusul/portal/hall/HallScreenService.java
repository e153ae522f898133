package sa.wusul.portal.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.HallView;
import sa.wusul.reception.HallCode;
import sa.wusul.reception.HallView;
import sa.wusul.reception.HallViewRepository;

/**
 * The connected hall screens. Once a second this node reads the halls that have a screen,
 * if any; every screen receives the whole hall when it changed, and every few seconds in
 * any case, so that a screen that lost its connection is correct again with its first
 * event.
 */
@Component
class HallScreenService implements SmartLifecycle {

	static final int MOST_OF_AN_ADDRESS = 20;

	static final int MOST_OF_ALL = 500;

	/** The other places are kept for registered screens. */
	static final int MOST_OF_STRANGERS = 300;

	static final int MOST_STRANGERS_OF_A_HALL = 60;

	/**
	 * Number of unchanged looks after which the hall is sent again; a screen that
	 * receives nothing for several of these periods shows that it is disconnected.
	 */
	private static final int LOOKS_PER_BEAT = 4;

	/** Browsers reconnect by themselves; the limit removes abandoned connections. */
	private static final long LONGEST_CONNECTION_MILLISECONDS = 30 * 60_000L;

	private static final Logger log = LoggerFactory.getLogger(HallScreenService.class);

	private final Set<Screen> screens = ConcurrentHashMap.newKeySet();

	private final HallViewRepository board;

	private final ObjectMapper json;

	private final Duration lookEvery;

	private final HallCode codes;

	private ScheduledExecutorService looker;

	private ExecutorService senders;

	HallScreenService(HallViewRepository board, ObjectMapper json, HallCode codes,
			@Value("${wusul.hall.look-every:PT1S}") Duration lookEvery) {
		this.board = board;
		this.codes = codes;
		this.json = json;
		this.lookEvery = lookEvery;
	}

	/**
	 * Opens the event stream of a screen.
	 * @param machine number of the screen, if it is registered
	 * @throws RefusalException if this machine, address, hall or node has too many
	 * screens
	 */
	SseEmitter open(String centre, Optional<String> machine, String address) {
		var screen = new Screen(centre, machine.map("machine "::concat).orElseGet(() -> VisitorAddress.of(address)),
				machine.isPresent(), new SseEmitter(LONGEST_CONNECTION_MILLISECONDS));
		synchronized (this.screens) {
			if (count((other) -> true) >= MOST_OF_ALL
					|| count((other) -> other.place.equals(screen.place)) >= MOST_OF_AN_ADDRESS
					|| (machine.isEmpty() && isFullForStrangers(centre))) {
				throw new RefusalException(Kind.TOO_MANY, "hall.tooManyScreens");
			}
			this.screens.add(screen);
		}
		screen.emitter.onCompletion(() -> this.screens.remove(screen));
		screen.emitter.onError((failure) -> this.screens.remove(screen));
		screen.emitter.onTimeout(screen.emitter::complete);
		return screen.emitter;
	}

	private boolean isFullForStrangers(String centre) {
		return count((other) -> !other.registered) >= MOST_OF_STRANGERS
				|| count((other) -> !other.registered && other.centre.equals(centre)) >= MOST_STRANGERS_OF_A_HALL;
	}

	private long count(Predicate<Screen> which) {
		return this.screens.stream().filter(which).count();
	}

	int count() {
		return this.screens.size();
	}

	/** Reads the halls once for all screens. */
	void look() {
		var centres = this.screens.stream().map((screen) -> screen.centre).collect(Collectors.toSet());
		if (!centres.isEmpty()) {
			var halls = this.board.look(centres);
			var strangers = news(halls, (hall) -> hall);
			var registered = news(halls, (hall) -> hall.showing(this.codes.now(hall.centre())));
			this.screens
				.forEach((screen) -> screen.tell((screen.registered ? registered : strangers).get(screen.centre)));
		}
	}

	private Map<String, News> news(Map<String, HallView> halls, UnaryOperator<HallView> shown) {
		return halls.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (hall) -> News.of(shown.apply(hall.getValue()), this.json)));
	}

	private void poll() {
		try {
			look();
		}
		catch (RuntimeException failure) {
			// Screens notice the silence and show that they are disconnected.
			log.warn("The halls cannot be read now, will retry with the next look: {}", failure.toString());
		}
	}

	@Override
	public void start() {
		this.looker = Executors.newSingleThreadScheduledExecutor(named("hall-looker"));
		this.senders = Executors.newFixedThreadPool(8, named("hall-sender"));
		this.looker.scheduleWithFixedDelay(this::poll, this.lookEvery.toMillis(), this.lookEvery.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** Completes the connections before the web server stops, which waits for them. */
	@Override
	public void stop() {
		this.looker.shutdownNow();
		this.senders.shutdownNow();
		this.looker = null;
		this.screens.forEach((screen) -> screen.emitter.complete());
		this.screens.clear();
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

	/** A screen with the last state sent to it. */
	private final class Screen {

		private final String centre;

		/** The machine, or the network of an unregistered screen. */
		private final String place;

		private final boolean registered;

		private final SseEmitter emitter;

		private final AtomicBoolean sending = new AtomicBoolean();

		private volatile String told;

		private volatile int silentLooks;

		Screen(String centre, String place, boolean registered, SseEmitter emitter) {
			this.centre = centre;
			this.place = place;
			this.registered = registered;
			this.emitter = emitter;
		}

		/** Sends the hall. A slow screen misses states without delaying the others. */
		void tell(News news) {
			if (news == null || (news.what().equals(this.told) && ++this.silentLooks < LOOKS_PER_BEAT)) {
				return;
			}
			if (this.sending.compareAndSet(false, true)) {
				HallScreenService.this.senders.execute(() -> send(news));
			}
		}

		private void send(News news) {
			try {
				this.emitter.send(SseEmitter.event()
					.name("hall")
					.reconnectTime(2_000)
					.data(news.text(), MediaType.APPLICATION_JSON));
				this.told = news.what();
				this.silentLooks = 0;
			}
			catch (IOException | IllegalStateException gone) {
				HallScreenService.this.screens.remove(this);
				this.emitter.completeWithError(gone);
			}
			finally {
				this.sending.set(false);
			}
		}

	}

	/**
	 * A hall as JSON.
	 *
	 * @param what the hall without the time, to detect changes
	 */
	private record News(String what, String text) {

		static News of(HallView hall, ObjectMapper json) {
			try {
				return new News(hall.code() + json.writeValueAsString(hall.sections()), json.writeValueAsString(hall));
			}
			catch (JsonProcessingException impossible) {
				throw new UncheckedIOException(impossible);
			}
		}

	}

}
