package sa.wusul.escalation;

/** The alarms of figures that crossed their threshold, for models. */
public interface ThresholdAlarms {

	/** Tells the supervisors of the place, at their numbers; their pages show it. */
	void tell(String alarmKey);

	/** Ends an alarm, so that its figure may raise the next one. */
	void end(String alarmKey);

}
