package sa.wusul.portal.hall;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.stream.EventStream;
import sa.wusul.platform.stream.EventStreams;
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
class HallScreenService extends EventStreams<HallScreenService.Screen> {

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

	/** The limit removes abandoned connections. */
	private static final Duration LONGEST_CONNECTION = Duration.ofMinutes(30);

	private static final long RECONNECT_MILLISECONDS = 2_000;

	private final HallViewRepository board;

	private final ObjectMapper json;

	private final HallCode codes;

	HallScreenService(HallViewRepository board, ObjectMapper json, HallCode codes,
			@Value("${wusul.hall.look-every:PT1S}") Duration lookEvery) {
		super("hall", lookEvery, LONGEST_CONNECTION);
		this.board = board;
		this.codes = codes;
		this.json = json;
	}

	/**
	 * Opens the event stream of a screen.
	 * @param machine number of the screen, if it is registered
	 * @throws RefusalException if this machine, address, hall or node has too many
	 * screens
	 */
	SseEmitter open(String centre, Optional<String> machine, String address) {
		var place = machine.map("machine "::concat).orElseGet(() -> VisitorAddress.of(address));
		return open(new Screen(centre, place, machine.isPresent()), (others) -> {
			if (others.size() >= MOST_OF_ALL
					|| count(others, (other) -> other.place.equals(place)) >= MOST_OF_AN_ADDRESS
					|| (machine.isEmpty() && isFullForStrangers(centre, others))) {
				throw new RefusalException(Kind.TOO_MANY, "hall.tooManyScreens");
			}
		}).emitter();
	}

	private static boolean isFullForStrangers(String centre, List<Screen> others) {
		return count(others, (other) -> !other.registered) >= MOST_OF_STRANGERS || count(others,
				(other) -> !other.registered && other.centre.equals(centre)) >= MOST_STRANGERS_OF_A_HALL;
	}

	private static long count(List<Screen> screens, Predicate<Screen> which) {
		return screens.stream().filter(which).count();
	}

	/** Reads the halls once for all screens. */
	@Override
	protected void look() {
		var centres = streams().stream().map((stream) -> stream.reader().centre).collect(Collectors.toSet());
		if (!centres.isEmpty()) {
			var halls = this.board.look(centres);
			var strangers = news(halls, (hall) -> hall);
			var registered = news(halls, (hall) -> hall.showing(this.codes.now(hall.centre())));
			streams().forEach((stream) -> {
				var screen = stream.reader();
				tell(stream, (screen.registered ? registered : strangers).get(screen.centre));
			});
		}
	}

	private Map<String, News> news(Map<String, HallView> halls, UnaryOperator<HallView> shown) {
		return halls.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (hall) -> News.of(shown.apply(hall.getValue()), this.json)));
	}

	private static void tell(EventStream<Screen> stream, News news) {
		var screen = stream.reader();
		if (news == null || (news.what().equals(screen.told) && ++screen.silentLooks < LOOKS_PER_BEAT)) {
			return;
		}
		stream.tell(SseEmitter.event()
			.name("hall")
			.reconnectTime(RECONNECT_MILLISECONDS)
			.data(news.text(), MediaType.APPLICATION_JSON), () -> {
				screen.told = news.what();
				screen.silentLooks = 0;
			});
	}

	/** A screen with the last state sent to it. */
	static final class Screen {

		private final String centre;

		/** The machine, or the network of an unregistered screen. */
		private final String place;

		private final boolean registered;

		private volatile String told;

		private volatile int silentLooks;

		Screen(String centre, String place, boolean registered) {
			this.centre = centre;
			this.place = place;
			this.registered = registered;
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
