package sa.wusul.tawasul.leave;

/** The state of an occurrence. */
public enum OccurrenceState {

	SCHEDULED, OUT, OVERDUE, RETURNED, RELEASED, CANCELLED

}
