package sa.wusul.services.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.support.NeighbourForTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A biller over HTTP")
@Tag("fast")
class HttpBillerGatewayTest {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

	private static final Iban ACCOUNT = new Iban("SA0380000000608010167519");

	private final NeighbourForTests peer = new NeighbourForTests("bills");

	private final HttpBillerGateway biller = new HttpBillerGateway(this.peer.as("bills"));

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	@DisplayName("is sent each order as its interface says, and the same order under the same key")
	void orders() {
		for (var time = 1; time <= 2; time++) {
			orderAll(this.biller);
		}

		assertThat(this.peer.faults()).isEmpty();
		assertThat(this.peer.calls()).hasSize(10)
			.allSatisfy((call) -> assertThat(call.credentials()).hasValue("Bearer token-1"));
		assertThat(this.peer.effects()).containsOnlyKeys("bill:480000000019", "bill-cancel:480000000019",
				"refund:480000000024", "payout:480000000032", "payout-cancel:480000000032");
		assertThat(this.peer.calls().get(0).body()).isEqualTo(
				"{\"amount\":299.50,\"currency\":\"SAR\",\"dueAt\":\"2026-12-01T07:00:00Z\",\"number\":\"480000000019\",\"service\":\"services-passport-renewal\"}");
	}

	private static void orderAll(Biller biller) {
		biller.create(new Biller.BillOrder("480000000019", new Amount(29950), "services-passport-renewal",
				Instant.parse("2026-12-01T07:00:00Z")));
		biller.cancel("480000000019");
		biller.refund(new Biller.RefundOrder("480000000024", "SD-1", Amount.ofRiyals(300), "NO_DOCUMENT"));
		biller.payOut(new Biller.PayoutOrder("480000000032", Amount.ofRiyals(1500), ACCOUNT, "ASSISTANCE"));
		biller.cancelPayout("480000000032");
	}

	@Test
	@DisplayName("is sent its own names and codes, and its own are understood")
	void mapped() {
		var mapped = new HttpBillerGateway(
				this.peer.as("bills", Map.of("dueat", "expiryDate", "number", "billAccount", "day", "date"),
						Map.of("services-passport-renewal", "PASS-01", "OPEN", "BillNew", "ASSISTANCE", "17")));
		orderAll(mapped);
		var bill = this.peer.calls().get(0).content();
		assertThat(bill.path("expiryDate").asText()).isEqualTo("2026-12-01T07:00:00Z");
		assertThat(bill.path("billAccount").asText()).isEqualTo("480000000019");
		assertThat(bill.path("service").asText()).isEqualTo("PASS-01");
		this.peer.answerWrongly(200, """
				{"date": "2026-11-23", "complete": true, "payments": [], "refunds": [], "payouts": [],
				 "bills": [{"billAccount": "480000000019", "amount": 1, "state": "BillNew"}]}""");
		assertThat(mapped.report(DAY).orElseThrow().bills()).containsExactly(
				new DayReport.ReportedBill("480000000019", Amount.ofRiyals(1), DayReport.BillStanding.OPEN));
	}

	@Test
	@DisplayName("reports a day once its books are closed")
	void report() {
		this.peer.answer(404, "");
		assertThat(this.biller.report(DAY)).isEmpty();
		this.peer.answer(200, report("false", "SD-1"));
		assertThat(this.biller.report(DAY)).isEmpty();
		this.peer.answer(200, report("true", "SD-1"));
		var report = this.biller.report(DAY).orElseThrow();

		assertThat(this.peer.faults()).isEmpty();
		assertThat(this.peer.last().path()).isEqualTo("/days/2026-11-23");
		assertThat(report.payments()).containsExactly(
				new Payment("SD-1", "480000000019", new Amount(29950), Instant.parse("2026-11-23T09:30:00Z")));
		assertThat(report.refunds()).hasSize(1);
		assertThat(report.payouts()).extracting(DayReport.ReportedPayout::outcome)
			.containsExactly(Payouts.PayoutState.BOUNCED);
	}

