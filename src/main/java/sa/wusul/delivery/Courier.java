package sa.wusul.delivery;

import java.time.LocalDate;

/**
 * The company that carries documents to people's doors. Each order may come again under
 * its key and counts once. What happens to a parcel it tells as {@link CourierEvent}s.
 */
public interface Courier {

	void carry(String key, Parcel parcel);

	/** The recipient waits for it on this day. */
	void carryOn(String key, TrackingNumber number, LocalDate day);

	/** It is to come back to where it came from. */
	void bringBack(String key, TrackingNumber number);

	/**
	 * What the courier needs to know.
	 *
	 * @param office the centre that hands it over and takes it back
	 */
	record Parcel(TrackingNumber number, String caseReference, String recipient, String mobile, String address,
			String office) {

		/** Name, number and address are nothing for a log. */
		@Override
		public String toString() {
			return "Parcel[" + this.number.value() + "]";
		}

	}

}
