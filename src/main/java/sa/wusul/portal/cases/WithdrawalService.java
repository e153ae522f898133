package sa.wusul.portal.cases;

import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Withdrawal of requests by their requesters. */
@Component
public class WithdrawalService {

	private static final String REQUEST = "intake-request-registration";

	private static final String TAWASUL = "tawasul-";

	private static final String SERVICES = "services-";

	private static final String REQUEST_WITHDRAWN = "intake.requestWithdrawn";

	private static final String SERVICE_WITHDRAWN = "services.applicationWithdrawn";

	private static final String TAWASUL_WITHDRAWN = "tawasul.applicationWithdrawn";

	/** The messages by which a process learns that its requester withdrew. */
	static final Set<String> MESSAGES = Set.of(REQUEST_WITHDRAWN, SERVICE_WITHDRAWN, TAWASUL_WITHDRAWN);

	private final Bookings bookings;

	private final Inbox inbox;

	private final CaseLinks links;

	WithdrawalService(Bookings bookings, Inbox inbox, CaseLinks links) {
		this.links = links;
		this.bookings = bookings;
		this.inbox = inbox;
	}

	/** Checks whether a case with a booking concerns only that booking. */
	public boolean endsWithBooking(CaseFile file) {
		return !file.processKey().equals(REQUEST);
	}

	boolean isPossible(CaseFile file) {
		return !(isApplication(file) ? file.state().tooLateToWithdraw() : file.state().closed())
				&& !is(file, BookingState.CHECKED_IN) && !wasHeld(file);
	}

	/**
	 * Withdraws the request.
	 * @param key names this withdrawal, so that it takes effect once
	 * @throws RefusalException {@code case.merged}, {@code booking.begun},
	 * {@code booking.held}, {@code case.tooLateToWithdraw}
	 */
	public Receipt withdraw(CaseFile file, String key) {
		if (file.state() == CaseState.MERGED) {
			throw new RefusalException(Kind.CONFLICT, "case.merged", leading(file).reference());
		}
		if (is(file, BookingState.CHECKED_IN)) {
			throw new RefusalException(Kind.CONFLICT, "booking.begun");
		}
		if (isApplication(file)) {
			if (file.state().tooLateToWithdraw()) {
				throw new RefusalException(Kind.CONFLICT, "case.tooLateToWithdraw");
			}
			return tell(file.processKey().startsWith(TAWASUL) ? TAWASUL_WITHDRAWN : SERVICE_WITHDRAWN, file, key);
		}
		if (wasHeld(file)) {
			throw new RefusalException(Kind.CONFLICT, "booking.held");
		}
		if (file.state().closed() && file.state() != CaseState.WITHDRAWN) {
			throw new RefusalException(Kind.CONFLICT, "case.tooLateToWithdraw");
		}
		if (endsWithBooking(file)) {
			this.bookings.cancel(file.reference());
			return Receipt.ACCEPTED;
		}
		return tell(REQUEST_WITHDRAWN, file, key);
	}

	/** Returns the case that this one was merged into, or the case itself. */
	CaseFile leading(CaseFile file) {
		return (file.state() == CaseState.MERGED) ? this.links.leading(file.reference()).orElse(file) : file;
	}

	/** Checks whether the meeting that was requested is over. */
	private boolean wasHeld(CaseFile file) {
		return endsWithBooking(file) && is(file, BookingState.HELD);
	}

	private boolean is(CaseFile file, BookingState state) {
		return this.bookings.forCase(file.reference()).map(Booking::state).filter(state::equals).isPresent();
	}

	private static boolean isApplication(CaseFile file) {
		return file.processKey().startsWith(SERVICES) || file.processKey().startsWith(TAWASUL);
	}

	private Receipt tell(String message, CaseFile file, String key) {
		return this.inbox.receive(new InboxMessage(key, message, file.reference()));
	}

}
