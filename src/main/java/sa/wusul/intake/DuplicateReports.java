package sa.wusul.intake;

/** The reports of duplicates on which nobody has decided yet. */
public interface DuplicateReports {

	/**
	 * Checks whether the request was reported as a duplicate and still awaits its
	 * auditor.
	 */
	boolean isOpen(String caseReference);

}
