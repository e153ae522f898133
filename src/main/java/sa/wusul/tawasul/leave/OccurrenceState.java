package sa.wusul.tawasul.leave;

/** Where a going out stands. */
public enum OccurrenceState {

	SCHEDULED, OUT, OVERDUE, RETURNED, RELEASED, CANCELLED

}
