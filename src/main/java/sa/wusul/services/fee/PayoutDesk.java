package sa.wusul.services.fee;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Orders payouts and takes what became of them. One conditional update settles a payout,
 * so of many reports at once one counts.
 */
@Component
class PayoutDesk implements Payouts {

	private final PayoutTable payouts;

	private final BillNumbers numbers;

	private final BillerOrders orders;

	private final Inbox inbox;

	private final Clock clock;

	private final TransactionTemplate transaction;

	PayoutDesk(PayoutTable payouts, BillNumbers numbers, BillerOrders orders, Inbox inbox, Clock clock,
			PlatformTransactionManager transactions) {
		this.payouts = payouts;
		this.numbers = numbers;
		this.orders = orders;
		this.inbox = inbox;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public String order(NewPayout payout) {
		return this.payouts.orderedBy(payout.orderKey()).orElseGet(() -> {
			var number = this.numbers.next();
			this.payouts.insert(number, payout);
			this.orders.payOut(payout.caseReference(), number, "order");
			return number;
		});
	}

	@Override
	public void remindBiller(String number) {
		var ordered = get(number);
		if (ordered.state() == PayoutState.ORDERED) {
			this.orders.payOut(ordered.caseReference(), number, "reminder:" + this.clock.instant().getEpochSecond());
		}
	}

	@Override
	public PayoutState state(String number) {
		return get(number).state();
	}

	@Override
	public void settle(Settlement settlement) {
		this.transaction.executeWithoutResult((status) -> {
			var ordered = get(settlement.payoutNumber());
			if (this.payouts.settle(settlement)) {
				this.inbox.receive(new InboxMessage("biller:payout:" + settlement.payoutNumber(), ordered.messageName(),
						ordered.caseReference()));
			}
			else if (!get(settlement.payoutNumber()).isSettledBy(settlement)) {
				throw new Refusal(Kind.CONFLICT, "payout.alreadySettled", settlement.payoutNumber());
			}
		});
	}

	private PayoutTable.Ordered get(String number) {
		return this.payouts.find(number).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "payout.unknown"));
	}

}
