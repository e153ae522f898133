package sa.wusul.casefile;

import java.time.Instant;

/** By when cases should be answered, as the service-level table says. */
public interface ServiceLevels {

	/** The time by which a case that is opened or routed now should be answered. */
	Instant wholeCase(String requestType, String priority);

}
