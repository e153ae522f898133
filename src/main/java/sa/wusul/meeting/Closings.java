package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which one centre, or the whole ministry, is closed. */
public interface Closings {

	/**
	 * Enters the closing; no session is opened on its days from now on.
	 * @return its number
	 * @throws Refusal {@code closing.days} where they are in the past, or end before they
	 * begin
	 */
	long enter(Closing closing);

	/**
	 * Cancels the sessions that the closing hits; their bookings are rebooked. Doing it
	 * again changes nothing.
	 */
	Settled settle(long closing);

	/**
	 * Takes an announcement back; sessions of its days are scheduled anew by who wants
	 * them. A holiday of all is also taken back where the calendar had it before.
	 * @throws Refusal {@code closing.unknown}, or {@code closing.days} where it has begun
	 */
	void withdraw(Optional<String> centre, LocalDate firstDay);

	/**
	 * A closing.
	 *
	 * @param centre empty for a holiday of all
	 * @param reason why; a holiday's name
	 */
	record Closing(Optional<String> centre, LocalDate firstDay, LocalDate lastDay, String reason, String announcedBy) {
	}

}
