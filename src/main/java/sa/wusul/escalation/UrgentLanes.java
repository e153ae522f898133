package sa.wusul.escalation;

/** The lanes of urgent cases. */
public interface UrgentLanes {

	/** Checks whether the urgent matter of this case is being handled now. */
	boolean isOpen(String caseReference);

}
