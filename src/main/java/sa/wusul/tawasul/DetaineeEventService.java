package sa.wusul.tawasul;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;

/**
 * Service that receives the events of the register of detainees and notifies the cases
 * that watch the detainee. An event only says that something changed, and the process
 * then reads the current facts from the register, so an early, late or repeated event
 * does no harm.
 */
@Service
public class DetaineeEventService {

	/** The message received by a process that watches its detainee. */
	public static final String CHANGED = "tawasul.detaineeChanged";

	private final JdbcClient jdbc;

	private final Inbox inbox;

	private final Clock clock;

	private final TransactionTemplate transaction;

	DetaineeEventService(JdbcClient jdbc, Inbox inbox, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.inbox = inbox;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Registers a case for all future changes and for those since it was opened, because
	 * the registers may have answered before.
	 */
	@Transactional
	public void watch(DetaineeCase watching) {
		DetaineeLock.hold(this.jdbc, watching.detainee());
		if (!unwatch(watching.reference())) {
			newestSinceOpened(watching).ifPresent((key) -> tell(watching.reference(), key));
		}
		this.jdbc.sql("insert into detainee_watch (case_reference, detainee_identity, since) values (?, ?, ?)")
			.params(watching.reference(), watching.detainee().value(), OffsetDateTime.now(this.clock))
			.update();
	}

	private boolean unwatch(String reference) {
		return this.jdbc.sql("delete from detainee_watch where case_reference = ?").param(reference).update() == 1;
	}

	private Optional<String> newestSinceOpened(DetaineeCase watching) {
		return this.jdbc.sql("""
				select e.event_key from detainee_event e join case_file f on f.reference = ?
				where e.detainee_identity = ? and e.received_at > f.opened_at
				order by e.received_at desc, e.event_key desc fetch first 1 row only""")
			.params(watching.reference(), watching.detainee().value())
			.query(String.class)
			.optional();
	}

	/** Stores the event once per key and notifies the watching cases. */
	public Receipt receive(DetaineeEvent event, String account) {
		try {
			return this.transaction.execute((status) -> receiveOnce(event, account));
		}
		catch (DuplicateKeyException atTheSameMoment) {
			return Receipt.ALREADY_RECEIVED;
		}
	}

	private Receipt receiveOnce(DetaineeEvent event, String account) {
		DetaineeLock.hold(this.jdbc, event.detainee());
		if (!keep(event, account)) {
			return Receipt.ALREADY_RECEIVED;
		}
		wake(event.detainee(), event.key());
		return Receipt.ACCEPTED;
	}

	/**
	 * Notifies the watching cases of a change for the detainee, such as of their
	 * contacts.
	 * @param key names the change; a repeated key notifies no case
	 */
	@Transactional
	public void wake(IdentityNumber detainee, String key) {
		watching(detainee).forEach((reference) -> tell(reference, key));
	}

	private void tell(String reference, String key) {
		this.inbox.receive(new InboxMessage("detainee:" + key + ":" + reference, CHANGED, reference));
	}

	/**
	 * Returns the open watching cases. Closed cases are filtered out here, so that
	 * closing a case needs no work.
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
