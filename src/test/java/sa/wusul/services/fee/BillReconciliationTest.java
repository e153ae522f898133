package sa.wusul.services.fee;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.fee.BillDifferences.Decision;
import sa.wusul.services.fee.DayReport.BillStanding;
import sa.wusul.services.fee.DayReport.ReportedBill;
import sa.wusul.services.fee.DayReport.ReportedPayout;
import sa.wusul.services.fee.DayReport.ReportedRefund;
import sa.wusul.services.fee.Payouts.NewPayout;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.support.AtOnce;
import sa.wusul.support.NeighbourForTests;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willReturn;
import static sa.wusul.services.fee.FeeFixture.CASE;
import static sa.wusul.services.fee.FeeFixture.NOW;

@DisplayName("The biller's report of a day")
@Tag("fast")
class BillReconciliationTest {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

	/** The morning after the day. */
	private static final Instant NEXT = NOW.plus(Duration.ofDays(1));

	private static final String UNKNOWN = "480000000999";

	@OnBothDatabases
	@DisplayName("without differences asks nobody, and is compared once")
	void same(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("fee", 300);
		desk.ordersSent(NOW);
		desk.pay("SD-1", bill.number(), 300);
		var report = report(List.of(reported(bill, BillStanding.PAID)), List.of(payment("SD-1", bill, 300)));

		assertThat(compare(desk, report)).isTrue();
		assertThat(compare(desk, report)).as("twice").isFalse();
		assertThat(desk.differences()).isEmpty();
		assertThat(desk.asked).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("brings payments that were never reported: they are taken as if they had been")
	void missedPayments(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("fee", 300);
		desk.ordersSent(NOW);

		compare(desk, report(List.of(reported(bill, BillStanding.PAID)), List.of(payment("SD-1", bill, 300))));

		assertThat(desk.state(bill)).isEqualTo(BillState.PAID);
		assertThat(desk.messages()).containsExactly(Payments.FEE_PAID);
		assertThat(desk.differences()).containsExactly("1 PAYMENT_MISSED ACCEPTED 300 TAKEN");
		assertThat(desk.asked).as("nothing to decide").isEmpty();
		assertThat(desk.pay("SD-1", bill.number(), 300).first()).as("a late report of it").isFalse();
	}

	@OnBothDatabases
	@DisplayName("of a bill that we cancelled and somebody paid: the money goes back, and a person looks at it")
	void closedBill(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("fee", 300);
		desk.in(() -> {
			desk.bills.cancelOpen(CASE);
			return null;
		});
		desk.ordersSent(NOW);

		compare(desk, report(List.of(reported(bill, BillStanding.PAID)), List.of(payment("SD-1", bill, 300))));

		assertThat(desk.state(bill)).isEqualTo(BillState.CANCELLED);
		assertThat(desk.differences()).containsExactly("1 PAYMENT_OF_CLOSED_BILL BILL_CLOSED 300 null");
		assertThat(desk.orders()).anyMatch((key) -> key.startsWith("biller:refund:"));
		assertThat(desk.asked).containsExactly("2026-11-24 1");
	}

	@OnBothDatabases
	@DisplayName("shows bills that one side does not have, or has otherwise; nothing of it is changed before a decision")
	void bills(TestDatabase database) {
		var desk = new FeeFixture(database);
		var missing = desk.issue("missing", 100);
		var cheaper = desk.issue("cheaper", 200);
		var cancelledThere = desk.issue("cancelled", 300);
		desk.ordersSent(NOW);
		var justSent = desk.issue("just sent", 400);

		compare(desk,
				report(List.of(new ReportedBill(cheaper.number(), Amount.ofRiyals(20), BillStanding.OPEN),
						reported(cancelledThere, BillStanding.CANCELLED),
						new ReportedBill(UNKNOWN, Amount.ofRiyals(7), BillStanding.OPEN)), List.of()));

		assertThat(desk.differences()).containsExactlyInAnyOrder("1 BILL_AMOUNT 200 20 null",
				"2 BILL_CANCELLED_THERE OPEN CANCELLED null", "3 BILL_NOT_OURS null 7 null",
				"4 BILL_UNKNOWN 100 null null");
		assertThat(List.of(missing, cheaper, cancelledThere, justSent)).extracting(desk::state)
			.containsOnly(BillState.OPEN);
		assertThat(desk.asked).containsExactly("2026-11-24 4");
	}

	@OnBothDatabases
	@DisplayName("is decided on line by line; an applied line sends the order again, or takes the report over")
	void decisions(TestDatabase database) {
		var desk = new FeeFixture(database);
		var missing = desk.issue("missing", 100);
		var paid = desk.issue("paid", 300);
		desk.pay("SD-1", paid.number(), 300);
		desk.in(() -> desk.bills.refund(CASE));
		var payout = desk.in(() -> desk.payouts.order(new NewPayout(CASE, "month 1", "ASSISTANCE",
				Amount.ofRiyals(1500), new Iban("SA0380000000608010167519"), "tawasul.payoutSettled")));
		var refund = database.jdbc().sql("select number from refund").query(String.class).single();
		var open = desk
			.in(() -> desk.bills.issue(new NewBill(CASE, "open", "services-passport-renewal", Amount.ofRiyals(50), 5)));
		desk.ordersSent(NOW);
		var report = new DayReport(DAY,
				List.of(reported(missing, BillStanding.OPEN), reported(paid, BillStanding.PAID)),
				List.of(payment("SD-1", paid, 300)),
				List.of(new ReportedRefund(refund, Amount.ofRiyals(300), "SARIE-1", NOW)),
				List.of(new ReportedPayout(payout, Amount.ofRiyals(1500), "SARIE-2", PayoutState.PAID, NOW)), "hash");
		compare(desk, report);
		assertThat(desk.differences()).containsExactly("1 BILL_STILL_OPEN CANCELLED OPEN null",
				"2 BILL_UNKNOWN 50 null null", "3 REFUND_UNCONFIRMED null 300 null",
				"4 PAYOUT_UNSETTLED ORDERED PAID null");

		var accountant = desk.reconciliation(NEXT);
		decide(desk, accountant, Decision.APPLIED, 1, 2, 3, 4);

		assertThat(desk.orders()).contains("biller:cancel:" + missing.number() + ":2026-11-24",
				"biller:bill:" + open.number() + ":2026-11-24");
		assertThat(desk.state(paid)).isEqualTo(BillState.REFUNDED);
		assertThat(desk.payouts.state(payout)).isEqualTo(PayoutState.PAID);
		assertThat(accountant.listing(DAY).count()).isZero();
		assertThatThrownBy(() -> decide(desk, accountant, Decision.CLAIMED, 1)).as("decided before")
			.isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> decide(desk, accountant, Decision.CLAIMED, 99)).isInstanceOf(RefusalException.class);
	}

