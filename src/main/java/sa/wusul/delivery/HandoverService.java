package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Digits;

/**
 * Service that hands a document over, at the door or at the counter, to the requester or
 * to the delegate they named, against the code that was sent to the requester.
 */
@Component
class HandoverService {

	private final DeliveryRepository repository;

	private final HandoverCodeService codes;

	private final CaseFiles caseFiles;

	HandoverService(DeliveryRepository repository, HandoverCodeService codes, CaseFiles caseFiles) {
		this.repository = repository;
		this.codes = codes;
		this.caseFiles = caseFiles;
	}

	/**
	 * Checks code and recipient and hands the document over.
	 * @param delivery the delivery, locked by the caller
	 * @param receiver the person who came
	 * @param delegateIdentity identity number of the delegate, if they came
	 * @param handedOver the state that follows
	 */
	Result tryIt(Delivery delivery, String code, Receiver receiver, Optional<String> delegateIdentity,
			DeliveryState handedOver, String by) {
		if (this.codes.spent(delivery)) {
			return new Result(EventOutcome.CODE_SPENT, 0);
		}
		if (delegateIdentity.isPresent() && !isDelegate(delivery, delegateIdentity.get())) {
			return new Result(EventOutcome.NOT_THE_DELEGATE, this.codes.refuse(delivery).triesLeft());
		}
		var verdict = this.codes.judge(delivery, Digits.toLatin(code.strip()));
		if (!verdict.right()) {
			return new Result(EventOutcome.CODE_WRONG, verdict.triesLeft());
		}
		this.repository.handOver(delivery, handedOver, receiver, by);
		return new Result(EventOutcome.ACCEPTED, verdict.triesLeft());
	}

	private boolean isDelegate(Delivery delivery, String shown) {
		var requester = this.caseFiles.get(delivery.caseReference()).requester().identityNumber();
		return NamedDelegate.among(this.caseFiles.particulars(delivery.caseReference()), requester)
			.filter((named) -> named.is(Digits.toLatin(shown.strip())))
			.isPresent();
	}

	/** The outcome, and the number of attempts left. */
	record Result(EventOutcome outcome, int triesLeft) {
	}

}
