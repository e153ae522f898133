package sa.wusul.department.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/department/department-campaign-answer.bpmn} shares with
 * Java.
 */
public final class CampaignAnswerProcess {

	public static final String KEY = "department-campaign-answer";

	/** The references of the proposed requests, one a line. */
	public static final ProcessVariable<String> PETITIONS = text("petitions");

	/** The last petition that was answered. */
	public static final ProcessVariable<String> LAST_PETITION = text("lastPetition");

	public static final ProcessVariable<Boolean> PETITIONS_LEFT = flag("petitionsLeft");

	/** The person who wrote the answer. */
	public static final PerformerRole STUDIED_BY = new PerformerRole("studiedBy");

	private CampaignAnswerProcess() {
	}

}
