package sa.wusul.reception;

/**
 * The priority of a visitor: the line is sorted by the order of these constants, then by
 * arrival.
 */
public enum HallVisitPriority {

	URGENT, DISABLED, ELDERLY, APPOINTMENT, WALK_IN

}
