package sa.wusul.models.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.Receiver;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.models.CaseEngine;

/** Documents on their way, as the ports of delivery report them in process tests. */
final class Parcels {

	static final String TRACKING = "400000000176";

	private Parcels() {
	}

	static Delivery parcel(DeliveryState state, boolean home, String office) {
		return new Delivery(17, CaseEngine.REFERENCE, CaseEngine.REFERENCE + "/1", home, office, state,
				Optional.of(new TrackingNumber(TRACKING)), 0, Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty());
	}

	static Delivery failed(int attempts, FailureReason reason) {
		return new Delivery(17, CaseEngine.REFERENCE, CaseEngine.REFERENCE + "/1", true, "riyadh",
				DeliveryState.ATTEMPT_FAILED, Optional.of(new TrackingNumber(TRACKING)), attempts, Optional.of(reason),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	static Delivery handedOver(DeliveryState state, Receiver receiver) {
		return new Delivery(17, CaseEngine.REFERENCE, CaseEngine.REFERENCE + "/1", true, "riyadh", state,
				Optional.of(new TrackingNumber(TRACKING)), 1, Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.of(receiver));
	}

	/** Returns the variables passed by the caller of a delivery process. */
	static Map<String, Object> facts(String... pairs) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men",
				"requestType", "E_SERVICE", "priority", "NORMAL", "department", "passports", "paperNumber",
				CaseEngine.REFERENCE + "/1", "deliveryMethod", "HOME", "deliveryOffice", "riyadh"));
		for (var i = 0; i < pairs.length; i += 2) {
			facts.put(pairs[i], pairs[i + 1]);
		}
		return facts;
	}

}
