package sa.wusul.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/** The custody of documents in an office until they are picked up. */
@Service
@Transactional
public class OfficeCustodyService {

	private final DeliveryRepository repository;

	private final HandoverCodeService codes;

	private final HandoverService handover;

	private final Inbox inbox;

	private final WorkingTime workingTime;

	private final Clock clock;

	OfficeCustodyService(DeliveryRepository repository, HandoverCodeService codes, HandoverService handover,
			Inbox inbox, WorkingTime workingTime, Clock clock) {
		this.repository = repository;
		this.codes = codes;
		this.handover = handover;
		this.inbox = inbox;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/**
	 * Records the arrival of the document at the office.
	 * @param days days of custody; it ends with the last of them, or with the next day on
	 * which the office is open
	 * @return the end of the custody
	 * @throws RefusalException {@code delivery.notForOffice} if the courier lost it
	 */
	public Instant begin(String reference, String shelfMark, int days) {
		var delivery = this.repository.hold(reference);
		if (delivery.state() == DeliveryState.AT_OFFICE) {
			return delivery.keptUntil().orElseThrow();
		}
		if (!delivery.state().comesToOffice()) {
			throw new RefusalException(Kind.CONFLICT, "delivery.notForOffice");
		}
		var lastButOne = LocalDate.now(this.clock).plusDays(days - 1L);
		var until = this.workingTime.plusDays(lastButOne.atTime(LocalTime.MAX).atZone(Kingdom.ZONE).toInstant(), 1);
		this.repository.shelve(delivery, shelfMark, until);
		return until;
	}

	/** Sends the requester the code against which the document is handed over. */
	public void orderCode(String reference, String messageKey) {
		this.codes.order(this.repository.hold(reference), messageKey);
	}

	/**
	 * Checks whether another code may be sent to the person at the counter.
	 * @throws RefusalException {@code delivery.codeJustSent}
	 */
	public void checkCodeMayBeSentAgain(String reference) {
		if (this.codes.justOrdered(this.repository.hold(reference))) {
			throw new RefusalException(Kind.TOO_MANY, "delivery.codeJustSent");
		}
	}

	/**
	 * Hands the document over at the counter if code and delegate are right.
	 * @param receiver the person who came
	 * @param delegateIdentity identity number of the delegate, if they came
	 */
	public Attempt handOver(String reference, String code, Receiver receiver, Optional<String> delegateIdentity,
			String officer) {
		var delivery = this.repository.hold(reference);
		if (delivery.state() != DeliveryState.AT_OFFICE) {
			return new Attempt(false, 0);
		}
		var result = this.handover.tryIt(delivery, code, receiver, delegateIdentity, DeliveryState.PICKED_UP, officer);
		return new Attempt(result.outcome() == EventOutcome.ACCEPTED, result.triesLeft());
	}

	/**
	 * Records the result of a trace that the courier did not report: the document is at
	 * the office, or lost. An event reported by the courier meanwhile takes precedence.
	 */
	public void recordTrace(String reference, TraceOutcome outcome) {
		var delivery = this.repository.hold(reference);
		if (delivery.state().withCourier()) {
			var lost = outcome == TraceOutcome.LOST;
			var message = lost ? CourierEventService.LOST : CourierEventService.RETURNED;
			if (lost) {
				this.repository.lose(delivery);
			}
			else {
				this.repository.enter(delivery, DeliveryState.RETURNED);
			}
			this.inbox
				.receive(new InboxMessage(NeutralText.format("%s:%d:0", message, delivery.id()), message, reference));
		}
	}

	/** Ends the custody because the document was not picked up in time. */
	public void end(String reference) {
		var delivery = this.repository.hold(reference);
		if (delivery.state() == DeliveryState.AT_OFFICE) {
			this.repository.enter(delivery, DeliveryState.UNCLAIMED);
		}
	}

	/**
	 * Records the destruction of the document before two witnesses.
	 * @throws RefusalException {@code delivery.twoSignatures} if both are the same person
	 */
	public void destroy(String reference, Destruction destruction) {
		if (destruction.firstSignature().equals(destruction.secondSignature())) {
			throw new RefusalException(Kind.FORBIDDEN, "delivery.twoSignatures");
		}
		var delivery = this.repository.hold(reference);
		if (delivery.state() == DeliveryState.UNCLAIMED) {
			this.repository.destroy(delivery, destruction);
		}
	}

	/**
	 * The result of a handover: whether it was done, and the number of attempts left for
	 * the code.
	 */
	public record Attempt(boolean handedOver, int triesLeft) {
	}

}
