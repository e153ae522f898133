package sa.wusul.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Session;
import org.apache.catalina.session.ManagerBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;

/**
 * The sessions of visitors, which all nodes share by the table {@code web_session}: a
 * node asks once a request whether another one changed the session, and writes what the
 * request changed before its answer ends. Changes of two nodes at once are put together
 * attribute by attribute.
 */
final class SharedSessions extends ManagerBase {

	private static final Logger log = LoggerFactory.getLogger(SharedSessions.class);

	private static final String SHARED = "wusul.shared";

	/** Moments of use may be behind by so much on another node. */
	private static final Duration BEHIND = Duration.ofSeconds(20);

	private static final Duration SEEN_AGAIN = Duration.ofSeconds(SharedSessionRepository.LATENESS / 2);

	private static final int ATTEMPTS = 5;

	private final ObjectProvider<SharedSessionRepository> rows;

	private final ObjectProvider<SessionEssence> essences;

	private final Set<String> bound = Collections.synchronizedSet(new HashSet<>());

	/** The request in progress on this thread. */
	private final ThreadLocal<Use> use = new ThreadLocal<>();

	SharedSessions(ObjectProvider<SharedSessionRepository> rows, ObjectProvider<SessionEssence> essences) {
		this.rows = rows;
		this.essences = essences;
	}

	/**
	 * Begins a request.
	 * @param light whether it reads a file, for which the node's own copy is good enough
	 */
	void begin(boolean light) {
		this.use.set(new Use(light, new HashSet<>()));
	}

	/** Ends a request, after {@link #begin}: writes what it changed in its session. */
	void end(Session session) {
		this.use.remove();
		if (session != null && session.isValid()) {
			try {
				save(session);
			}
			catch (DataAccessException unavailable) {
				log.warn("A session cannot be written now: {}", unavailable.getClass().getName());
			}
		}
	}

	@Override
	public Session findSession(String id) throws IOException {
		var current = this.use.get();
		if (id == null || current == null) {
			return super.findSession(id);
		}
		var local = super.findSession(id);
		if (current.asked().add(id) && !(local != null && current.light())) {
			refresh(id, local);
		}
		return super.findSession(id);
	}

	private void refresh(String id, Session local) {
		var shared = (local != null) ? shared(local) : null;
		if ((shared != null) ? shared.version == 0 : !this.rows.getObject().isOurs(id)) {
			return;
		}
		Optional<SharedSessionRepository.Row> row;
		try {
			row = this.rows.getObject().find(id, (shared != null) ? shared.version : 0);
		}
		catch (DataAccessException unavailable) {
			if (local == null) {
				throw unavailable;
			}
			return;
		}
		if (row.isEmpty()) {
			if (local != null) {
				local.expire();
			}
		}
		else {
			take((local != null) ? local : copy(id), row.get());
		}
	}

	/** Begins a copy of another node's session. */
	private Session copy(String id) {
		synchronized (this) {
			var known = this.sessions.get(id);
			if (known != null) {
				return known;
			}
			var session = createEmptySession();
			session.setNew(false);
			session.setValid(true);
			session.setCreationTime(System.currentTimeMillis());
			session.setId(id, false);
			session.access();
			session.endAccess();
			return session;
		}
	}

	/** Takes over what other nodes changed. */
	private void take(Session session, SharedSessionRepository.Row row) {
		var shared = shared(session);
		synchronized (shared) {
			if (row.content() != null && row.version() > shared.version) {
				var now = SessionContent.read(row.content());
				var names = new HashSet<>(shared.attributes.keySet());
				names.addAll(now.keySet());
				names.stream()
					.filter((name) -> !Arrays.equals(shared.bytes(name), now.get(name)))
					.forEach((name) -> put(session, shared, name, now.get(name)));
				shared.version = row.version();
				shared.idle = row.idleSeconds();
				session.setMaxInactiveInterval(row.idleSeconds());
			}
		}
		// It was used elsewhere, so it is not idle here.
		session.access();
		session.endAccess();
	}

