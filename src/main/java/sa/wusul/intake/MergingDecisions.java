package sa.wusul.intake;

import java.time.Duration;

/** The analysts' tables about duplicates. */
public interface MergingDecisions {

	/** Returns how long before a request of this type to search for duplicates. */
	Duration searchPeriod(String requestType);

}
