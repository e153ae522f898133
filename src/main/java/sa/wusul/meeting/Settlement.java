package sa.wusul.meeting;

/**
 * The result of a change for the cases that were booked.
 *
 * @param rebooked number of cases with another seat
 * @param waiting number of cases that wait first in line, because no seat fits them
 */
public record Settlement(int rebooked, int waiting) {

	static final Settlement NOTHING = new Settlement(0, 0);

	Settlement and(Settlement other) {
		return new Settlement(this.rebooked + other.rebooked, this.waiting + other.waiting);
	}

}
