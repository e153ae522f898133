package sa.wusul.portal.room;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.github.bucket4j.Bucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.room.RoomCallService;
import sa.wusul.room.RoomCallService.Mail;
import sa.wusul.room.RoomTicketService;

/**
 * The lines of rooms at this node: what a page sends goes to the call, and the mail of
 * its seat to the page. The mailboxes are asked only while there are lines, with one
 * query for all of them.
 */
@Component
class RoomLineService extends TextWebSocketHandler implements SmartLifecycle, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(RoomLineService.class);

	/** Attribute of a session with what the gate found. */
	static final String ADMISSION = "admission";

	/** The last words to a page whose ticket or log-in has ended. */
	private static final String ENDED = "{\"kind\":\"ended\",\"reason\":\"GONE\"}";

	/** Time between two looks whether tickets and log-ins are still good. */
	private static final Duration ADMISSIONS = Duration.ofSeconds(3);

	/** Largest message of a page, in bytes. */
	private static final int LARGEST = 32_768;

	/** Messages of a page at once, and in each second. */
	private static final int BURST = 40;

	private static final int A_SECOND = 20;

	/** Most messages of a page that wait. */
	private static final int MOST_WAITING = 100;

	/** A page's question whether its line lives, which is answered with the same. */
	private static final String LOOK = "{\"kind\":\"beat\"}";

	/** Time between two looks at what pages send. */
	private static final Duration MEDIA = Duration.ofSeconds(1);

	private static final Duration BEAT = Duration.ofSeconds(5);

	/** Time after which a page that answers no ping has lost its line. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/** Time that work under way gets when the node stops. */
	private static final Duration TO_END = Duration.ofSeconds(5);

	private final RoomCallService calls;

	private final RoomTicketService tickets;

	private final StaffSessions staff;

	private final Map<String, Line> lines = new ConcurrentHashMap<>();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor((work) -> daemon(work, "room-mail"));

	private final ExecutorService postmen = Executors.newCachedThreadPool((work) -> daemon(work, "room-line"));

	private final AtomicBoolean looking = new AtomicBoolean();

	private long lastBeat = System.nanoTime();

	private long lastLook = System.nanoTime();

	private long lastCheck = System.nanoTime();

	private volatile boolean stopping;

	RoomLineService(RoomCallService calls, RoomTicketService tickets, StaffSessions staff,
			@Value("${wusul.rooms.mail-every:250ms}") Duration interval) {
		this.calls = calls;
		this.tickets = tickets;
		this.staff = staff;
		this.clock.scheduleWithFixedDelay(this::deliver, interval.toMillis(), interval.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	private static Thread daemon(Runnable work, String name) {
		var thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		session.setTextMessageSizeLimit(LARGEST);
		var line = new Line(UUID.randomUUID().toString(), (RoomAdmission) session.getAttributes().get(ADMISSION),
				session);
		this.calls.connect(line.seat(), line.name());
		this.lines.put(session.getId(), line);
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		var line = this.lines.get(session.getId());
		if (line == null) {
			return;
		}
		if (!line.budget().tryConsume(1) || line.work().size() > MOST_WAITING) {
			session.close(CloseStatus.POLICY_VIOLATION);
			return;
		}
		if (message.getPayload().equals(LOOK)) {
			line.lives();
			answer(line);
			return;
		}
		later(line, () -> {
			try {
				this.calls.take(line.seat(), line.name(), message.getPayload());
			}
			catch (RefusalException malformed) {
				close(line, CloseStatus.BAD_DATA);
			}
		});
	}

	/**
	 * Works for a line in the order of its messages, beside its thread: where the relay
	 * is silent for seconds, the page still learns that its line lives.
	 */
	private void later(Line line, Runnable work) {
		line.work().add(work);
		if (line.working().compareAndSet(false, true)) {
			this.postmen.execute(() -> work(line));
		}
	}

	private void work(Line line) {
		do {
			for (var next = line.work().poll(); next != null; next = line.work().poll()) {
				try {
					next.run();
				}
				catch (RuntimeException failure) {
					log.warn("A message of a room failed: {}", failure.toString());
					close(line, CloseStatus.SERVER_ERROR);
				}
			}
			line.working().set(false);
		}
		while (!line.work().isEmpty() && line.working().compareAndSet(false, true));
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		var line = this.lines.get(session.getId());
		if (line != null) {
			line.lives();
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable failure) {
		// The end of the line follows.
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		var line = this.lines.remove(session.getId());
		if (line != null && !this.stopping) {
			later(line, () -> disconnect(line));
		}
	}

	@Override
	public void start() {
		this.stopping = false;
	}

	/**
	 * Keeps the seats of a node that stops, before its server closes the lines: pages go
	 * on at another one.
	 */
	@Override
	public void stop() {
		this.stopping = true;
	}

	@Override
	public boolean isRunning() {
		return !this.stopping;
	}

	private void disconnect(Line line) {
		try {
			this.calls.disconnect(line.seat(), line.name());
		}
		catch (RuntimeException failure) {
			// The seat is found to be silent a little later.
			log.warn("A line of a room ended unrecorded: {}", failure.toString());
		}
	}

	private void deliver() {
		try {
			if (System.nanoTime() - this.lastBeat > BEAT.toNanos()) {
				this.lastBeat = System.nanoTime();
				beat();
			}
			if (System.nanoTime() - this.lastLook > MEDIA.toNanos()) {
				this.lastLook = System.nanoTime();
				look();
			}
			if (System.nanoTime() - this.lastCheck > ADMISSIONS.toNanos()) {
				this.lastCheck = System.nanoTime();
				check();
			}
			var free = this.lines.values()
				.stream()
				.filter((line) -> line.session().isOpen() && !line.busy().get())
				.collect(Collectors.toMap(Line::seat, (line) -> line, (first, second) -> second));
			if (!free.isEmpty()) {
				var names = free.values().stream().collect(Collectors.toMap(Line::seat, Line::name));
				var mail = this.calls.collect(names).stream().collect(Collectors.groupingBy(Mail::seat));
				free.forEach((seat, line) -> {
					if (mail.containsKey(seat)) {
						bring(line, mail.get(seat));
					}
				});
			}
		}
		catch (RuntimeException failure) {
			// The next round tries again.
			log.warn("The mail of rooms waits: {}", failure.toString());
		}
	}

	/** Pings all lines, and records those that answered. */
	private void beat() {
		if (this.lines.isEmpty()) {
			return;
		}
		this.lines.values().forEach((line) -> {
			if (line.isSilent(SILENCE)) {
				close(line, CloseStatus.SESSION_NOT_RELIABLE);
			}
			else {
				bring(line, null);
			}
		});
		this.calls.beat(this.lines.values()
			.stream()
			.filter((line) -> !line.isSilent(BEAT.multipliedBy(2)))
			.map(Line::name)
			.toList());
	}

	/** Ends the lines whose ticket was taken back or whose log-in has ended. */
	private void check() {
		var all = List.copyOf(this.lines.values());
		if (all.isEmpty()) {
			return;
		}
		var tickets = this.tickets.valid(all.stream().map((line) -> line.admission().access().ticketHash()).toList());
		var sessions = this.staff
			.openOf(all.stream().flatMap((line) -> line.admission().staffSession().stream()).toList());
		for (var line : all) {
			var admission = line.admission();
			if (!admission.isLoggedIn()
					|| admission.staffSession().filter((name) -> !sessions.contains(name)).isPresent()) {
				this.tickets.revoke(admission.access());
				bring(line, List.of(new Mail(line.seat(), line.name(), ENDED, true)));
			}
			else if (!tickets.contains(admission.access().ticketHash()) && line.revoked().getAndSet(true)) {
				// At the second look: what took it back may have said why by mail.
				bring(line, List.of(new Mail(line.seat(), line.name(), ENDED, true)));
			}
		}
	}

	/** Looks at what pages send, beside the mail: a relay may be silent for seconds. */
	private void look() {
		var seats = this.lines.values().stream().map(Line::seat).collect(Collectors.toSet());
		if (seats.isEmpty() || !this.looking.compareAndSet(false, true)) {
			return;
		}
		this.postmen.execute(() -> {
			try {
				this.calls.look(seats);
			}
			catch (RuntimeException silent) {
				log.warn("The relay cannot be looked at: {}", silent.getMessage());
			}
			finally {
				this.looking.set(false);
			}
		});
	}

	/**
	 * Tells a page that its line lives, whatever the database and the relay do meanwhile:
	 * the page takes a late answer for a node that died.
	 */
	private void answer(Line line) {
		if (!line.asked().compareAndSet(false, true)) {
			return;
		}
		this.postmen.execute(() -> {
			try {
				send(line, new TextMessage(LOOK));
			}
			catch (IOException | IllegalStateException broken) {
				close(line, CloseStatus.SESSION_NOT_RELIABLE);
			}
			finally {
				line.asked().set(false);
			}
		});
	}

	/** Sends mail, or a ping, without waiting: a slow page delays no other one. */
	private void bring(Line line, Collection<Mail> mail) {
		if (!line.busy().compareAndSet(false, true)) {
			return;
		}
		this.postmen.execute(() -> {
			try {
				if (mail == null) {
					send(line, new PingMessage());
				}
				else {
					send(line, mail);
				}
			}
			catch (IOException | IllegalStateException broken) {
				close(line, CloseStatus.SESSION_NOT_RELIABLE);
			}
			finally {
				line.busy().set(false);
			}
		});
	}

	private static void send(Line line, Collection<Mail> mail) throws IOException {
		for (var one : mail) {
			send(line, new TextMessage(one.body()));
			if (one.last()) {
				line.session().close(CloseStatus.NORMAL);
				return;
			}
		}
	}

	/** Sends one message: a session takes no two at once. */
	private static void send(Line line, WebSocketMessage<?> message) throws IOException {
		synchronized (line) {
			line.session().sendMessage(message);
		}
	}

	private void close(Line line, CloseStatus status) {
		try {
			line.session().close(status);
		}
		catch (IOException gone) {
			afterConnectionClosed(line.session(), status);
		}
	}

	/** Lets what pages wanted last be done. */
	@Override
	public void destroy() {
		this.clock.shutdownNow();
		this.postmen.shutdown();
		try {
			this.postmen.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
		this.postmen.shutdownNow();
	}

	/**
	 * A line.
	 *
	 * @param name its name at the call
	 * @param revoked whether its ticket was missing once
	 * @param busy whether something is on its way to the page
	 * @param asked whether the answer that the line lives is on its way
	 * @param answered when the page last answered, in nanoseconds of the machine
	 * @param work what the page wants, in its order
	 * @param working whether a thread does it
	 */
	private record Line(String name, RoomAdmission admission, WebSocketSession session, Bucket budget,
			AtomicBoolean busy, AtomicBoolean asked, AtomicBoolean revoked, AtomicLong answered, Queue<Runnable> work,
			AtomicBoolean working) {

		Line(String name, RoomAdmission admission, WebSocketSession session) {
			this(name, admission, session,
					Bucket.builder()
						.addLimit((limit) -> limit.capacity(BURST).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
						.build(),
					new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean(), new AtomicLong(System.nanoTime()),
					new ConcurrentLinkedQueue<>(), new AtomicBoolean());
		}

		long seat() {
			return this.admission.access().seat();
		}

		void lives() {
			this.answered.set(System.nanoTime());
		}

		boolean isSilent(Duration time) {
			return System.nanoTime() - this.answered.get() > time.toNanos();
		}

	}

}
