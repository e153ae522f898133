package sa.wusul.reception;

/**
 * A ticket that a citizen took on their own telephone, and where its visit stands.
 *
 * @param visit the permanent name of the visit
 * @param number the text on the screen, such as {@code ر-017}
 * @param counter the counter to which the number is called, or null
 */
public record HallTicket(String visit, String centre, String section, String number, HallVisitState state,
		Integer counter) {

	/** Checks whether the visitor has not shown yet that they are in the hall. */
	public boolean isAwaited() {
		return this.state == HallVisitState.ARRIVED;
	}

	/** Returns the digits of the number, which are the same in every language. */
	public String digits() {
		return this.number.substring(this.number.indexOf('-') + 1);
	}

}
