package sa.wusul.reception;

/** Where a visitor is. */
public enum VisitState {

	ARRIVED, WAITING, CALLED,

	/** He got what he came for. */
	SERVED,

	/** His request was registered at the counter. */
	REQUEST_TAKEN,

	/** He left before, or did not come when he was called. */
	LEFT

}
