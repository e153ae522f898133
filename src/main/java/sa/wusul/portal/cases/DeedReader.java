package sa.wusul.portal.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.platform.inbox.Inbox;

/**
 * Reader of what a requester just did and the process has not taken up yet, so that the
 * page never contradicts it.
 */
@Component
class DeedReader {

	private final Inbox inbox;

	private final Bookings bookings;

	private final WithdrawalService withdrawals;

	DeedReader(Inbox inbox, Bookings bookings, WithdrawalService withdrawals) {
		this.inbox = inbox;
		this.bookings = bookings;
		this.withdrawals = withdrawals;
	}

	/** Returns the deeds that are under way, in the order of {@link Deed}. */
	List<Deed> underWay(CaseFile file) {
		if (file.state().closed()) {
			return List.of();
		}
		var waiting = this.inbox.waiting(file.reference());
		return Arrays.stream(Deed.values())
			.filter((deed) -> deed.messages.stream().anyMatch(waiting::contains)
					|| deed == Deed.WITHDRAWAL && isBookingCancelled(file))
			.toList();
	}

	/** Checks whether the booking is cancelled, with which the case ends. */
	private boolean isBookingCancelled(CaseFile file) {
		return file.state() == CaseState.MEETING_BOOKED && this.withdrawals.endsWithBooking(file)
				&& cancelled(this.bookings.forCase(file.reference()));
	}

	private static boolean cancelled(Optional<Booking> booking) {
		return booking.map(Booking::state).filter(BookingState.CANCELLED::equals).isPresent();
	}

	/** A deed of the requester. */
	enum Deed {

		WITHDRAWAL(WithdrawalService.MESSAGES), SUPPLY(Set.of(DocumentSupplyService.SUPPLIED)),
		DELIVERY_DAY(Set.of(DeliveryChoiceService.DAY_CHOSEN)),
		DELIVERY_OFFICE(Set.of(DeliveryChoiceService.OFFICE_CHOSEN));

		private final Set<String> messages;

		Deed(Set<String> messages) {
			this.messages = messages;
		}

	}

}
