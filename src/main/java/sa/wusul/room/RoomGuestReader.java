package sa.wusul.room;

import java.util.List;

/** Reader of the visitors who may sit in front of a screen of a visit. */
public interface RoomGuestReader {

	/** Returns the visitors of a visit who are granted. */
	List<Guest> granted(String caseReference);

	/**
	 * Returns the cases of the visits from afar that are ahead or under way, and in which
	 * this person is a granted visitor.
	 */
	List<String> visitsOf(String identityNumber);

	/**
	 * A visitor.
	 *
	 * @param ordinal place in the request, from 1
	 * @param received whether an officer identified them for this visit
	 */
	record Guest(int ordinal, String identityNumber, String name, boolean received) {

		/** Omits number and name. */
		@Override
		public String toString() {
			return "Guest " + this.ordinal;
		}

	}

}
