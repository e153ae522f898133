package sa.wusul.meeting;

/**
 * The result of a change for the cases that were booked.
 *
 * @param rebooked number of cases with another seat
 * @param waiting number of cases that wait first in line, because no seat fits them
 */
public record Settled(int rebooked, int waiting) {

	static final Settled NOTHING = new Settled(0, 0);

	Settled and(Settled other) {
		return new Settled(this.rebooked + other.rebooked, this.waiting + other.waiting);
	}

}
