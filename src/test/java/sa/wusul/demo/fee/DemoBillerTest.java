package sa.wusul.demo.fee;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Biller;
import sa.wusul.services.fee.DayReport;
import sa.wusul.services.fee.DayReport.BillStanding;
import sa.wusul.services.fee.DayReport.ReportedBill;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The demo's biller")
@Tag("fast")
class DemoBillerTest {

	private static final Instant NOON = Instant.parse("2026-11-24T09:00:00Z");

	private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

	private static final Amount FEE = Amount.ofRiyals(300);

	@OnBothDatabases
	@DisplayName("reports what happened on a day and what was open at its end, also when more happened since")
	void report(TestDatabase database) {
		var clock = new MovableClock(NOON);
		var biller = new DemoBiller(database.jdbc(), clock);
		for (var number : new String[] { "480000000001", "480000000002", "480000000003", "480000000004" }) {
			biller.create(new Biller.BillOrder(number, FEE, "services-passport-renewal", NOON));
		}
		biller.collect(new Payment("demo-1", "480000000001", FEE, NOON));
		biller.paid("480000000001");
		biller.cancel("480000000002");
		biller.lose("480000000004");
		biller.refund(new Biller.RefundOrder("480000000016", "demo-1", FEE, "NO_DOCUMENT"));
		biller.refunded("480000000016");
		biller.payOut(new Biller.PayoutOrder("480000000024", FEE, new Iban("SA0380000000608010167519"), "ASSISTANCE"));
		biller.paidOut("480000000024", PayoutState.BOUNCED);
		clock.set(NOON.plus(Duration.ofDays(1)));
		biller.collect(new Payment("demo-3", "480000000003", FEE, clock.instant()));
		biller.paid("480000000003");
		biller.create(new Biller.BillOrder("480000000005", FEE, "services-passport-renewal", NOON));

		var report = biller.report(DAY).orElseThrow();
		assertThat(biller.reports()).isTrue();
		assertThat(report.bills()).containsExactly(new ReportedBill("480000000001", FEE, BillStanding.PAID),
				new ReportedBill("480000000002", FEE, BillStanding.CANCELLED),
				new ReportedBill("480000000003", FEE, BillStanding.OPEN));
		assertThat(report.payments()).containsExactly(new Payment("demo-1", "480000000001", FEE, NOON));
		assertThat(report.refunds())
			.containsExactly(new DayReport.ReportedRefund("480000000016", FEE, "demo-480000000016", NOON));
		assertThat(report.payouts()).containsExactly(
				new DayReport.ReportedPayout("480000000024", FEE, "demo-480000000024", PayoutState.BOUNCED, NOON));
		assertThat(biller.report(DAY.plusDays(1)).orElseThrow().bills()).extracting(ReportedBill::number)
			.containsExactly("480000000003", "480000000005");
	}

}
