package sa.wusul.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a person lives, as the national address system writes it. */
public sealed interface NationalAddress permits ShortAddress, FullAddress {

	/** The parts of the full form, by the names of the particulars of a case. */
	List<String> FULL = List.of("buildingNumber", "street", "district", "city", "postcode", "additionalNumber");

	/** The short form, by the name of the particular of a case. */
	String SHORT = "shortAddress";

	/** The address on one line, as a courier reads it. */
	String line();

	/** The address among the particulars of a case, if there is a whole one. */
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
