package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-social-study.bpmn} shares with Java.
 */
public final class SocialStudyProcess {

	public static final String KEY = "tawasul-social-study";

	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	/** The result of the study's form: DONE, CALL_AGAIN or IMPOSSIBLE. */
	public static final ProcessVariable<String> STUDY_OUTCOME = text("studyOutcome");

	private SocialStudyProcess() {
	}

}
