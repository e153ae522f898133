package sa.wusul.demo.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Biller;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payouts;

/**
 * A demo replacement for the biller, which stores bills, refund and payout orders. A
 * cancelled bill can still be paid on its page, because a payment may be on its way; the
 * same holds for a payout.
 */
@Component
public class DemoBiller implements Biller {

	private static final int NEWEST = 100;

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoBiller(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void create(BillOrder bill) {
		this.jdbc
			.sql("""
					insert into demo_bill (number, amount, due_at, state, changed_at)
					select cast(:number as varchar), cast(:amount as bigint), cast(:due as timestamp with time zone), 'OPEN',
					       cast(:now as timestamp with time zone)
					where not exists (select 1 from demo_bill where number = :number)
					""")
			.param("number", bill.number())
			.param("amount", bill.amount().halalas())
			.param("due", bill.dueAt().atOffset(ZoneOffset.UTC))
			.param("now", now())
			.update();
	}

	@Override
	@Transactional
	public void cancel(String billNumber) {
		mark(billNumber, "CANCELLED");
	}

	/** Reports a payment of the bill. */
	@Transactional
	public void paid(String billNumber) {
		mark(billNumber, "PAID");
	}

	private void mark(String billNumber, String state) {
		this.jdbc.sql("update demo_bill set state = ?, changed_at = ? where number = ? and state = 'OPEN'")
			.params(state, now(), billNumber)
			.update();
	}

	@Override
	@Transactional
	public void refund(RefundOrder refund) {
		this.jdbc.sql("""
				insert into demo_refund (number, payment_reference, amount, state, changed_at)
				select cast(:number as varchar), cast(:payment as varchar), cast(:amount as bigint), 'ORDERED',
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from demo_refund where number = :number)
				""")
			.param("number", refund.number())
			.param("payment", refund.paymentReference())
			.param("amount", refund.amount().halalas())
			.param("now", now())
			.update();
	}

	@Transactional
	public void refunded(String refundNumber) {
		this.jdbc.sql("update demo_refund set state = 'DONE', changed_at = ? where number = ?")
			.params(now(), refundNumber)
			.update();
	}

	@Override
	@Transactional
	public void payOut(PayoutOrder payout) {
		this.jdbc.sql("""
				insert into demo_payout (number, amount, account, state, changed_at)
				select cast(:number as varchar), cast(:amount as bigint), cast(:account as varchar), 'ORDERED',
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from demo_payout where number = :number)
				""")
			.param("number", payout.number())
			.param("amount", payout.amount().halalas())
			.param("account", payout.account().value())
			.param("now", now())
			.update();
	}

	@Override
	@Transactional
	public void cancelPayout(String payoutNumber) {
		this.jdbc
			.sql("update demo_payout set state = 'CANCELLED', changed_at = ? where number = ? and state = 'ORDERED'")
			.params(now(), payoutNumber)
			.update();
	}

	@Transactional
	public void paidOut(String payoutNumber, Payouts.PayoutState outcome) {
		this.jdbc.sql("update demo_payout set state = ?, changed_at = ? where number = ?")
			.params(outcome.name(), now(), payoutNumber)
			.update();
	}

	/** Returns the bills, newest first. */
	public List<DemoBill> bills() {
		return this.jdbc
			.sql("select * from demo_bill order by changed_at desc, number desc fetch first :newest rows only")
			.param("newest", NEWEST)
			.query((row, index) -> new DemoBill(row.getString("number"), new Amount(row.getLong("amount")),
					row.getObject("due_at", OffsetDateTime.class).toInstant(), row.getString("state")))
			.list();
	}

	/** Returns the refund orders, newest first. */
	public List<DemoRefund> refunds() {
		return this.jdbc
			.sql("select * from demo_refund order by changed_at desc, number desc fetch first :newest rows only")
			.param("newest", NEWEST)
			.query((row, index) -> new DemoRefund(row.getString("number"), row.getString("payment_reference"),
					new Amount(row.getLong("amount")), "DONE".equals(row.getString("state"))))
			.list();
	}

	/** Returns the payout orders, newest first. */
	public List<DemoPayout> payouts() {
		return this.jdbc
			.sql("select * from demo_payout order by changed_at desc, number desc fetch first :newest rows only")
			.param("newest", NEWEST)
			.query((row, index) -> new DemoPayout(row.getString("number"), new Amount(row.getLong("amount")),
					new Iban(row.getString("account")), Payouts.PayoutState.valueOf(row.getString("state"))))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A bill on the demo biller's page. */
	public record DemoBill(String number, Amount amount, Instant dueAt, String state) {
	}

	/** A refund order on the demo biller's page. */
	public record DemoRefund(String number, String paymentReference, Amount amount, boolean done) {
	}

	/** A payout order on the demo biller's page. */
	public record DemoPayout(String number, Amount amount, Iban account, Payouts.PayoutState state) {
	}

}
