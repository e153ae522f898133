package sa.wusul.tawasul.visit;

/** Where a visit stands. */
public enum VisitState {

	ASKED, WAITING, BOOKED, PRESENT, HELD, INTERRUPTED, MISSED, REFUSED, GIVEN_UP, CANCELLED

}
