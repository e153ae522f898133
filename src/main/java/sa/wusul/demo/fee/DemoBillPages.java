package sa.wusul.demo.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import sa.wusul.demo.fee.DemoBiller.DemoBill;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.BillReconciliationWatch;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.PaymentOutcome;
import sa.wusul.services.fee.Payments;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;

/**
 * Demo page on which to act as payers and as the biller, through the same port as a real
 * one.
 */
@Controller
class DemoBillPages {

	private static final String PAGE = "redirect:/demo/bills";

	private final DemoBiller biller;

	private final Payments payments;

	private final Payouts payouts;

	private final BillReconciliationWatch reconciliation;

	private final Clock clock;

	DemoBillPages(DemoBiller biller, Payments payments, Payouts payouts, BillReconciliationWatch reconciliation,
			Clock clock) {
		this.biller = biller;
		this.payments = payments;
		this.payouts = payouts;
		this.reconciliation = reconciliation;
		this.clock = clock;
	}

	@GetMapping("/demo/bills")
	String show(Model model) {
		model.addAttribute("bills", this.biller.bills());
		model.addAttribute("refunds", this.biller.refunds());
		model.addAttribute("payouts", this.biller.payouts());
		return "demo/bills";
	}

	@PostMapping("/demo/bills/payments")
	String pay(@RequestParam String number, @RequestParam Paying paying, RedirectAttributes next) {
		var bill = this.biller.bills()
			.stream()
			.filter((found) -> found.number().equals(number))
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "payment.bill"));
		next.addFlashAttribute("paid", number);
		next.addFlashAttribute("outcomes", pay(bill, paying));
		return PAGE;
	}

	private List<PaymentOutcome> pay(DemoBill bill, Paying paying) {
		return IntStream.range(0, paying.times).mapToObj((time) -> {
			var amount = new Amount(bill.amount().halalas() / paying.parts);
			var payment = new Payment("demo-" + UUID.randomUUID(), bill.number(), amount, this.clock.instant());
			this.biller.collect(payment);
			if (!paying.told) {
				this.biller.paid(bill.number());
				return Optional.<PaymentOutcome>empty();
			}
			var taken = this.payments.take(payment);
			if (taken.outcome() == PaymentOutcome.ACCEPTED) {
				this.biller.paid(bill.number());
			}
			return Optional.of(taken.outcome());
		}).flatMap(Optional::stream).toList();
	}

	@PostMapping("/demo/bills/refunds")
	String confirm(@RequestParam String number) {
		this.payments.confirm(new Payments.Confirmation(number, DemoBiller.REFERENCE + number, this.clock.instant()));
		this.biller.refunded(number);
		return PAGE;
	}

	@PostMapping("/demo/bills/payouts")
	String settle(@RequestParam String number, @RequestParam PayoutState outcome) {
		this.payouts
			.settle(new Payouts.Settlement(number, DemoBiller.REFERENCE + number, outcome, this.clock.instant()));
		this.biller.paidOut(number, outcome);
		return PAGE;
	}

	/** Loses a bill, so that the report of the day lacks it. */
	@PostMapping("/demo/bills/loss")
	String lose(@RequestParam String number) {
		this.biller.lose(number);
		return PAGE;
	}

	/** Closes the books of today, whose report is compared at once. */
	@PostMapping("/demo/bills/day")
	String closeDay(RedirectAttributes next) {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		next.addFlashAttribute("closed", this.reconciliation.look(today));
		return PAGE;
	}

	/** A way to pay a bill. */
	enum Paying {

		ONCE(1, 1, true), TWICE(2, 1, true), HALF(1, 2, true),

		/** Without a report to the program before that of the day. */
		UNTOLD(1, 1, false);

		private final int times;

		private final int parts;

		private final boolean told;

		Paying(int times, int parts, boolean told) {
			this.times = times;
			this.parts = parts;
			this.told = told;
		}

	}

}
