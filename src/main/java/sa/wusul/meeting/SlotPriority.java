package sa.wusul.meeting;

import java.time.Duration;

/** Who comes first, and who may take whose slot; the analysts decide it. */
public interface SlotPriority {

	/**
	 * @param priority of the case
	 * @param firstInLine whether it lost a slot or a meeting before
	 */
	Standing of(Purpose purpose, String priority, boolean firstInLine);

	/**
	 * What a case may expect.
	 *
	 * @param rank its place in the waiting list; the smaller the earlier
	 * @param notice how long before it must know of its slot
	 * @param displaces whether it may take the slot of another
	 * @param patience how much later a free slot may be before it takes another's
	 * @param displaceable whether an urgent case may take its slot
	 * @param safe how long before its beginning nobody takes it any more
	 */
	record Standing(int rank, Duration notice, boolean displaces, Duration patience, boolean displaceable,
			Duration safe) {
	}

}
