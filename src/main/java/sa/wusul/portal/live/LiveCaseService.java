package sa.wusul.portal.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.casefile.CaseChangeRepository;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.stream.EventStream;
import sa.wusul.platform.stream.EventStreams;
import sa.wusul.portal.login.CitizenSessionService;

/**
 * The streams of open pages of cases. Once a second this node reads the marks of all
 * watched cases with one statement, if anybody watches; a stream says that the mark is
 * another one, and ends with the session that opened it.
 */
@Service
@EnableConfigurationProperties(LiveProperties.class)
public class LiveCaseService extends EventStreams<LiveCaseService.Reader> {

	private static final long RECONNECT_MILLISECONDS = 3_000;

	private static final Logger log = LoggerFactory.getLogger(LiveCaseService.class);

	private final CaseChangeRepository changes;

	private final CitizenSessionService sessions;

	private final LiveProperties settings;

	LiveCaseService(CaseChangeRepository changes, CitizenSessionService sessions, LiveProperties settings) {
		super("live", settings.lookEvery(), settings.longest());
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
		var reader = new Reader(reference, mark, right, request);
		var stream = open(reader, (others) -> checkBudget(reader, others));
		// Sends the headers and the first sign at once.
		stream.send(SseEmitter.event().reconnectTime(RECONNECT_MILLISECONDS).comment("open"));
		return stream.emitter();
	}

	private void checkBudget(Reader reader, List<Reader> others) {
		if (others.size() >= this.settings.all()
				|| count(others, (other) -> other.sessionId.equals(reader.sessionId)) >= this.settings.perSession()
				|| count(others, (other) -> other.address.equals(reader.address)) >= this.settings.perAddress()) {
			throw new RefusalException(Kind.TOO_MANY, "live.tooMany");
		}
	}

	private static long count(List<Reader> readers, Predicate<Reader> which) {
		return readers.stream().filter(which).count();
	}

	/** Ends streams without a right, and reads the marks once for all others. */
	@Override
	protected void look() {
		streams().stream().filter((stream) -> !mayStay(stream.reader())).forEach(EventStream::end);
		var watched = streams().stream().map((stream) -> stream.reader().reference).collect(Collectors.toSet());
		if (!watched.isEmpty()) {
			var marks = marks(watched);
			streams().forEach((stream) -> tell(stream, marks.get(stream.reader().reference)));
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

	private boolean mayStay(Reader reader) {
		try {
			return reader.holder != null && reader.holder.equals(reader.session.getAttribute(reader.right))
					&& !this.sessions.isOver(reader.session);
		}
		catch (IllegalStateException ended) {
			return false;
		}
	}

	/**
	 * Tells the page that there is another mark, or that the stream is alive.
	 * @param mark {@code null} if it is unknown now
	 */
	private void tell(EventStream<Reader> stream, String mark) {
		var reader = stream.reader();
		if (mark != null && !mark.equals(reader.told)) {
			stream.tell(SseEmitter.event().name("changed").id(mark).data(""), () -> reader.told = mark);
		}
		else if (stream.isSilentFor(this.settings.beat())) {
			stream.tell(SseEmitter.event().comment("beat"), () -> {
			});
		}
	}

	/** An open page with the last mark sent to it. */
	static final class Reader {

		private final String reference;

		private final String right;

		private final Object holder;

		private final HttpSession session;

		private final String sessionId;

		private final String address;

		private volatile String told;

		Reader(String reference, String mark, String right, HttpServletRequest request) {
			this.reference = reference;
			this.told = mark;
			this.right = right;
			this.session = request.getSession();
			this.sessionId = this.session.getId();
			this.holder = this.session.getAttribute(right);
			this.address = VisitorAddress.of(request);
		}

	}

}
