package sa.wusul.demo.fee;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

import org.springframework.test.web.servlet.MockMvc;

import sa.wusul.demo.DemoPageBrowser;
import sa.wusul.demo.fee.DemoBiller.DemoBill;
import sa.wusul.demo.fee.DemoBiller.DemoPayout;
import sa.wusul.demo.fee.DemoBiller.DemoRefund;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.BillReconciliationWatch;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.PaymentOutcome;
import sa.wusul.services.fee.Payments;
import sa.wusul.services.fee.Payments.Taken;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("The demo's page of bills")
@Tag("fast")
class DemoBillPagesTest {

	private static final String BILL = "480000000016";

	private static final String PAYOUT = "480000000040";

	private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

	private final DemoBiller biller = mock(DemoBiller.class);

	private final Payments payments = mock(Payments.class);

	private final Payouts payouts = mock(Payouts.class);

	private final BillReconciliationWatch reconciliation = mock(BillReconciliationWatch.class);

	private final MockMvc browser = browser();

	@BeforeEach
	void aBill() {
		given(this.biller.bills())
			.willReturn(List.of(new DemoBill(BILL, Amount.ofRiyals(301), Instant.parse("2026-12-01T07:00:00Z"), "OPEN"),
					new DemoBill("480000000024", Amount.ofRiyals(80), NOW, "CANCELLED")));
		given(this.biller.refunds())
			.willReturn(List.of(new DemoRefund("480000000032", "demo-1", Amount.ofRiyals(80), false)));
		given(this.biller.payouts()).willReturn(List.of(new DemoPayout(PAYOUT, Amount.ofRiyals(1200),
				new Iban("SA0380000000608010167519"), PayoutState.ORDERED)));
	}

	@Test
	@DisplayName("shows in Arabic the open bills with their due dates, and the refunds")
	void shows() throws Exception {
		var page = page(PaymentOutcome.ACCEPTED, PaymentOutcome.ALREADY_PAID);

		assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\"")
			.contains("<span>301</span> ريال")
			.contains("2026-12-01 10:00")
			.contains("aria-label=\"سداد الفاتورة 480000000016 مرتين\"")
			.contains("aria-label=\"سداد الفاتورة 480000000024 رغم ذلك\"")
			.contains("aria-label=\"تأكيد الرد 480000000032\"")
			.contains("<span>1200</span> ريال")
			.contains("SA…7519")
			.doesNotContain("SA0380000000608010167519")
			.contains("aria-label=\"رد الإيداع 480000000040\"")
			.contains("قُبل السداد.")
			.contains("سُددت من قبل، وأُمر برد هذا المبلغ.");
	}

	@Test
	@DisplayName("pays as a payer would: once, twice, or half of it")
	void pays() throws Exception {
		given(this.payments.take(any())).willReturn(new Taken(PaymentOutcome.WRONG_AMOUNT, Optional.of("1"), true),
				new Taken(PaymentOutcome.ACCEPTED, Optional.empty(), true),
				new Taken(PaymentOutcome.ALREADY_PAID, Optional.of("2"), true));

		pay("HALF");
		then(this.biller).should(never()).paid(BILL);
		pay("TWICE");

		var taken = ArgumentCaptor.forClass(Payment.class);
		then(this.payments).should(times(3)).take(taken.capture());
		assertThat(taken.getAllValues()).extracting(Payment::billNumber).containsOnly(BILL);
		assertThat(taken.getAllValues()).extracting((payment) -> payment.amount().toString())
			.containsExactly("150.50", "301", "301");
		assertThat(taken.getAllValues()).extracting(Payment::reference).doesNotHaveDuplicates();
		then(this.biller).should(times(1)).paid(BILL);
	}

	@Test
	@DisplayName("pays without a report to the program, loses a bill, and closes the day")
	void differs() throws Exception {
		pay("UNTOLD");
		then(this.payments).shouldHaveNoInteractions();
		then(this.biller).should().collect(any());
		then(this.biller).should().paid(BILL);
		this.browser.perform(post("/demo/bills/loss").param("number", BILL)).andExpect(redirectedUrl("/demo/bills"));
		then(this.biller).should().lose(BILL);
		this.browser.perform(post("/demo/bills/day")).andExpect(redirectedUrl("/demo/bills"));
		then(this.reconciliation).should().look(LocalDate.of(2026, 11, 24));
	}

	@Test
	@DisplayName("confirms a refund")
	void confirms() throws Exception {
		this.browser.perform(post("/demo/bills/refunds").param("number", "480000000032"))
			.andExpect(redirectedUrl("/demo/bills"));

		then(this.payments).should().confirm(new Payments.Confirmation("480000000032", "demo-480000000032", NOW));
		then(this.biller).should().refunded("480000000032");
	}

	@ParameterizedTest
	@EnumSource(value = PayoutState.class, names = { "PAID", "BOUNCED" })
	@DisplayName("settles a payout as a bank would")
	void settles(PayoutState outcome) throws Exception {
		this.browser.perform(post("/demo/bills/payouts").param("number", PAYOUT).param("outcome", outcome.name()))
			.andExpect(redirectedUrl("/demo/bills"));

		then(this.payouts).should().settle(new Payouts.Settlement(PAYOUT, "demo-" + PAYOUT, outcome, NOW));
		then(this.biller).should().paidOut(PAYOUT, outcome);
	}

	private void pay(String paying) throws Exception {
		this.browser.perform(post("/demo/bills/payments").param("number", BILL).param("paying", paying))
			.andExpect(redirectedUrl("/demo/bills"));
	}

	private String page(PaymentOutcome... outcomes) throws Exception {
		return this.browser.perform(get("/demo/bills").flashAttrs(Map.of("paid", BILL, "outcomes", List.of(outcomes))))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockMvc browser() {
		return DemoPageBrowser.on(new DemoBillPages(this.biller, this.payments, this.payouts, this.reconciliation,
				Clock.fixed(NOW, ZoneOffset.UTC)));
	}

}
