package sa.wusul.meeting;

import java.util.Map;
import java.util.Optional;

/**
 * The analysts' decisions on a request for an appointment before it is handed in: whom it
 * leads to, with an interpreter or without.
 */
public interface SlotWishDecisions {

	/**
	 * Returns the criteria by which a slot would be searched for a request.
	 * @param answers the answers of its form so far, by their keys
	 * @return empty while an answer is missing on which the slot depends
	 */
	Optional<SlotSearch> search(Purpose purpose, Map<String, Object> answers);

}