	private static String report(String complete, String reference) {
		return """
				{"day": "2026-11-23", "complete": %s,
				 "bills": [{"number": "480000000019", "amount": 299.50, "state": "PAID"}],
				 "payments": [{"paymentReference": "%s", "billNumber": "480000000019", "amount": 299.50,
				  "paidAt": "2026-11-23T09:30:00Z"}],
				 "refunds": [{"refundNumber": "480000000024", "amount": 300, "confirmationReference": "SARIE-1",
				  "refundedAt": "2026-11-23T10:00:00Z"}],
				 "payouts": [{"payoutNumber": "480000000032", "amount": 1500, "settlementReference": "SARIE-2",
				  "outcome": "BOUNCED", "settledAt": "2026-11-23T11:00:00Z"}]}""".formatted(complete, reference);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"complete\": true}", "not JSON SA0380000000608010167519" })
	@DisplayName("is asked again after a malformed report, which is not told")
	void malformed(String answer) {
		this.peer.answerWrongly(200, answer);
		if (answer.equals("[]")) {
			assertThat(this.biller.report(DAY)).isEmpty();
			this.peer.answerWrongly(200, report("true", "a reference that names نورة"));
		}
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> this.biller.report(DAY))
			.withMessageContaining("bills: answered with")
			.satisfies((told) -> assertThat(told.getMessage()).doesNotContain("SA03", "نورة"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 20_000, 20_001 })
	@DisplayName("reports 20,000 rows of each kind at most, which is far more than a megabyte")
	void large(int rows) {
		var large = report(rows);
		assertThat(large.length()).isGreaterThan(8 << 20);
		this.peer.answerWrongly(200, large);
		if (rows > 20_000) {
			assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> this.biller.report(DAY))
				.withMessageContaining("malformed report");
			return;
		}
		var report = this.biller.report(DAY).orElseThrow();
		assertThat(report.bills()).hasSize(rows)
			.last()
			.isEqualTo(new DayReport.ReportedBill("480000019999", new Amount(29950), DayReport.BillStanding.PAID));
		assertThat(report.payments()).hasSize(rows).last().extracting(Payment::reference).isEqualTo("SD-19999");
		assertThat(report.refunds()).hasSize(rows);
		assertThat(report.payouts()).hasSize(rows);
	}

	@Test
	@DisplayName("is asked again after a report that is larger than all its rows can be, or has no end")
	void tooLarge() {
		this.peer.answerWrongly(200, report("true", "SD-1") + " ".repeat(1 << 24));
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> this.biller.report(DAY))
			.withMessageContaining("more than 16777216 bytes");
		var whole = report("true", "SD-1");
		this.peer.answerWrongly(200, whole.substring(0, whole.length() - 1));
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> this.biller.report(DAY))
			.withMessageContaining("malformed report");
	}

	private static String report(int rows) {
		return "{\"day\": \"2026-11-23\", \"complete\": true, " + rows("bills", rows, """
				{"number": "48%010d", "amount": 299.50, "state": "PAID"}""") + ", " + rows("payments", rows, """
				{"paymentReference": "SD-%d", "billNumber": "480000000019", "amount": 299.50,
				 "paidAt": "2026-11-23T09:30:00Z"}""") + ", " + rows("refunds", rows, """
				{"refundNumber": "49%010d", "amount": 300, "confirmationReference": "SARIE-1",
				 "refundedAt": "2026-11-23T10:00:00Z"}""") + ", " + rows("payouts", rows, """
				{"payoutNumber": "47%010d", "amount": 1500, "settlementReference": "SARIE-2", "outcome": "PAID",
				 "settledAt": "2026-11-23T11:00:00Z"}""") + "}";
	}

	private static String rows(String part, int rows, String row) {
		return IntStream.range(0, rows)
			.mapToObj((number) -> String.format(Locale.ROOT, row, number))
			.collect(Collectors.joining(",", "\"" + part + "\": [", "]"));
	}

	@Test
	@DisplayName("that refuses an order as faulty is not sent it again, and after other failures it is")
	void refusal() {
		this.peer.answer(422, "{\"code\": \"ACCOUNT_CLOSED\"}");
		assertThatExceptionOfType(PermanentFailureException.class).isThrownBy(() -> orderAll(this.biller))
			.withMessage("bills: refused with status 422 ACCOUNT_CLOSED");
		this.peer.answerWrongly(401, "{}");
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> orderAll(this.biller))
			.withMessage("bills: answered with status 401");
	}

}
