package sa.wusul.meeting;

/**
 * What became of those who were booked.
 *
 * @param rebooked how many have a seat again
 * @param waiting how many wait first in line, since no seat suits them
 */
public record Settled(int rebooked, int waiting) {

	static final Settled NOTHING = new Settled(0, 0);

	Settled and(Settled other) {
		return new Settled(this.rebooked + other.rebooked, this.waiting + other.waiting);
	}

}