	private void put(Session session, Shared shared, String name, byte[] bytes) {
		if (bytes == null) {
			shared.attributes.remove(name);
			session.getSession().removeAttribute(name);
			return;
		}
		try {
			var value = SessionContent.value(bytes);
			session.getSession().setAttribute(name, value);
			shared.attributes.put(name, new Attribute(bytes, essence(value), true));
		}
		catch (IOException ofAnotherVersion) {
			log.info("This version does not know a session's {}: {}", name, ofAnotherVersion.toString());
			shared.attributes.put(name, new Attribute(bytes, null, false));
		}
	}

	private void save(Session session) {
		var shared = shared(session);
		synchronized (shared) {
			var changes = changes(session, shared);
			for (var attempt = 0; attempt < ATTEMPTS && write(session, shared, changes); attempt++) {
				log.debug("Another node changed the same session");
			}
		}
	}

	/** Writes the changes; returns whether another node was faster. */
	private boolean write(Session session, Shared shared, Map<String, Optional<Attribute>> changes) {
		var id = session.getIdInternal();
		var idle = session.getMaxInactiveInterval();
		if (shared.version == 0) {
			this.rows.getObject().add(id, SessionContent.write(shared.with(changes)), idle);
			shared.accept(changes, 1, idle);
			return false;
		}
		if (changes.isEmpty() && shared.idle == idle) {
			if (System.nanoTime() - shared.seenAt > SEEN_AGAIN.toNanos()) {
				this.rows.getObject().see(id);
				shared.seenAt = System.nanoTime();
			}
			return false;
		}
		if (this.rows.getObject().change(id, shared.version, SessionContent.write(shared.with(changes)), idle)) {
			shared.accept(changes, shared.version + 1, idle);
			return false;
		}
		var theirs = this.rows.getObject().find(id, shared.version);
		if (theirs.isEmpty()) {
			session.expire();
			return false;
		}
		var now = SessionContent.read(theirs.get().content());
		var names = new HashSet<>(shared.attributes.keySet());
		names.addAll(now.keySet());
		names.stream()
			.filter((name) -> !changes.containsKey(name) && !Arrays.equals(shared.bytes(name), now.get(name)))
			.forEach((name) -> put(session, shared, name, now.get(name)));
		shared.version = theirs.get().version();
		return true;
	}

	/** Returns the attributes that this node changed; those that are gone are empty. */
	private Map<String, Optional<Attribute>> changes(Session session, Shared shared) {
		var changes = new HashMap<String, Optional<Attribute>>();
		var present = new HashSet<String>();
		for (var names = session.getSession().getAttributeNames(); names.hasMoreElements();) {
			var name = names.nextElement();
			var value = session.getSession().getAttribute(name);
			if (value != null) {
				present.add(name);
				change(name, value, shared.attributes.get(name))
					.ifPresent((fresh) -> changes.put(name, Optional.of(fresh)));
			}
		}
		shared.attributes.forEach((name, attribute) -> {
			if (attribute.known() && !present.contains(name)) {
				changes.put(name, Optional.empty());
			}
		});
		return changes;
	}

	private Optional<Attribute> change(String name, Object value, Attribute before) {
		var essence = essence(value);
		if (before != null && isAsGood(before.essence(), essence)) {
			return Optional.empty();
		}
		try {
			var bytes = SessionContent.bytes(value);
			return (before != null && Arrays.equals(before.bytes(), bytes)) ? Optional.empty()
					: Optional.of(new Attribute(bytes, essence, true));
		}
		catch (IOException ofThisNode) {
			if (this.bound.add(name)) {
				log.warn("Sessions keep {} on this node only: {}", name, ofThisNode.toString());
			}
			return Optional.empty();
		}
	}

	private Object essence(Object value) {
		return (value instanceof Instant) ? value
				: this.essences.stream()
					.map((one) -> one.essence(value))
					.flatMap(Optional::stream)
					.findFirst()
					.orElse(null);
	}

