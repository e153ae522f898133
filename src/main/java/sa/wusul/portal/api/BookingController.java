package sa.wusul.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseReference;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * API of the channels for free slots, and for confirming, moving or cancelling a
 * requester's meeting or appointment. All requests may be repeated.
 */
@RestController
@RequestMapping("/api")
class BookingController {

	private static final int MOST_SLOTS = 40;

	private final Bookings bookings;

	private final CaseFiles caseFiles;

	private final AccessLog log;

	BookingController(Bookings bookings, CaseFiles caseFiles, AccessLog log) {
		this.bookings = bookings;
		this.caseFiles = caseFiles;
		this.log = log;
	}

	/** Returns free slots for a requester without a booking. */
	@GetMapping("/slots")
	List<FreeSlot> slots(@RequestParam Purpose purpose, @RequestParam String host, @RequestParam Mode mode,
			@RequestParam String centre, @RequestParam String section,
			@RequestParam(defaultValue = "false") boolean interpreter, @RequestParam Optional<LocalDate> notBefore,
			ChannelAccount account) {
		return free(new SlotSearch(purpose, host, mode, centre, section, interpreter, notBefore));
	}

	@GetMapping("/cases/{reference}/booking")
	Booked booking(@PathVariable String reference, ChannelAccount account) {
		return shown(find(reference), account);
	}

	/** Returns free slots to which the booking may be moved. */
	@GetMapping("/cases/{reference}/booking/slots")
	List<FreeSlot> otherSlots(@PathVariable String reference, @RequestParam Optional<LocalDate> notBefore,
			ChannelAccount account) {
		var booking = find(reference);
		look(booking, account);
		return booking.slot()
			.map((slot) -> free(new SlotSearch(slot.purpose(), slot.host(), slot.mode(), slot.centre(), slot.section(),
					booking.interpreter().isPresent(), notBefore)))
			.orElse(List.of());
	}

	@PutMapping("/cases/{reference}/booking/slot")
	Booked move(@PathVariable String reference, @RequestBody ChosenSlot chosen, ChannelAccount account) {
		return shown(this.bookings.move(find(reference).caseReference(), chosen.slot()), account);
	}

	/** Confirms that the requester will attend. */
	@PostMapping("/cases/{reference}/booking/confirmation")
	Booked confirm(@PathVariable String reference, ChannelAccount account) {
		this.bookings.confirm(find(reference).caseReference());
		return shown(find(reference), account);
	}

	@PostMapping("/cases/{reference}/booking/cancellation")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Booked cancel(@PathVariable String reference, ChannelAccount account) {
		var booking = find(reference);
		if (booking.state() == BookingState.CHECKED_IN) {
			throw new RefusalException(Kind.CONFLICT, "booking.begun");
		}
		this.bookings.cancel(booking.caseReference());
		return shown(find(reference), account);
	}

	private Booked shown(Booking booking, ChannelAccount account) {
		look(booking, account);
		return Booked.of(booking);
	}

	private void look(Booking booking, ChannelAccount account) {
		this.log.write(CaseRead.at(Endpoint.CHANNEL, booking.caseReference(), account.userName(), Shown.BOOKING));
	}

	private Booking find(String reference) {
		var file = this.caseFiles.get(CaseReference.parse(reference).value());
		return this.bookings.forCase(file.reference())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
	}

	private List<FreeSlot> free(SlotSearch search) {
		return this.bookings.free(search, MOST_SLOTS).stream().map(FreeSlot::of).toList();
	}

	/** A free slot; the requester learns the room on arrival. */
	record FreeSlot(long slot, Instant startsAt, Instant endsAt, String host, Mode mode, String centre,
			String section) {

		static FreeSlot of(Slot slot) {
			return new FreeSlot(slot.id(), slot.startsAt(), slot.endsAt(), slot.host(), slot.mode(), slot.centre(),
					slot.section());
		}

	}

	record Booked(String reference, BookingState state, Optional<FreeSlot> slot, boolean interpreter) {

		static Booked of(Booking booking) {
			return new Booked(booking.caseReference(), booking.state(), booking.slot().map(FreeSlot::of),
					booking.interpreter().isPresent());
		}

	}

	record ChosenSlot(long slot) {
	}

}
