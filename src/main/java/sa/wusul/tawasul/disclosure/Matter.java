package sa.wusul.tawasul.disclosure;

import java.util.Arrays;
import java.util.List;

/**
 * A kind of fact that may be disclosed about a detainee, by the values of the decision
 * table {@code tawasul-disclosure}.
 */
public enum Matter {

	/** The fact that the detainee is held, or that no prison holds them. */
	CUSTODY,

	/** The stage of the detainee's case only. */
	STAGE,

	/** The stage, the prison and the part of the sentence served. */
	LEGAL_STATUS,

	HEALTH_STATUS,

	/** The competent court and its next session. */
	TRIAL_PROGRESS,

	/** The text that an officer wrote in answer to a request. */
	ANSWER,

	/** The leave, its reason and the prison it starts from. */
	LEAVE;

	/** Parses a list as written in a table. */
	public static List<Matter> listOf(String written) {
		return Arrays.stream(written.split(",")).map(Matter::valueOf).toList();
	}

}
