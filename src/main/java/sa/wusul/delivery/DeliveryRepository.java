package sa.wusul.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The rows of deliveries. Changes lock the row until the end of the transaction. */
@Repository
class DeliveryRepository {

	private static final String DELIVERIES = "select delivery.*, method = 'HOME' as home from delivery ";

	private final JdbcClient jdbc;

	private final PaperService papers;

	private final Clock clock;

	private final OneTimeCodes codes;

	DeliveryRepository(JdbcClient jdbc, PaperService papers, LimitDecisions limits, Clock clock) {
		this.jdbc = jdbc;
		this.codes = new OneTimeCodes(jdbc, clock, HandoverCodeService.PURPOSE,
				() -> HandoverCodeService.policy(limits));
		this.papers = papers;
		this.clock = clock;
	}

	/** Finds or inserts the delivery of this paper. */
	Delivery open(String reference, String paperNumber, boolean home, String office) {
		Unanswered.write(() -> this.jdbc.sql("""
				insert into delivery (case_reference, paper_number, method, office, state, attempts, opened_at,
				  changed_at)
				select cast(:reference as varchar), cast(:paper as varchar), cast(:method as varchar),
				       cast(:office as varchar), 'PREPARED', 0, cast(:now as timestamp with time zone),
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from delivery where case_reference = :reference and paper_number = :paper)
				""")
			.param("reference", reference)
			.param("paper", paperNumber)
			.param("method", home ? "HOME" : "OFFICE")
			.param("office", office)
			.param("now", now())
			.update());
		return hold(reference);
	}

	/** Finds the latest delivery of the case. */
	Optional<Delivery> find(String reference) {
		return this.jdbc.sql(DELIVERIES + "where case_reference = ? order by id desc fetch first 1 row only")
			.param(reference)
			.query(RecordRowMapper.of(Delivery.class))
			.optional();
	}

	/** Returns and locks the latest delivery of the case. */
	Delivery hold(String reference) {
		return hold("id = (select max(id) from delivery where case_reference = ?)", reference)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "delivery.unknown"));
	}

	Delivery hold(TrackingNumber number) {
		return hold("tracking_number = ?", number.value())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "delivery.trackingUnknown"));
	}

	Optional<Delivery> hold(long id) {
		return hold("id = ?", id);
	}

	private Optional<Delivery> hold(String condition, Object value) {
		return this.jdbc.sql(DELIVERIES + "where " + condition + " for update")
			.param(value)
			.query(RecordRowMapper.of(Delivery.class))
			.optional();
	}

	void enter(Delivery delivery, DeliveryState state) {
		Unanswered.write(() -> this.jdbc.sql("update delivery set state = ?, changed_at = ? where id = ?")
			.params(state.name(), now(), delivery.id())
			.update());
	}

	/** Marks the delivery as lost; the lost paper no longer counts. */
	void lose(Delivery delivery) {
		enter(delivery, DeliveryState.LOST);
		this.papers.revokeDelivery(delivery.paperNumber(), Cause.LOST);
	}

	void book(Delivery delivery, TrackingNumber number) {
		Unanswered.write(() -> this.jdbc
			.sql("update delivery set state = 'BOOKED', tracking_number = ?, changed_at = ? where id = ?")
			.params(number.value(), now(), delivery.id())
			.update());
	}

	/** Records a delivery attempt and fixes its day. */
	void goOut(Delivery delivery, int attempt) {
		Unanswered.write(() -> this.jdbc.sql("""
				update delivery set state = 'OUT_FOR_DELIVERY', attempts = ?, chosen_day = coalesce(chosen_day, ?),
				  changed_at = ? where id = ?""")
			.params(attempt, LocalDate.now(this.clock), now(), delivery.id())
			.update());
	}

	void fail(Delivery delivery, FailureReason reason) {
		this.jdbc.sql("""
				update delivery set state = 'ATTEMPT_FAILED', failure_reason = ?, chosen_day = null, changed_at = ?
				where id = ?""").params(reason.name(), now(), delivery.id()).update();
		withdrawCode(delivery);
	}

	void chooseDay(Delivery delivery, LocalDate day) {
		this.jdbc.sql("update delivery set chosen_day = ?, changed_at = ? where id = ?")
			.params(day, now(), delivery.id())
			.update();
	}

	/** Records the return of the document to this office. */
	void bringBack(Delivery delivery, String office) {
		this.jdbc.sql("update delivery set state = 'RETURNING', office = ?, changed_at = ? where id = ?")
			.params(office, now(), delivery.id())
			.update();
		withdrawCode(delivery);
	}

	void shelve(Delivery delivery, String shelfMark, Instant keptUntil) {
		this.jdbc.sql("""
				update delivery set state = 'AT_OFFICE', shelf_mark = ?, kept_until = ?, changed_at = ?
				where id = ?""").params(shelfMark, keptUntil.atOffset(ZoneOffset.UTC), now(), delivery.id()).update();
	}

	void handOver(Delivery delivery, DeliveryState state, Receiver receiver, String by) {
		Unanswered.write(() -> this.jdbc.sql("""
				update delivery set state = ?, handed_to = ?, handed_over_by = ?, changed_at = ?
				where id = ?""").params(state.name(), receiver.name(), by, now(), delivery.id()).update());
		withdrawCode(delivery);
	}

	private void withdrawCode(Delivery delivery) {
		this.codes.withdraw(HandoverCodeService.subject(delivery.id()));
	}

	void destroy(Delivery delivery, Destruction destruction) {
		enter(delivery, DeliveryState.DESTROYED);
		this.papers.revokeDelivery(delivery.paperNumber(), Cause.LOST);
		this.jdbc.sql("""
				insert into delivery_destruction (delivery_id, paper_number, method, first_signature, second_signature,
				  destroyed_at) values (?, ?, ?, ?, ?, ?)""")
			.params(delivery.id(), delivery.paperNumber(), destruction.method(), destruction.firstSignature(),
					destruction.secondSignature(), now())
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
