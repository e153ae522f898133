package sa.wusul.reception;

/** The state of a visit. */
public enum HallVisitState {

	ARRIVED, WAITING, CALLED,

	/** The visitor was served. */
	SERVED,

	/** A request was registered at the counter. */
	REQUEST_TAKEN,

	/** The visitor left, or did not come when called. */
	LEFT

}
