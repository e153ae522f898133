package sa.wusul.services.fee;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;

/**
 * Orders payouts and receives their results. One conditional update settles a payout, so
 * that only one of several reports counts.
 */
@Component
class PayoutService implements Payouts {

	private final PayoutRepository payouts;

	private final BillNumberSequence numbers;

	private final BillerOutboxHandler orders;

	private final CaseFiles caseFiles;

	private final Inbox inbox;

	private final Clock clock;

	private final TransactionTemplate transaction;

	PayoutService(PayoutRepository payouts, BillNumberSequence numbers, BillerOutboxHandler orders, CaseFiles caseFiles,
			Inbox inbox, Clock clock, PlatformTransactionManager transactions) {
		this.payouts = payouts;
		this.numbers = numbers;
		this.orders = orders;
		this.caseFiles = caseFiles;
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
	public Optional<String> orderedBy(String orderKey) {
		return this.payouts.orderedBy(orderKey);
	}

	@Override
	public void cancelOpen(String caseReference) {
		this.payouts.open(caseReference)
			.stream()
			.filter(this.payouts::cancel)
			.forEach((number) -> this.orders.cancelPayout(caseReference, number));
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
			get(settlement.payoutNumber());
			if (this.payouts.settle(settlement)) {
				tell(get(settlement.payoutNumber()));
			}
			else if (!get(settlement.payoutNumber()).isSettledBy(settlement)) {
				throw new RefusalException(Kind.CONFLICT, "payout.alreadySettled", settlement.payoutNumber());
			}
		});
	}

	private void tell(PayoutRepository.Ordered settled) {
		if (!settled.cancelled()) {
			this.inbox.receive(new InboxMessage("biller:payout:" + settled.order().number(), settled.messageName(),
					settled.caseReference()));
		}
		else if (settled.state() == PayoutState.PAID) {
			this.caseFiles.reach(settled.caseReference(), ArabicText.of("payout.paidAllTheSame"),
					EnglishText.of("payout.paidAllTheSame"), null);
		}
	}

	private PayoutRepository.Ordered get(String number) {
		return this.payouts.find(number).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "payout.unknown"));
	}

}
