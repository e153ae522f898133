package sa.wusul.delivery;

import java.time.LocalDate;

/**
 * The courier company that delivers documents to citizens' homes. Each order may be
 * repeated under its key and counts once. The courier reports as {@link CourierEvent}s.
 */
public interface Courier {

	void carry(String key, Parcel parcel);

	/** Orders a delivery attempt on this day. */
	void carryOn(String key, TrackingNumber number, LocalDate day);

	/** Orders the return of the parcel to its office. */
	void bringBack(String key, TrackingNumber number);

	/**
	 * The data of a parcel for the courier.
	 *
	 * @param office the centre that hands it over and takes it back
	 */
	record Parcel(TrackingNumber number, String caseReference, String recipient, String mobile, String address,
			String office) {

		/** Omits name, number and address, which must not be logged. */
		@Override
		public String toString() {
			return "Parcel[" + this.number.value() + "]";
		}

	}

}
