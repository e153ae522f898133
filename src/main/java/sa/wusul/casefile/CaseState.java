package sa.wusul.casefile;

/** Where a case stands, in the words of model elements' property {@code caseState}. */
public enum CaseState {

	REGISTERED, UNDER_AUDIT, WITH_DEPARTMENT, WITH_MINISTER, WAITING_FOR_REQUESTER, WAITING_FOR_PAYMENT,
	UNDER_DIRECTIVE, ANSWERED, REJECTED, WITHDRAWN, LAPSED, MEETING_BOOKED, IN_ISSUANCE, IN_DELIVERY, READY_FOR_PICKUP,
	COMPLETED, MISSED, IN_FORCE;

	/** The next step is the requester's, so the ministry's clock stands still. */
	public boolean waitsForRequester() {
		return this == WAITING_FOR_REQUESTER || this == WAITING_FOR_PAYMENT;
	}

	/** Nothing more happens to the case, unless it is opened again. */
	public boolean closed() {
		return switch (this) {
			case ANSWERED, REJECTED, WITHDRAWN, LAPSED, COMPLETED, MISSED -> true;
			default -> false;
		};
	}

	/**
	 * The document of a service is on its way, or what it allows is in force; it can be
	 * neither held nor refunded.
	 */
	public boolean tooLateToWithdraw() {
		return closed() || this == IN_ISSUANCE || this == IN_DELIVERY || this == READY_FOR_PICKUP || this == IN_FORCE;
	}

}
