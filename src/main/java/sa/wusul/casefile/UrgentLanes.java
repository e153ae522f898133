package sa.wusul.casefile;

/** The lanes of urgent cases. */
public interface UrgentLanes {

	/**
	 * Checks whether an urgent matter of this case is being handled now, from its report,
	 * thus also while its urgency awaits confirmation.
	 */
	boolean isOpen(String caseReference);

}
