package sa.wusul.reception;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * All that a hall's screen shows at one moment. It knows numbers, not people, and says of
 * no number why it comes first.
 */
public record HallView(String centre, Moment now, List<Section> sections) {

	/**
	 * @param calls the visitors at the counters, the newest call first
	 * @param minutesForNext what somebody who takes a number now would wait; null where
	 * no service was measured yet
	 */
	public record Section(String id, String name, List<Call> calls, List<Place> line, Long minutesForNext) {
	}

	/**
	 * @param times how often the number was called; a screen rings when it grows
	 */
	public record Call(String ticket, int counter, int times) {
	}

	/**
	 * @param minutes that it will still take; null where no service was measured yet
	 */
	public record Place(String ticket, Long minutes) {
	}

}