	@OnBothDatabases
	@DisplayName("shows what was reported to us and is not in it, and what is not ours; it cannot be applied")
	void notReported(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("fee", 300);
		desk.pay("SD-1", bill.number(), 300);
		desk.ordersSent(NOW);
		compare(desk, new DayReport(DAY, List.of(reported(bill, BillStanding.OPEN)), List.of(),
				List.of(new ReportedRefund(UNKNOWN, Amount.ofRiyals(1), "SARIE-1", NOW)),
				List.of(new ReportedPayout(UNKNOWN, Amount.ofRiyals(1), "SARIE-2", PayoutState.PAID, NOW)), "hash"));

		assertThat(desk.differences()).containsExactly("1 PAYMENT_NOT_REPORTED 300 null null",
				"2 REFUND_NOT_OURS null 1 null", "3 PAYOUT_NOT_OURS null 1 null");
		var accountant = desk.reconciliation(NEXT);
		assertThat(accountant.listing(DAY).text().lines()).hasSize(3)
			.first()
			.isEqualTo("- `1` دفعة أُبلغنا بها وليست في التقرير: `SD-1`، عندنا 300، وعند المزود لا شيء");
		assertThatThrownBy(() -> decide(desk, accountant, Decision.APPLIED, 1)).isInstanceOf(RefusalException.class);
		decide(desk, accountant, Decision.CLAIMED, 1, 2);
		assertThat(accountant.listing(DAY).count()).isOne();
	}

	@OnBothDatabases
	@DisplayName("lists the first thirty differences, says how many follow, and lists those as soon as some are decided")
	void many(TestDatabase database) {
		var desk = new FeeFixture(database);
		var theirs = IntStream.range(0, 32)
			.mapToObj((number) -> new ReportedPayout(String.valueOf(480000001000L + number), Amount.ofRiyals(1),
					"SARIE-" + number, PayoutState.PAID, NOW))
			.toList();
		compare(desk, new DayReport(DAY, List.of(), List.of(), List.of(), theirs, "hash"));

		var accountant = desk.reconciliation(NEXT);
		assertThat(accountant.listing(DAY).count()).isEqualTo(32);
		assertThat(accountant.listing(DAY).text()).contains("- `30` ", "وفروق أخرى عددها 2 ليست في هذه القائمة")
			.doesNotContain("- `31` ");
		decide(desk, accountant, Decision.CLAIMED, 1, 2);
		assertThat(accountant.listing(DAY).text()).contains("- `32` ").doesNotContain("وفروق أخرى");
	}

	@Test
	@DisplayName("is compared in full when it is large, and only its differences are listed")
	void large() {
		try (var database = TestDatabase.h2(); var peer = new NeighbourForTests("bills")) {
			var desk = new FeeFixture(database);
			var rows = 20_000;
			desk.fill(rows);
			peer.answerWrongly(200, large(rows));
			var report = new HttpBillerGateway(peer.as("bills")).report(DAY).orElseThrow();
			assertThat(compare(desk, report)).isTrue();
			assertThat(desk.differences()).containsExactly("1 PAYMENT_AMOUNT 300 301 null",
					"2 BILL_NOT_OURS null 300 null");
			assertThat(desk.asked).containsExactly(DAY + " 2");
		}
	}

