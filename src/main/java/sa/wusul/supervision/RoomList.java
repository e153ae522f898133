package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/** The video rooms of a day, without any names and anything that is said or shown. */
public record RoomList(Moment at, List<Row> rooms) {

	/**
	 * A room.
	 *
	 * @param reference of its case; {@code null} for those who may only see numbers
	 * @param minutes from its opening to its end, or until now
	 * @param recording whether it is recorded as it has to be
	 */
	public record Row(String reference, Figures.Word purpose, String host, String centre, Figures.Word state,
			Moment startsAt, Moment openedAt, Moment closedAt, Long minutes, boolean monitored, Figures.Word recording,
			List<Seat> seats) {
	}

	/**
	 * A seat.
	 *
	 * @param parts of its recording
	 * @param quality with which the others receive it; {@code null} if nobody has
	 * measured it
	 */
	public record Seat(int number, Figures.Word role, Figures.Word state, int parts, Quality quality) {
	}

	/**
	 * Figures of a line, the worst of all receivers.
	 *
	 * @param lost share of lost packets, 0 to 1
	 */
	public record Quality(double lost, int jitterMs, int width, int height, int interruptions) {
	}

}
