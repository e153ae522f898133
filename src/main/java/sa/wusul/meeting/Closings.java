package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/** The days on which one centre, or the whole ministry, is closed. */
public interface Closings {

	/**
	 * Adds the closing; from now on no session can be opened on its days.
	 * @return its number
	 * @throws Refusal {@code closing.days} if the days are past, or end before they begin
	 */
	long enter(Closing closing);

	/**
	 * Cancels the sessions on the closed days and rebooks their bookings. Repeating the
	 * call changes nothing.
	 */
	Settlement settle(long closing);

	/**
	 * Withdraws an announced closing; sessions on its days have to be scheduled again. A
	 * holiday of all centres is also withdrawn if the calendar had it before.
	 * @throws Refusal {@code closing.unknown}, or {@code closing.days} if it has begun
	 */
	void withdraw(Optional<String> centre, LocalDate firstDay);

	/**
	 * A closing.
	 *
	 * @param centre empty for a holiday of all centres
	 * @param reason the reason, or the name of a holiday
	 */
	record Closing(Optional<String> centre, LocalDate firstDay, LocalDate lastDay, String reason, String announcedBy) {
	}

}
