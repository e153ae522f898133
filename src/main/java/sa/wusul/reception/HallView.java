package sa.wusul.reception;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * The content of a hall's screen at one moment. It contains numbers, not people, and does
 * not reveal why a number comes first.
 *
 * @param code the code for tickets on telephones, on registered screens; otherwise null
 */
public record HallView(String centre, Moment now, String code, List<Section> sections) {

	/** Returns the same hall with the code for those who stand in it. */
	public HallView showing(String shown) {
		return new HallView(this.centre, this.now, shown, this.sections);
	}

	/**
	 * A section of the hall.
	 *
	 * @param calls the visitors at the counters, the latest call first
	 * @param minutesForNext the estimated wait of a new number; {@code null} if no
	 * service was measured yet
	 */
	public record Section(String id, String name, List<Call> calls, List<Place> line, Long minutesForNext) {
	}

	/**
	 * A call to a counter.
	 *
	 * @param times how often the number was called; a screen rings when it increases
	 */
	public record Call(String ticket, int counter, int times) {
	}

	/**
	 * A place in the line.
	 *
	 * @param minutes the estimated wait; {@code null} if no service was measured yet
	 */
	public record Place(String ticket, Long minutes) {
	}

}
