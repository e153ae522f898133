package sa.wusul.reception;

/** The order of the line: first by this, in the order written here, then by arrival. */
public enum VisitPriority {

	URGENT, DISABLED, ELDERLY, APPOINTMENT, WALK_IN

}
