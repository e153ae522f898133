package sa.wusul.platform.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.text.Sha256;

/**
 * The sessions of staff on all nodes, so that people and administrators can end them: a
 * session whose row is gone is over.
 */
@Component
public class StaffSessions {

	private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

	private static final int LONGEST_BROWSER = 200;

	private final SecureRandom random = new SecureRandom();

	private final StaffSessionRepository sessions;

	private final StaffSessionProperties times;

	private final AuditLog audit;

	private final Clock clock;

	StaffSessions(StaffSessionRepository sessions, StaffSessionProperties times, AuditLog audit, Clock clock) {
		this.sessions = sessions;
		this.times = times;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Opens a session.
	 * @param browser as the browser calls itself; may be {@code null}
	 * @return its name, which only the session itself keeps
	 */
	public String open(String account, String browser, Instant now) {
		var name = new byte[16];
		this.random.nextBytes(name);
		var text = HexFormat.of().formatHex(name);
		var called = (browser != null) ? browser.replaceAll("\\p{Cntrl}", " ") : "";
		this.sessions.add(new StaffSession(id(text), account,
				called.substring(0, Math.min(called.length(), LONGEST_BROWSER)), now, now));
		return text;
	}

	/** Checks whether nobody ended the session, and notes that it is used. */
	public boolean isOpen(String name) {
		var session = this.sessions.find(id(name));
		var now = this.clock.instant();
		session.filter((open) -> open.seenAt().plus(SEEN_AGAIN).isBefore(now))
			.ifPresent((open) -> this.sessions.see(open.id(), now));
		return session.isPresent();
	}

	/** Returns those of the names whose sessions are open, without using them. */
	public Set<String> openOf(Collection<String> names) {
		if (names.isEmpty()) {
			return Set.of();
		}
		var open = Set.copyOf(this.sessions.openOf(names.stream().map(this::id).toList()));
		return names.stream().filter((name) -> open.contains(id(name))).collect(Collectors.toSet());
	}

	/** Ends a session at log-out. */
	public void close(String account, String name) {
		this.sessions.end(account, id(name));
	}

	/** Returns the sessions of an account that may still be in use, the newest first. */
	public List<StaffSession> forAccount(String account) {
		return this.sessions.seenSince(account, this.clock.instant().minus(this.times.idle()).minus(SEEN_AGAIN));
	}

	/**
	 * Ends a session of the account.
	 * @param actor the owner of the account, or an administrator
	 */
	@Transactional
	public void end(String account, String id, String actor) {
		if (this.sessions.end(account, id)) {
			this.audit.add(AuditEntry.done(actor, "session.end").on(account));
		}
	}

	/** Ends all sessions of an account but one, which may be none. */
	@Transactional
	public void endOthers(String account, String name, String actor) {
		var ended = this.sessions.endAll(account, id(name));
		if (ended > 0) {
			this.audit.add(AuditEntry.done(actor, "session.end").on(account).with("sessions=" + ended));
		}
	}

	/** Returns what the list calls the session of this name. */
	public String id(String name) {
		return Sha256.hex(name);
	}

	@Scheduled(cron = "0 30 * * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.sessions.removeUnseenSince(this.clock.instant().minus(this.times.longest()).minus(this.times.idle()));
	}

}
