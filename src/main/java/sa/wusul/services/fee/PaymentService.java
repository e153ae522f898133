package sa.wusul.services.fee;

import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Service that receives the biller's reports. A payment is matched by one conditional
 * update of its bill, so that of several at once one settles it and the others are
 * refunded.
 */
@Component
class PaymentService implements Payments {

	private final BillRepository bills;

	private final PaymentRepository payments;

	private final BillNumberSequence numbers;

	private final BillerOutboxHandler orders;

	private final PayerMessages messages;

	private final Inbox inbox;

	private final TransactionTemplate transaction;

	PaymentService(BillRepository bills, PaymentRepository payments, BillNumberSequence numbers,
			BillerOutboxHandler orders, PayerMessages messages, Inbox inbox, PlatformTransactionManager transactions) {
		this.bills = bills;
		this.payments = payments;
		this.numbers = numbers;
		this.orders = orders;
		this.messages = messages;
		this.inbox = inbox;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public Taken take(Payment payment) {
		try {
			return takeOnce(payment);
		}
		catch (DuplicateKeyException sentTwiceAtTheSameMoment) {
			return takeOnce(payment);
		}
	}

	private Taken takeOnce(Payment payment) {
		return this.transaction
			.execute((status) -> this.payments.keep(payment) ? takeNew(payment) : answerAgain(payment));
	}

	private Taken answerAgain(Payment payment) {
		var known = this.payments.known(payment.reference());
		if (!known.billNumber().equals(payment.billNumber()) || !known.amount().equals(payment.amount())) {
			throw new RefusalException(Kind.CONFLICT, "payment.referenceReused", payment.reference());
		}
		return new Taken(known.outcome(), known.refundNumber(), false);
	}

	private Taken takeNew(Payment payment) {
		if (this.bills.pay(payment.billNumber(), payment.amount())) {
			this.payments.settle(payment, PaymentOutcome.ACCEPTED);
			var reference = this.bills.find(payment.billNumber()).orElseThrow().caseReference();
			this.inbox.receive(new InboxMessage("biller:paid:" + payment.billNumber(), FEE_PAID, reference));
			return new Taken(PaymentOutcome.ACCEPTED, Optional.empty(), true);
		}
		return sendBack(payment, this.bills.find(payment.billNumber()));
	}

	private Taken sendBack(Payment payment, Optional<Bill> bill) {
		var reason = bill.map((found) -> misfit(found.state())).orElse(PaymentOutcome.UNKNOWN_BILL);
		this.payments.settle(payment, reason);
		var refund = new Biller.RefundOrder(this.numbers.next(), payment.reference(), payment.amount(), reason.name());
		this.payments.order(refund);
		var reference = bill.map(Bill::caseReference);
		this.orders.refund(reference.orElse(null), refund, "order");
		reference.ifPresent((known) -> this.messages.returned(known, payment, reason));
		return new Taken(reason, Optional.of(refund.number()), true);
	}

	/** Returns why a payment for a bill in this state is refunded. */
	private static PaymentOutcome misfit(BillState state) {
		return switch (state) {
			case OPEN -> PaymentOutcome.WRONG_AMOUNT;
			case PAID, REFUND_ORDERED, REFUNDED -> PaymentOutcome.ALREADY_PAID;
			case EXPIRED, CANCELLED -> PaymentOutcome.BILL_CLOSED;
		};
	}

	@Override
	public void confirm(Confirmation confirmation) {
		try {
			confirmOnce(confirmation);
		}
		catch (DuplicateKeyException namesAnotherRefund) {
			throw new RefusalException(Kind.CONFLICT, "refund.confirmationReused", confirmation.reference());
		}
	}

	private void confirmOnce(Confirmation confirmation) {
		this.transaction.executeWithoutResult((status) -> {
			var refund = this.payments.refund(confirmation.refundNumber())
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "refund.unknown"));
			if (this.payments.confirm(confirmation)) {
				refund.bill().flatMap(this.bills::find).ifPresent(this::refunded);
			}
			else if (!this.payments.refund(confirmation.refundNumber())
				.orElseThrow()
				.confirmation()
				.equals(Optional.of(confirmation.reference()))) {
				throw new RefusalException(Kind.CONFLICT, "refund.alreadyConfirmed", confirmation.refundNumber());
			}
		});
	}

	/** Continues the process once all its payments are refunded. */
	private void refunded(Bill bill) {
		var reference = bill.caseReference();
		this.bills.hold(reference);
		this.bills.change(bill.number(), BillState.REFUND_ORDERED, BillState.REFUNDED);
		if (this.payments.unconfirmed(reference).isEmpty()) {
			this.inbox.receive(new InboxMessage("biller:refunded:" + bill.number(), FEE_REFUNDED, reference));
		}
	}

}
