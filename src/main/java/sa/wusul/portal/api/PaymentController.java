package sa.wusul.portal.api;

import java.math.BigDecimal;
import java.time.Instant;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.PaymentOutcome;
import sa.wusul.services.fee.Payments;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;

/**
 * API of the billers, documented in {@code src/docs/payments.md}: they report payments,
 * refunds and the outcome of payouts. Accounts of the group {@code billers} log in with
 * HTTP basic.
 */
@RestController
@RequestMapping("/api")
class PaymentController {

	private static final String CURRENCY = "SAR";

	private final Payments payments;

	private final Payouts payouts;

	PaymentController(Payments payments, Payouts payouts) {
		this.payments = payments;
		this.payouts = payouts;
	}

	/**
	 * Receives a payment. Answers 201 the first time, 200 with the same content
	 * afterwards.
	 */
	@PostMapping("/payments")
	ResponseEntity<Answer> take(@RequestBody Report report, BillerAccount account) {
		if (!CURRENCY.equals(report.currency())) {
			throw new RefusalException(Kind.INVALID, "payment.currency");
		}
		var taken = this.payments.take(new Payment(report.paymentReference(), report.billNumber(),
				Amount.parse(report.amount()), report.paidAt()));
		return ResponseEntity.status(taken.first() ? HttpStatus.CREATED : HttpStatus.OK)
			.body(new Answer(report.paymentReference(), taken.outcome(), taken.refundNumber().orElse(null)));
	}

	@PostMapping("/refunds/confirmations")
	Confirmed confirm(@RequestBody Confirmation confirmation, BillerAccount account) {
		this.payments.confirm(new Payments.Confirmation(confirmation.refundNumber(),
				confirmation.confirmationReference(), confirmation.refundedAt()));
		return new Confirmed(confirmation.refundNumber());
	}

	@PostMapping("/payouts/settlements")
	Settled settle(@RequestBody Settlement settlement, BillerAccount account) {
		this.payouts.settle(new Payouts.Settlement(settlement.payoutNumber(), settlement.settlementReference(),
				settlement.outcome(), settlement.settledAt()));
		return new Settled(settlement.payoutNumber());
	}

	record Report(String paymentReference, String billNumber, BigDecimal amount, String currency, Instant paidAt) {
	}

	record Answer(String paymentReference, PaymentOutcome outcome, String refundNumber) {
	}

	record Confirmation(String refundNumber, String confirmationReference, Instant refundedAt) {
	}

	record Confirmed(String refundNumber) {
	}

	record Settlement(String payoutNumber, String settlementReference, PayoutState outcome, Instant settledAt) {
	}

	record Settled(String payoutNumber) {
	}

}
