package sa.wusul.tawasul;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;

/**
 * Takes what the register of detainees tells, and wakes the cases that watch. An event
 * says that something changed; the process asks the register what is true now, so one
 * that is early, late or doubled does no harm.
 */
@Service
public class DetaineeEvents {

	/** What a process that watches its detainee waits for. */
	public static final String CHANGED = "tawasul.detaineeChanged";

	private final JdbcClient jdbc;

	private final Inbox inbox;

	private final Clock clock;

	DetaineeEvents(JdbcClient jdbc, Inbox inbox, Clock clock) {
		this.jdbc = jdbc;
		this.inbox = inbox;
		this.clock = clock;
	}

	/**
	 * Lets a case be told of every change from now on, and of one that came while the
	 * registers were asked for it the first time.
	 */
	@Transactional
	public void watch(DetaineeCase watching) {
		var watched = unwatch(watching.reference());
		this.jdbc.sql("insert into detainee_watch (case_reference, detainee_identity, since) values (?, ?, ?)")
			.params(watching.reference(), watching.detainee().value(), OffsetDateTime.now(this.clock))
			.update();
		if (!watched) {
			missed(watching).ifPresent((key) -> wake(watching.reference(), key));
		}
	}

	private boolean unwatch(String reference) {
		return this.jdbc.sql("delete from detainee_watch where case_reference = ?").param(reference).update() > 0;
	}

	private Optional<String> missed(DetaineeCase watching) {
		return this.jdbc.sql("""
				select e.event_key from detainee_event e
				join case_file f on f.reference = ? and e.received_at > f.opened_at
				where e.detainee_identity = ? order by e.received_at desc fetch first 1 row only""")
			.params(watching.reference(), watching.detainee().value())
			.query(String.class)
			.optional();
	}

	/** Keeps the event once for its key, and tells whoever watches. */
	@Transactional
	public Receipt receive(DetaineeEvent event, String account) {
		if (!keep(event, account)) {
			return Receipt.ALREADY_RECEIVED;
		}
		wake(event.detainee(), event.key());
		return Receipt.ACCEPTED;
	}

	/**
	 * Tells whoever watches that something changed for the detainee, such as his
	 * contacts.
	 * @param key names the change; the same key again wakes nobody
	 */
	@Transactional
	public void wake(IdentityNumber detainee, String key) {
		for (var reference : watching(detainee)) {
			wake(reference, key);
		}
	}

	private void wake(String reference, String key) {
		this.inbox.receive(new InboxMessage("detainee:" + key + ":" + reference, CHANGED, reference));
	}

	/**
	 * The open ones; that a case is closed is seen here, so that no closing has to pay.
	 */
	private List<String> watching(IdentityNumber detainee) {
		return this.jdbc.sql("""
				select w.case_reference from detainee_watch w join case_file f on f.reference = w.case_reference
				where w.detainee_identity = ? and f.closed_at is null order by w.since""")
			.param(detainee.value())
			.query(String.class)
			.list();
	}

	private boolean keep(DetaineeEvent event, String account) {
		if (known(event.key())) {
			return false;
		}
		this.jdbc.sql("""
				insert into detainee_event (event_key, detainee_identity, kind, account, happened_at, received_at)
				values (:key, :detainee, :kind, :account, :happenedAt, :now)""")
			.param("key", event.key())
			.param("detainee", event.detainee().value())
			.param("kind", event.kind().name())
			.param("account", account)
			.param("happenedAt", event.happenedAt().map((time) -> time.atOffset(ZoneOffset.UTC)).orElse(null))
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		return true;
	}

	private boolean known(String key) {
		return this.jdbc.sql("select count(*) from detainee_event where event_key = ?")
			.param(key)
			.query(Integer.class)
			.single() > 0;
	}

}
