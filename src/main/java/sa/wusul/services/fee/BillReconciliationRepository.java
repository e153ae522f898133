package sa.wusul.services.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The days that were compared with the biller's reports, and their differences. */
@Repository
class BillReconciliationRepository {

	/** Numbers in one query. */
	private static final int PART = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	BillReconciliationRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns the moment of the first bill, if there is one. */
	Optional<Instant> firstBill() {
		return this.jdbc.sql("select issued_at from bill order by issued_at fetch first 1 rows only")
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	List<LocalDate> comparedSince(LocalDate day) {
		return this.jdbc.sql("select report_day from bill_reconciliation where report_day >= ?")
			.param(day)
			.query(LocalDate.class)
			.list();
	}

	/**
	 * Marks a day as compared; its key refuses a second node.
	 * @return whether it was not compared before
	 */
	boolean begin(DayReport report) {
		return this.jdbc
			.sql("""
					insert into bill_reconciliation (report_day, compared_at, bills, payments, refunds, payouts, report_hash)
					select cast(:day as date), cast(:now as timestamp with time zone), cast(:bills as integer),
					       cast(:payments as integer), cast(:refunds as integer), cast(:payouts as integer),
					       cast(:hash as varchar)
					where not exists (select 1 from bill_reconciliation where report_day = :day)
					""")
			.param("day", report.day())
			.param("now", now())
			.param("bills", report.bills().size())
			.param("payments", report.payments().size())
			.param("refunds", report.refunds().size())
			.param("payouts", report.payouts().size())
			.param("hash", report.hash())
			.update() == 1;
	}

	void add(LocalDate day, int line, BillDifference difference, String person) {
		this.jdbc
			.sql("""
					insert into bill_difference (report_day, line, kind, subject, ours, theirs, reference, happened_at, decision,
					  decided_by, decided_at)
					values (:day, :line, :kind, :subject, :ours, :theirs, :reference, :happened, :decision, :person, :decided)""")
			.param("day", day)
			.param("line", line)
			.param("kind", difference.kind().name())
			.param("subject", difference.subject())
			.param("ours", difference.ours().orElse(null))
			.param("theirs", difference.theirs().orElse(null))
			.param("reference", difference.reference().orElse(null))
			.param("happened", difference.happenedAt().map((moment) -> moment.atOffset(ZoneOffset.UTC)).orElse(null))
			.param("decision", difference.decision().orElse(null))
			.param("person", difference.decision().isPresent() ? person : null)
			.param("decided", difference.decision().isPresent() ? now() : null)
			.update();
	}

	List<BillDifference> open(LocalDate day, int most) {
		return this.jdbc
			.sql("select * from bill_difference where report_day = ? and decision is null order by line "
					+ "fetch first ? rows only")
			.params(day, most)
			.query(RecordRowMapper.of(BillDifference.class))
			.list();
	}

	Optional<BillDifference> find(LocalDate day, int line) {
		return this.jdbc.sql("select * from bill_difference where report_day = ? and line = ?")
			.params(day, line)
			.query(RecordRowMapper.of(BillDifference.class))
			.optional();
	}

	long countOpen(LocalDate day) {
		return this.jdbc.sql("select count(*) from bill_difference where report_day = ? and decision is null")
			.param(day)
			.query(Long.class)
			.single();
	}

	/** Decides on an open difference and returns whether it was open. */
	boolean decide(LocalDate day, int line, BillDifferences.Decision decision, String person) {
		return this.jdbc
			.sql("update bill_difference set decision = ?, decided_by = ?, decided_at = ? "
					+ "where report_day = ? and line = ? and decision is null")
			.params(decision.name(), person, now(), day, line)
			.update() == 1;
	}

	/** Returns our bills of these numbers. */
	List<Bill> bills(Collection<String> numbers) {
		var all = List.copyOf(numbers);
		var found = new ArrayList<Bill>();
		for (var first = 0; first < all.size(); first += PART) {
			found.addAll(this.jdbc.sql("select * from bill where number in (:numbers)")
				.param("numbers", all.subList(first, Math.min(all.size(), first + PART)))
				.query(RecordRowMapper.of(Bill.class))
				.list());
		}
		return found;
	}

	/** Returns the open bills of which the biller was told before a moment. */
	List<Bill> openSince(Instant told) {
		return this.jdbc.sql("""
				select * from bill where state = 'OPEN' and issued_at < :told
				  and not exists (select 1 from outbox where entry_key = 'biller:bill:' || bill.number
				    and (outbox.state <> 'PERFORMED' or outbox.settled_at >= :told))
				order by number""")
			.param("told", told.atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Bill.class))
			.list();
	}

	/** Checks whether the biller was told of a cancellation before a moment. */
	boolean wasToldOfCancellation(String number, Instant before) {
		return this.jdbc.sql("""
				select count(*) from outbox where entry_key = ? and (state <> 'PERFORMED' or settled_at >= ?)""")
			.params("biller:cancel:" + number, before.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() == 0;
	}

	/** Returns the bill and amount of payments of these references, by reference. */
	Map<String, Reported> payments(Collection<String> references) {
		var all = List.copyOf(references);
		var found = new HashMap<String, Reported>();
		for (var first = 0; first < all.size(); first += PART) {
			this.jdbc.sql(
					"select payment_reference, bill_number, amount, outcome from payment where payment_reference in (:some)")
				.param("some", all.subList(first, Math.min(all.size(), first + PART)))
				.query((row, index) -> found.put(row.getString("payment_reference"),
						new Reported(row.getString("bill_number"), new Amount(row.getLong("amount")),
								row.getString("outcome"))))
				.list();
		}
		return found;
	}

	/** Returns the payments of a period that were reported to us. */
	List<Reported> payments(Instant from, Instant until) {
		return between(this.jdbc.sql("""
				select payment_reference as subject, amount, outcome as state from payment
				where paid_at >= ? and paid_at < ? order by payment_reference"""), from, until);
	}

	List<Reported> refunds(Instant from, Instant until) {
		return between(this.jdbc.sql("""
				select number as subject, amount, confirmation as state from refund
				where confirmed_at >= ? and confirmed_at < ? order by number"""), from, until);
	}

	List<Reported> payouts(Instant from, Instant until) {
		return between(this.jdbc.sql("""
				select number as subject, amount, state from payout
				where settled_at >= ? and settled_at < ? order by number"""), from, until);
	}

	private static List<Reported> between(JdbcClient.StatementSpec query, Instant from, Instant until) {
		return query.params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Reported.class))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A row of our accounts. */
	record Reported(String subject, Amount amount, String state) {
	}

}
