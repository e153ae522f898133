package sa.wusul.supervision;

import java.util.Optional;

/** The thresholds of figures, by the table {@code escalation-alarm-threshold}. */
public interface AlarmDecisions {

	/** Returns the threshold of a figure; empty if it is not watched. */
	Optional<AlarmThreshold> threshold(AlarmMeasurement measurement);

}
