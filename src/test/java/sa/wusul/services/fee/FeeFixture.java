package sa.wusul.services.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.support.TestDatabase;

import static org.mockito.Mockito.mock;

/**
 * A fixture with bills and payments on a database of its own; each call is one
 * transaction.
 */
final class FeeFixture {

	static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	static final String CASE = "1448-0000001-0";

	private final TestDatabase database;

	private final TransactionTemplate transactions;

	final Bills bills;

	final Payments payments;

	final Payouts payouts;

	final CaseFiles caseFiles = mock(CaseFiles.class);

	final Biller biller = mock(Biller.class);

	private final BillerOutboxHandler orders;

	private final BillRepository billRows;

	private final PaymentRepository paymentRows;

	private final PayoutRepository payoutRows;

	/** The days whose differences people were asked to decide on. */
	final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	final List<String> told = Collections.synchronizedList(new ArrayList<>());

	FeeFixture(TestDatabase database) {
		this.database = database;
		this.transactions = new TransactionTemplate(database.transactionManager());
		var clock = Clock.fixed(NOW, ZoneOffset.UTC);
		var repository = new BillRepository(database.jdbc(), clock);
		var payments = new PaymentRepository(database.jdbc(), clock);
		var numbers = new BillNumberSequence(database.dataSource(), clock);
		var beans = new StaticListableBeanFactory();
		beans.addBean("biller", this.biller);
		this.orders = new BillerOutboxHandler(OutboxForTests.on(database, clock), beans.getBeanProvider(Biller.class),
				new PayoutRepository(database.jdbc(), clock, EncryptionForTests.fields(database.dataSource())));
		this.bills = new BillService(repository, payments, numbers, this.orders, WorkingTimes.usual(clock), clock);
		this.payments = new PaymentService(repository, payments, numbers, this.orders,
				(reference, payment, reason) -> this.told.add(reference + " " + reason),
				InboxForTests.on(database, clock), database.transactionManager());
		this.payouts = new PayoutService(
				new PayoutRepository(database.jdbc(), clock, EncryptionForTests.fields(database.dataSource())), numbers,
				this.orders, this.caseFiles, InboxForTests.on(database, clock), clock, database.transactionManager());
		this.billRows = repository;
		this.paymentRows = payments;
		this.payoutRows = new PayoutRepository(database.jdbc(), clock,
				EncryptionForTests.fields(database.dataSource()));
		database.jdbc()
			.sql("insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash, "
					+ "requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at) "
					+ "values (?, 'services-passport-renewal', 'PORTAL', 'riyadh', 'men', 'passport', 'REGISTERED', "
					+ "'1058529940', 'h', 'CITIZEN', 'x', '+966501234567', 'x', 'x', 'x', 'x', ?)")
			.params(CASE, NOW.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Returns the comparison of days at a moment, in a node of its own. */
	BillReconciliationService reconciliation(Instant moment) {
		var clock = Clock.fixed(moment, ZoneOffset.UTC);
		return new BillReconciliationService(new BillReconciliationRepository(this.database.jdbc(), clock),
				this.billRows, this.payments, this.paymentRows, this.payouts, this.payoutRows, this.orders,
				(day, listing) -> this.asked.add(day + " " + listing.count()), new FileLimitDecisions(),
				mock(AuditLog.class), clock);
	}

	/** Puts the transactions around a service that Spring puts around it. */
	<T> T transactional(T service) {
		var proxy = new ProxyFactory(service);
		proxy.setProxyTargetClass(true);
		proxy.addAdvice(new TransactionInterceptor(this.database.transactionManager(),
				new AnnotationTransactionAttributeSource()));
		@SuppressWarnings("unchecked")
		var proxied = (T) proxy.getProxy();
		return proxied;
	}

	/** Fills the tables with paid bills of 300 riyals, from 1 on. */
	void fill(int rows) {
		this.database.jdbc()
			.sql("""
					insert into bill (number, case_reference, issue_key, service, amount, state, issued_at, due_at, changed_at)
					select '48' || lpad(cast(x as varchar), 10, '0'), ?, 'fee-' || x, 'services-passport-renewal', 30000, 'PAID',
					       ?, ?, ? from system_range(1, ?)""")
			.params(CASE, at(0), at(3), at(0), rows)
			.update();
		this.database.jdbc().sql("""
				insert into payment (payment_reference, bill_number, settles, amount, outcome, paid_at, received_at)
				select 'SD-2026112400000000000000-' || x, '48' || lpad(cast(x as varchar), 10, '0'),
				       '48' || lpad(cast(x as varchar), 10, '0'), 30000, 'ACCEPTED', ?, ?
				from system_range(1, ?)""").params(at(0), at(0), rows).update();
	}

	private static OffsetDateTime at(int days) {
		return NOW.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
	}

	static String numbered(int number) {
		return String.format(Locale.ROOT, "48%010d", number);
	}

	static String referenced(int number) {
		return "SD-2026112400000000000000-" + number;
	}

	/** Marks all orders as sent at a moment. */
	void ordersSent(Instant moment) {
		this.database.jdbc()
			.sql("update outbox set state = 'PERFORMED', settled_at = ? where state = 'WAITING'")
			.param(moment.atOffset(ZoneOffset.UTC))
			.update();
	}

	List<String> differences() {
		return this.database.jdbc()
			.sql("select line, kind, ours, theirs, decision from bill_difference order by report_day, line")
			.query((row, index) -> row.getInt(1) + " " + row.getString(2) + " " + row.getString(3) + " "
					+ row.getString(4) + " " + row.getString(5))
			.list();
	}

	<T> T in(Supplier<T> work) {
		return this.transactions.execute((status) -> work.get());
	}

	Bill issue(String step, long riyals) {
		return in(() -> this.bills
			.issue(new NewBill(CASE, step, "services-passport-renewal", Amount.ofRiyals(riyals), 5)));
	}

	Payments.Taken pay(String reference, String bill, long riyals) {
		return this.payments.take(new Payment(reference, bill, Amount.ofRiyals(riyals), NOW));
	}

	BillState state(Bill bill) {
		return this.bills.forCase(CASE)
			.stream()
			.filter((found) -> found.number().equals(bill.number()))
			.findFirst()
			.orElseThrow()
			.state();
	}

	List<String> messages() {
		return this.database.jdbc().sql("select message_name from inbox order by id").query(String.class).list();
	}

	/** Returns the keys of the orders to the biller. */
	List<String> orders() {
		return this.database.jdbc()
			.sql("select entry_key from outbox where kind = 'biller' order by id")
			.query(String.class)
			.list();
	}

	/** Sends all orders again, as a relay may do. */
	void sendOrders() {
		this.database.jdbc()
			.sql("select * from outbox where kind = 'biller' order by id")
			.query((row, index) -> new OutboxEntry(row.getString("entry_key"), row.getString("kind"),
					row.getString("case_reference"),
					EncryptionForTests.cipher().open("outbox.payload", row.getString("payload"))))
			.list()
			.forEach(this.orders::perform);
	}

	/** Returns the opened payloads of all effects. */
	List<String> payloads() {
		var fields = EncryptionForTests.fields(this.database.dataSource());
		return this.database.jdbc()
			.sql("select payload from outbox")
			.query((row, index) -> fields.open("outbox.payload", row.getString("payload")))
			.list();
	}

	int count(String rows) {
		return this.database.jdbc().sql("select count(*) from " + rows).query(Integer.class).single();
	}

}
