package sa.wusul.services.fee;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The rows of payments and of their refunds. */
@Repository
class PaymentRepository {

	private static final String REFUNDS = """
			select r.number, r.payment_reference, r.amount, r.reason, p.settles as bill, r.confirmation
			from refund r join payment p on p.payment_reference = r.payment_reference
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	PaymentRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Stores the payment and returns whether it was new. */
	boolean keep(Payment payment) {
		return this.jdbc.sql("""
				insert into payment (payment_reference, bill_number, amount, paid_at, received_at)
				select cast(:reference as varchar), cast(:bill as varchar), cast(:amount as bigint),
				       cast(:paid as timestamp with time zone), cast(:now as timestamp with time zone)
				where not exists (select 1 from payment where payment_reference = :reference)
				""")
			.param("reference", payment.reference())
			.param("bill", payment.billNumber())
			.param("amount", payment.amount().halalas())
			.param("paid", payment.paidAt().atOffset(ZoneOffset.UTC))
			.param("now", now())
			.update() == 1;
	}

	void settle(Payment payment, PaymentOutcome outcome) {
		this.jdbc.sql("update payment set outcome = ?, settles = ? where payment_reference = ?")
			.params(outcome.name(), (outcome == PaymentOutcome.ACCEPTED) ? payment.billNumber() : null,
					payment.reference())
			.update();
	}

	Known known(String reference) {
		return this.jdbc.sql("""
				select p.bill_number, p.amount, p.outcome, r.number as refund_number from payment p
				left join refund r on r.payment_reference = p.payment_reference
				where p.payment_reference = ?""").param(reference).query(RecordRowMapper.of(Known.class)).single();
	}

	/** Returns the reference of the payment that settled a bill. */
	String settlementOf(String billNumber) {
		return this.jdbc.sql("select payment_reference from payment where settles = ?")
			.param(billNumber)
			.query(String.class)
			.single();
	}

	void order(Biller.RefundOrder refund) {
		this.jdbc
			.sql("insert into refund (number, payment_reference, amount, reason, ordered_at) values (?, ?, ?, ?, ?)")
			.params(refund.number(), refund.paymentReference(), refund.amount().halalas(), refund.reason(), now())
			.update();
	}

	Optional<Ordered> refund(String number) {
		return this.jdbc.sql(REFUNDS + "where r.number = ?")
			.param(number)
			.query(RecordRowMapper.of(Ordered.class))
			.optional();
	}

	/** Returns the refunds of paid bills of a case that the biller has not confirmed. */
	List<Ordered> unconfirmed(String caseReference) {
		return this.jdbc.sql(REFUNDS + """
				join bill b on b.number = p.settles
				where b.case_reference = ? and r.confirmation is null order by r.number""")
			.param(caseReference)
			.query(RecordRowMapper.of(Ordered.class))
			.list();
	}

	/** Stores the confirmation and returns whether it was new. */
	boolean confirm(Payments.Confirmation confirmation) {
		return this.jdbc
			.sql("update refund set confirmation = ?, confirmed_at = ? where number = ? and confirmation is null")
			.params(confirmation.reference(), confirmation.refundedAt().atOffset(ZoneOffset.UTC),
					confirmation.refundNumber())
			.update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A known payment with its outcome. */
	record Known(String billNumber, Amount amount, PaymentOutcome outcome, Optional<String> refundNumber) {
	}

	/**
	 * An ordered refund.
	 *
	 * @param bill the bill that the payment had settled, if any
	 */
	record Ordered(Biller.RefundOrder order, Optional<String> bill, Optional<String> confirmation) {
	}

}
