package sa.wusul.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** What the requester may still choose while his document is on its way. */
@Service
@Transactional
public class DeliveryChoices {

	/** He chose the day of the next attempt. */
	public static final String DAY_CHOSEN = "delivery.dayChosen";

	/** He would rather come for it himself. */
	public static final String OFFICE_CHOSEN = "delivery.officeChosen";

	private static final int DAYS_OFFERED = 5;

	private final DeliveryTable table;

	private final Inbox inbox;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final Clock clock;

	DeliveryChoices(DeliveryTable table, Inbox inbox, WorkingTime workingTime, Rights rights, Clock clock) {
		this.table = table;
		this.inbox = inbox;
		this.workingTime = workingTime;
		this.rights = rights;
		this.clock = clock;
	}

	/** The days on which the courier may come again; none where it is not the time. */
	@Transactional(readOnly = true)
	public List<LocalDate> days(Delivery delivery) {
		if (delivery.state() != DeliveryState.ATTEMPT_FAILED || delivery.chosenDay().isPresent()) {
			return List.of();
		}
		var now = this.clock.instant();
		return IntStream.rangeClosed(1, DAYS_OFFERED)
			.mapToObj((day) -> this.workingTime.plusDays(now, day).atZone(Kingdom.ZONE).toLocalDate())
			.toList();
	}

	/** The offices at which he may pick it up instead; none where it is too late. */
	public List<Place> offices(Delivery delivery) {
		return delivery.state().changeable() ? List.copyOf(this.rights.organisation().centres()) : List.of();
	}

	/**
	 * The same day again changes nothing.
	 * @throws Refusal {@code delivery.dayNotOffered}, or {@code delivery.noDayAsked}
	 * where it is not the time to choose
	 */
	public Delivery chooseDay(String reference, LocalDate day) {
		var delivery = this.table.hold(reference);
		if (delivery.chosenDay().filter(day::equals).isPresent()) {
			return delivery;
		}
		var offered = days(delivery);
		if (offered.isEmpty()) {
			throw new Refusal(Kind.CONFLICT, "delivery.noDayAsked");
		}
		if (!offered.contains(day)) {
			throw new Refusal(Kind.INVALID, "delivery.dayNotOffered");
		}
		this.table.chooseDay(delivery, day);
		tell(delivery, DAY_CHOSEN);
		return this.table.hold(reference);
	}

	/**
	 * He picks it up instead. The same office again changes nothing.
	 * @throws Refusal {@code delivery.officeUnknown}, or {@code delivery.tooLateToChange}
	 */
	public Delivery chooseOffice(String reference, String office) {
		var delivery = this.table.hold(reference);
		if (this.rights.organisation().centre(office).isEmpty()) {
			throw new Refusal(Kind.INVALID, "delivery.officeUnknown");
		}
		if (delivery.state() == DeliveryState.RETURNING && delivery.office().equals(office)) {
			return delivery;
		}
		if (!delivery.state().changeable()) {
			throw new Refusal(Kind.CONFLICT, "delivery.tooLateToChange");
		}
		this.table.bringBack(delivery, office);
		tell(delivery, OFFICE_CHOSEN);
		return this.table.hold(reference);
	}

	private void tell(Delivery delivery, String message) {
		this.inbox.receive(new InboxMessage("%s:%d:%d".formatted(message, delivery.id(), delivery.attempts()), message,
				delivery.caseReference()));
	}

}
