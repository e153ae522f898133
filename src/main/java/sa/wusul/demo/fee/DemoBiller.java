package sa.wusul.demo.fee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.Sha256;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Biller;
import sa.wusul.services.fee.DayReport;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.Payouts;

/**
 * A demo replacement for the biller, which stores bills, payments, refund and payout
 * orders, and reports each day. A cancelled bill can still be paid on its page, because a
 * payment may be on its way; the same holds for a payout.
 */
@Component
public class DemoBiller implements Biller {

	/** Begins the references of refunds and payouts. */
	static final String REFERENCE = "demo-";

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
					insert into demo_bill (number, amount, due_at, state, changed_at, created_at)
					select cast(:number as varchar), cast(:amount as bigint), cast(:due as timestamp with time zone), 'OPEN',
					       cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
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

	/**
	 * Notes that the bill is paid.
	 * @return whether the biller has it and it was open
	 */
	@Transactional
	public boolean paid(String billNumber) {
		return mark(billNumber, "PAID");
	}

	/** Keeps a payment for the report of its day. */
	@Transactional
	public void collect(Payment payment) {
		this.jdbc.sql("insert into demo_payment (reference, bill_number, amount, paid_at) values (?, ?, ?, ?)")
			.params(payment.reference(), payment.billNumber(), payment.amount().halalas(),
					payment.paidAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Loses a bill, as if its order had never arrived. */
	@Transactional
	public void lose(String billNumber) {
		this.jdbc.sql("delete from demo_bill where number = ?").param(billNumber).update();
	}

	@Override
	public boolean reports() {
		return true;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<DayReport> report(LocalDate day) {
		var from = day.atStartOfDay(Kingdom.ZONE).toOffsetDateTime();
		var until = day.plusDays(1).atStartOfDay(Kingdom.ZONE).toOffsetDateTime();
		var bills = this.jdbc.sql("""
				select number, amount, case when changed_at >= :until then 'OPEN' else state end as state_then
				from demo_bill
				where coalesce(created_at, changed_at) < :until and (state = 'OPEN' or changed_at >= :from)
				order by number""")
			.param("from", from)
			.param("until", until)
			.query((row, index) -> new DayReport.ReportedBill(row.getString("number"),
					new Amount(row.getLong("amount")), DayReport.BillStanding.valueOf(row.getString("state_then"))))
			.list();
		var payments = this.jdbc.sql("select * from demo_payment where paid_at >= ? and paid_at < ? order by reference")
			.params(from, until)
			.query((row, index) -> new Payment(row.getString("reference"), row.getString("bill_number"),
					new Amount(row.getLong("amount")), moment(row, "paid_at")))
			.list();
		var refunds = this.jdbc.sql("""
				select * from demo_refund where state = 'DONE' and changed_at >= ? and changed_at < ?
				order by number""")
			.params(from, until)
			.query((row, index) -> new DayReport.ReportedRefund(row.getString("number"),
					new Amount(row.getLong("amount")), REFERENCE + row.getString("number"), moment(row, "changed_at")))
			.list();
		var settled = this.jdbc.sql("""
				select * from demo_payout where state in ('PAID', 'BOUNCED') and changed_at >= ? and changed_at < ?
				order by number""")
			.params(from, until)
			.query((row, index) -> new DayReport.ReportedPayout(row.getString("number"),
					new Amount(row.getLong("amount")), REFERENCE + row.getString("number"),
					Payouts.PayoutState.valueOf(row.getString("state")), moment(row, "changed_at")))
			.list();
		return Optional.of(new DayReport(day, bills, payments, refunds, settled,
				Sha256.hex(List.of(bills, payments, refunds, settled).toString())));
	}

	private static Instant moment(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private boolean mark(String billNumber, String state) {
		return this.jdbc.sql("update demo_bill set state = ?, changed_at = ? where number = ? and state = 'OPEN'")
			.params(state, now(), billNumber)
			.update() > 0;
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
