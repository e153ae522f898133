package sa.wusul.escalation;

import java.time.Instant;

/** Starter of the process of an alarm, which it also tells that the figure fell. */
public interface AlarmStarter {

	/**
	 * Starts the process of an alarm.
	 * @param restUntil the moment before which the figure raises no other alarm
	 */
	void start(String alarmKey, Instant restUntil);

	void fell(String alarmKey);

}
