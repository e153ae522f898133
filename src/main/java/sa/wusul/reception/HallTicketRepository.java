package sa.wusul.reception;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The tickets on telephones, one open ticket a person. */
@Repository
class HallTicketRepository {

	private static final String MOBILE = "hall_ticket.mobile";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	HallTicketRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/**
	 * Writes a ticket of a visit, in the current transaction.
	 * @throws RefusalException {@code hall.ticketOpen} if the person has an open one
	 */
	void add(String visit, IdentityNumber person, String mobile, MessageLanguage language) {
		try {
			this.jdbc.sql(
					"insert into hall_ticket (visit, identity_hash, holder, mobile, language, taken_at) values (?, ?, ?, ?, ?, ?)")
				.params(visit, hash(person), hash(person), this.fields.seal(MOBILE, mobile), language.name(), now())
				.update();
		}
		catch (DuplicateKeyException another) {
			throw new RefusalException(Kind.CONFLICT, "hall.ticketOpen");
		}
	}

	/** Finds the open ticket of a person. */
	Optional<HallTicket> find(IdentityNumber person) {
		return this.jdbc.sql("""
				select t.visit, v.centre, v.section, v.ticket as number, v.state, v.counter_number as counter
				from hall_ticket t join visit v on v.reference = t.visit
				where t.holder = ? and v.ended_at is null and v.visited_on = ?""")
			.params(hash(person), today())
			.query(RecordRowMapper.of(HallTicket.class))
			.optional();
	}

	/** Releases tickets whose visit has ended, so that their holders may take another. */
	void releaseEnded() {
		this.jdbc.sql("""
				update hall_ticket set holder = null where holder is not null and visit in
				  (select reference from visit where ended_at is not null or visited_on < ?)""")
			.param(today())
			.update();
	}

	/** Returns how many tickets a person took since a moment. */
	int countToday(IdentityNumber person) {
		return this.jdbc.sql("""
				select count(*) from hall_ticket t join visit v on v.reference = t.visit
				where t.identity_hash = ? and v.visited_on = ?""")
			.params(hash(person), today())
			.query(Integer.class)
			.single();
	}

	/**
	 * Returns the open tickets whose holders were not told yet that their turn is near.
	 */
	List<Unwarned> unwarned() {
		return this.jdbc.sql("""
				select t.visit, v.ticket as number, t.mobile, t.language
				from hall_ticket t join visit v on v.reference = t.visit
				where t.warned_at is null and t.holder is not null and v.visited_on = ?
				  and v.state in ('ARRIVED', 'WAITING')""")
			.param(today())
			.query(this.fields.rows("hall_ticket", Unwarned.class))
			.list();
	}

	/** Marks a holder as told; only one node is the first to do so. */
	boolean warn(String visit) {
		return this.jdbc.sql("update hall_ticket set warned_at = ? where visit = ? and warned_at is null")
			.params(now(), visit)
			.update() > 0;
	}

	/** Takes the mark back, because the message could not be sent. */
	void unwarn(String visit) {
		this.jdbc.sql("update hall_ticket set warned_at = null where visit = ?").param(visit).update();
	}

	/** Finds the visit of an awaited number of today in a section, also one of staff. */
	Optional<String> awaited(String centre, String section, int number) {
		return this.jdbc.sql("""
				select reference from visit
				where centre = ? and section = ? and visited_on = ? and ticket_number = ? and state = 'ARRIVED'""")
			.params(centre, section, today(), number)
			.query(String.class)
			.optional();
	}

	/** Deletes what leads from visits of earlier days to their visitors. */
	@Scheduled(cron = "0 40 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.jdbc.sql("delete from hall_ticket where visit in (select reference from visit where visited_on < ?)")
			.param(today())
			.update();
	}

	private String hash(IdentityNumber person) {
		return this.fields.hash(person.value());
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A ticket whose holder is to be told. */
	record Unwarned(String visit, String number, String mobile, String language) {

		/** Omits the number of the telephone, which must not be logged. */
		@Override
		public String toString() {
			return "Unwarned[" + this.visit + "]";
		}

	}

}
