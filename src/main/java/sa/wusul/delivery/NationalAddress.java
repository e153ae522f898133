package sa.wusul.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's address in the format of the national address system. */
public sealed interface NationalAddress permits ShortAddress, FullAddress {

	/** The parts of the full form, by their field names in a case. */
	List<String> FULL = List.of("buildingNumber", "street", "district", "city", "postcode", "additionalNumber");

	/** The field name of the short form in a case. */
	String SHORT = "shortAddress";

	/** Returns the address on one line for the courier. */
	String line();

	/** Finds a complete address in the fields of a case. */
	static Optional<NationalAddress> among(Map<String, String> particulars) {
		if (particulars.containsKey(SHORT)) {
			return Optional.of(new ShortAddress(particulars.get(SHORT)));
		}
		if (!particulars.keySet().containsAll(FULL)) {
			return Optional.empty();
		}
		return Optional.of(new FullAddress(particulars.get("buildingNumber"), particulars.get("street"),
				particulars.get("district"), particulars.get("city"), particulars.get("postcode"),
				particulars.get("additionalNumber")));
	}

}
