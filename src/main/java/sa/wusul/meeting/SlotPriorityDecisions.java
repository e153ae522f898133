package sa.wusul.meeting;

import java.time.Duration;

/**
 * The analysts' decision table on the order of the waiting list and on taking slots from
 * other cases.
 */
public interface SlotPriorityDecisions {

	/**
	 * Returns the priority of a case.
	 * @param priority the priority of the case
	 * @param firstInLine whether the case lost a slot or a meeting before
	 */
	Standing forPurpose(Purpose purpose, String priority, boolean firstInLine);

	/**
	 * The priority of a case among the others.
	 *
	 * @param rank place in the waiting list; a smaller rank is earlier
	 * @param notice how long before a slot the case must be notified
	 * @param displaces whether the case may take the slot of another
	 * @param patience how much later a free slot may be before another case's slot is
	 * taken
	 * @param displaceable whether an urgent case may take this case's slot
	 * @param safe how long before its beginning the slot can no longer be taken
	 */
	record Standing(int rank, Duration notice, boolean displaces, Duration patience, boolean displaceable,
			Duration safe) {
	}

}
