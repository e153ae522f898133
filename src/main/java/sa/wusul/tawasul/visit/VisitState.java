package sa.wusul.tawasul.visit;

/** The state of a visit. */
public enum VisitState {

	ASKED, WAITING, BOOKED, PRESENT, HELD, INTERRUPTED, MISSED, REFUSED, GIVEN_UP, CANCELLED

}
