package sa.wusul.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/** The choices left to the requester while the document is on its way. */
@Service
@Transactional
public class DeliveryChoiceService {

	/** The message that the requester chose the day of the next attempt. */
	public static final String DAY_CHOSEN = "delivery.dayChosen";

	/** The message that the requester chose to pick the document up. */
	public static final String OFFICE_CHOSEN = "delivery.officeChosen";

	private final DeliveryRepository repository;

	private final Inbox inbox;

	private final WorkingTime workingTime;

	private final LimitDecisions limits;

	private final Rights rights;

	private final Clock clock;

	DeliveryChoiceService(DeliveryRepository repository, Inbox inbox, WorkingTime workingTime, LimitDecisions limits,
			Rights rights, Clock clock) {
		this.repository = repository;
		this.inbox = inbox;
		this.workingTime = workingTime;
		this.limits = limits;
		this.rights = rights;
		this.clock = clock;
	}

	/**
	 * Returns the days on which the courier may come again; empty if there is no choice
	 * now.
	 */
	@Transactional(readOnly = true)
	public List<LocalDate> days(Delivery delivery) {
		if (delivery.state() != DeliveryState.ATTEMPT_FAILED || delivery.chosenDay().isPresent()) {
			return List.of();
		}
		var now = this.clock.instant();
		return IntStream.rangeClosed(1, this.limits.number(DeliveryLimit.DAYS_OFFERED))
			.mapToObj((day) -> this.workingTime.plusDays(now, day).atZone(Kingdom.ZONE).toLocalDate())
			.toList();
	}

	/** Returns the offices for pick-up; empty if it is too late to change. */
	public List<Place> offices(Delivery delivery) {
		return delivery.state().changeable() ? List.copyOf(this.rights.organisation().centres()) : List.of();
	}

	/**
	 * Chooses the day of the next attempt. Repeating the same day changes nothing.
	 * @throws RefusalException {@code delivery.dayNotOffered}, or
	 * {@code delivery.noDayAsked} if there is no choice now
	 */
	public Delivery chooseDay(String reference, LocalDate day) {
		var delivery = this.repository.hold(reference);
		if (delivery.chosenDay().filter(day::equals).isPresent()) {
			return delivery;
		}
		var offered = days(delivery);
		if (offered.isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "delivery.noDayAsked");
		}
		if (!offered.contains(day)) {
			throw new RefusalException(Kind.INVALID, "delivery.dayNotOffered");
		}
		this.repository.chooseDay(delivery, day);
		tell(delivery, DAY_CHOSEN);
		return this.repository.hold(reference);
	}

	/**
	 * Changes to pick-up. Repeating the same office changes nothing.
	 * @throws RefusalException {@code delivery.officeUnknown}, or
	 * {@code delivery.tooLateToChange}
	 */
	public Delivery chooseOffice(String reference, String office) {
		var delivery = this.repository.hold(reference);
		if (this.rights.organisation().centre(office).isEmpty()) {
			throw new RefusalException(Kind.INVALID, "delivery.officeUnknown");
		}
		if (delivery.state() == DeliveryState.RETURNING && delivery.office().equals(office)) {
			return delivery;
		}
		if (!delivery.state().changeable()) {
			throw new RefusalException(Kind.CONFLICT, "delivery.tooLateToChange");
		}
		this.repository.bringBack(delivery, office);
		tell(delivery, OFFICE_CHOSEN);
		return this.repository.hold(reference);
	}

	private void tell(Delivery delivery, String message) {
		this.inbox.receive(new InboxMessage(NeutralText.format("%s:%d:%d", message, delivery.id(), delivery.attempts()),
				message, delivery.caseReference()));
	}

}