	/**
	 * Returns a report of paid bills, among them one of another amount and an unknown
	 * one.
	 */
	private static String large(int rows) {
		var bills = IntStream.rangeClosed(0, rows - 1)
			.mapToObj((number) -> "{\"number\": \"" + FeeFixture.numbered(number)
					+ "\", \"amount\": 300, \"state\": \"PAID\"}");
		var payments = IntStream.rangeClosed(1, rows)
			.mapToObj((number) -> "{\"paymentReference\": \"" + FeeFixture.referenced(number) + "\", \"billNumber\": \""
					+ FeeFixture.numbered(number) + "\", \"amount\": " + ((number == 7) ? 301 : 300)
					+ ", \"paidAt\": \"" + NOW + "\"}");
		var report = "{\"day\": \"" + DAY + "\", \"complete\": true, \"refunds\": [], \"payouts\": [], \"bills\": ["
				+ bills.collect(Collectors.joining(",")) + "], \"payments\": ["
				+ payments.collect(Collectors.joining(",")) + "]}";
		assertThat(report.length()).isGreaterThan(3 << 20);
		return report;
	}

	@OnBothDatabases
	@DisplayName("is compared by one of two nodes")
	void twoNodes(TestDatabase database) throws Exception {
		var desk = new FeeFixture(database);
		desk.issue("fee", 300);
		desk.ordersSent(NOW);
		var biller = new Reporting();
		biller.reports.add(report(List.of(), List.of()));
		var watches = List.of(biller.watch(desk, NEXT), biller.watch(desk, NEXT), biller.watch(desk, NEXT));
		AtOnce.all(3, (node) -> {
			watches.get(node).look();
			return null;
		});

		assertThat(desk.differences()).containsExactly("1 BILL_UNKNOWN 300 null null");
		assertThat(desk.asked).hasSize(1);
	}

	@OnBothDatabases
	@DisplayName("is fetched for each day since the first bill, however late it comes; that of a wrong day is not used")
	void late(TestDatabase database) {
		var desk = new FeeFixture(database);
		desk.issue("fee", 300);
		desk.ordersSent(NOW);
		var biller = new Reporting();
		assertThat(desk.reconciliation(NOW).missing()).as("the day is not over").isEmpty();
		var third = NOW.plus(Duration.ofDays(2));
		biller.watch(desk, third).look();
		biller.silent = true;
		biller.watch(desk, third).look();
		biller.silent = false;
		assertThat(desk.reconciliation(third).missing()).containsExactly(DAY, DAY.plusDays(1));
		assertThat(desk.reconciliation(third).isLate(DAY)).isTrue();
		assertThat(desk.reconciliation(NEXT).isLate(DAY)).isFalse();

		biller.wrongDay = true;
		biller.reports.add(report(List.of(), List.of()));
		biller.watch(desk, third).look();
		assertThat(desk.count("bill_reconciliation")).as("a report of another day").isZero();
		biller.wrongDay = false;
		biller.watch(desk, third).look();
		assertThat(desk.reconciliation(third).missing()).containsExactly(DAY.plusDays(1));
	}

	private static boolean compare(FeeFixture desk, DayReport report) {
		return desk.in(() -> desk.reconciliation(NEXT).compare(report));
	}

	private static void decide(FeeFixture desk, BillReconciliationService accountant, Decision decision,
			Integer... lines) {
		desk.in(() -> {
			accountant.decide(DAY, List.of(lines), decision, "accountant");
			return null;
		});
	}

	private static DayReport report(List<ReportedBill> bills, List<Payment> payments) {
		return new DayReport(DAY, bills, payments, List.of(), List.of(), "hash");
	}

	private static ReportedBill reported(Bill bill, BillStanding state) {
		return new ReportedBill(bill.number(), bill.amount(), state);
	}

	private static Payment payment(String reference, Bill bill, long riyals) {
		return new Payment(reference, bill.number(), Amount.ofRiyals(riyals), NOW);
	}

	/** A biller that reports days. */
	private static final class Reporting {

		private final List<DayReport> reports = new ArrayList<>();

		private boolean silent;

		private boolean wrongDay;

		BillReconciliationWatch watch(FeeFixture desk, Instant moment) {
			willReturn(true).given(desk.biller).reports();
			willAnswer((call) -> {
				if (this.silent) {
					throw new TemporaryFailureException("bills: answered with status 503");
				}
				LocalDate day = call.getArgument(0);
				return this.reports.stream()
					.filter((report) -> this.wrongDay || report.day().equals(day))
					.map((report) -> (this.wrongDay && report.day().equals(day)) ? otherDay(report) : report)
					.findFirst();
			}).given(desk.biller).report(any());
			var beans = new StaticListableBeanFactory();
			beans.addBean("biller", desk.biller);
			return new BillReconciliationWatch(beans.getBeanProvider(Biller.class),
					desk.transactional(desk.reconciliation(moment)));
		}

		private static DayReport otherDay(DayReport report) {
			return new DayReport(report.day().minusDays(1), report.bills(), report.payments(), report.refunds(),
					report.payouts(), report.hash());
		}

	}

}