	private static boolean isAsGood(Object before, Object now) {
		if (before instanceof Instant earlier && now instanceof Instant later) {
			return Duration.between(earlier, later).abs().compareTo(BEHIND) < 0;
		}
		return before != null && Objects.equals(before, now);
	}

	private static Shared shared(Session session) {
		synchronized (session) {
			var shared = (Shared) session.getNote(SHARED);
			if (shared == null) {
				shared = new Shared();
				session.setNote(SHARED, shared);
			}
			return shared;
		}
	}

	@Override
	public Session createSession(String id) {
		var session = super.createSession(id);
		// The request that begins it need not ask for it.
		Optional.ofNullable(this.use.get()).ifPresent((current) -> current.asked().add(session.getIdInternal()));
		return session;
	}

	@Override
	protected String generateSessionId() {
		return this.rows.getObject().signed(super.generateSessionId());
	}

	@Override
	protected void changeSessionId(Session session, String newId, boolean tellSession, boolean tellContainer) {
		var former = session.getIdInternal();
		super.changeSessionId(session, newId, tellSession, tellContainer);
		var shared = shared(session);
		synchronized (shared) {
			if (shared.version > 0) {
				this.rows.getObject().remove(former);
				shared.version = 0;
			}
		}
		Optional.ofNullable(this.use.get()).ifPresent((current) -> current.asked().add(newId));
	}

	@Override
	public void remove(Session session, boolean update) {
		super.remove(session, update);
		if (shared(session).version > 0) {
			this.rows.getObject().remove(session.getIdInternal());
		}
	}

	/** Forgets the copies that nobody used here; another node may know better. */
	@Override
	public void processExpires() {
		for (var session : findSessions()) {
			var idle = session.getMaxInactiveInterval();
			if (idle > 0 && session.getIdleTimeInternal() / 1000 >= idle) {
				this.sessions.remove(session.getIdInternal(), session);
			}
		}
	}

	@Override
	public String getName() {
		return "SharedSessions";
	}

	@Override
	public void load() {
	}

	@Override
	public void unload() {
	}

	@Override
	protected void startInternal() throws LifecycleException {
		super.startInternal();
		setState(LifecycleState.STARTING);
	}

	/** Leaves the sessions to the other nodes, and to the next life of this one. */
	@Override
	protected void stopInternal() throws LifecycleException {
		setState(LifecycleState.STOPPING);
		super.stopInternal();
	}

	/**
	 * A request in progress.
	 *
	 * @param asked the sessions that are as the other nodes left them
	 */
	private record Use(boolean light, Set<String> asked) {

	}

	/**
	 * An attribute as it was read or written last.
	 *
	 * @param essence what counts in it; null if its bytes do
	 * @param known whether this version of the program can read it
	 */
	private record Attribute(byte[] bytes, Object essence, boolean known) {

	}

	/** What this node knows of the row of a session; no version before there is one. */
	private static final class Shared {

		private final Map<String, Attribute> attributes = new TreeMap<>();

		private long version;

		private int idle;

		private long seenAt = System.nanoTime();

		private byte[] bytes(String name) {
			var attribute = this.attributes.get(name);
			return (attribute != null) ? attribute.bytes() : null;
		}

		private Map<String, byte[]> with(Map<String, Optional<Attribute>> changes) {
			var all = new TreeMap<String, byte[]>();
			this.attributes.forEach((name, attribute) -> all.put(name, attribute.bytes()));
			changes.forEach((name, change) -> change.ifPresentOrElse((attribute) -> all.put(name, attribute.bytes()),
					() -> all.remove(name)));
			return all;
		}

		private void accept(Map<String, Optional<Attribute>> changes, long version, int idle) {
			changes
				.forEach((name, change) -> change.ifPresentOrElse((attribute) -> this.attributes.put(name, attribute),
						() -> this.attributes.remove(name)));
			this.version = version;
			this.idle = idle;
			this.seenAt = System.nanoTime();
		}

	}

}
