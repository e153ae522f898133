package sa.wusul.casefile;

/** State of a case; model elements name it in the property {@code caseState}. */
public enum CaseState {

	REGISTERED, UNDER_AUDIT, WITH_DEPARTMENT, WITH_MINISTER, WAITING_FOR_REQUESTER, WAITING_FOR_PAYMENT,
	UNDER_DIRECTIVE, ANSWERED, REJECTED, WITHDRAWN, LAPSED, MEETING_BOOKED, IN_ISSUANCE, IN_DELIVERY, READY_FOR_PICKUP,
	COMPLETED, MISSED, IN_FORCE, MERGED;

	/**
	 * Checks whether the next step is the requester's, so that the ministry's clock is
	 * stopped.
	 */
	public boolean waitsForRequester() {
		return this == WAITING_FOR_REQUESTER || this == WAITING_FOR_PAYMENT;
	}

	/** Checks whether the case is closed; it stays so unless it is reopened. */
	public boolean closed() {
		return switch (this) {
			case ANSWERED, REJECTED, WITHDRAWN, LAPSED, COMPLETED, MISSED, MERGED -> true;
			default -> false;
		};
	}

	/**
	 * Checks whether the document of a service is on its way, or its permission is in
	 * force, so that it can be neither held back nor refunded.
	 */
	public boolean tooLateToWithdraw() {
		return closed() || this == IN_ISSUANCE || this == IN_DELIVERY || this == READY_FOR_PICKUP || this == IN_FORCE;
	}

}
