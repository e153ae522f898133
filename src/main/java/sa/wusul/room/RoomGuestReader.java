package sa.wusul.room;

import java.util.List;

/** Reader of the people who may sit in front of a screen of a visit. */
public interface RoomGuestReader {

	/** Returns the visitors who are granted and were received, by their documents. */
	List<Guest> received(String caseReference);

	/**
	 * A visitor.
	 *
	 * @param ordinal place in the request, from 1
	 */
	record Guest(int ordinal, String identityNumber) {

		/** Omits the number. */
		@Override
		public String toString() {
			return "Guest " + this.ordinal;
		}

	}

}
