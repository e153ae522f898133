package sa.wusul.services.fee;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;

/** Service that issues and closes bills. */
@Component
class BillService implements Bills {

	private static final String NO_DOCUMENT = "NO_DOCUMENT";

	private static final String ENTRY_REFUSED = "ENTRY_REFUSED";

	private final BillRepository bills;

	private final PaymentRepository payments;

	private final BillNumberSequence numbers;

	private final BillerOutboxHandler orders;

	private final WorkingTime workingTime;

	private final Clock clock;

	BillService(BillRepository bills, PaymentRepository payments, BillNumberSequence numbers,
			BillerOutboxHandler orders, WorkingTime workingTime, Clock clock) {
		this.bills = bills;
		this.payments = payments;
		this.numbers = numbers;
		this.orders = orders;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	@Override
	public Bill issue(NewBill fee) {
		return this.bills.issuedBy(fee.issueKey()).orElseGet(() -> {
			var now = this.clock.instant();
			var bill = new Bill(this.numbers.next(), fee.caseReference(), fee.service(), fee.amount(), BillState.OPEN,
					now, this.workingTime.plusDays(now, fee.paymentDays()), now);
			this.bills.insert(bill, fee.issueKey());
			this.orders.create(bill);
			return bill;
		});
	}

	@Override
	public boolean expire(String number) {
		if (this.bills.change(number, BillState.OPEN, BillState.EXPIRED)) {
			this.bills.find(number).ifPresent(this.orders::cancel);
		}
		return this.bills.find(number).orElseThrow().state().settled();
	}

	@Override
	public Optional<Amount> refund(String caseReference) {
		var held = this.bills.hold(caseReference);
		cancel(held);
		for (var bill : held) {
			if (this.bills.change(bill.number(), BillState.PAID, BillState.REFUND_ORDERED)) {
				order(bill, bill.amount(), NO_DOCUMENT);
			}
		}
		return this.bills.forCase(caseReference)
			.stream()
			.filter((bill) -> bill.state() == BillState.REFUND_ORDERED)
			.map(Bill::amount)
			.reduce(Amount::plus);
	}

	@Override
	public Optional<Amount> refundShare(String caseReference, int part, int of) {
		return this.bills.hold(caseReference)
			.stream()
			.filter((bill) -> part > 0 && bill.state() == BillState.PAID)
			.findFirst()
			.map((bill) -> {
				var share = new Amount(Math.multiplyExact(bill.amount().halalas(), part) / of);
				order(bill, share, ENTRY_REFUSED);
				return share;
			});
	}

	private void order(Bill bill, Amount amount, String reason) {
		var refund = new Biller.RefundOrder(this.numbers.next(), this.payments.settlementOf(bill.number()), amount,
				reason);
		this.payments.order(refund);
		this.orders.refund(bill.caseReference(), refund, "order");
	}

	@Override
	public void cancelOpen(String caseReference) {
		cancel(this.bills.forCase(caseReference));
	}

	private void cancel(List<Bill> bills) {
		for (var bill : bills) {
			if (this.bills.change(bill.number(), BillState.OPEN, BillState.CANCELLED)) {
				this.orders.cancel(bill);
			}
		}
	}

	@Override
	public void remindBiller(String caseReference) {
		this.payments.unconfirmed(caseReference)
			.forEach((refund) -> this.orders.refund(caseReference, refund.order(),
					"reminder:" + this.clock.instant().getEpochSecond()));
	}

	@Override
	public List<Bill> forCase(String caseReference) {
		return this.bills.forCase(caseReference);
	}

}
