package sa.wusul.tawasul.disclosure;

import java.util.Arrays;
import java.util.List;

/**
 * What may be told of a detainee, in the words of the table {@code tawasul-disclosure}.
 */
public enum Matter {

	/** That he is held, or that nobody holds him. */
	CUSTODY,

	/** At which stage his case is, and no more. */
	STAGE,

	/** His stage, where he is, and how far he has served. */
	LEGAL_STATUS,

	HEALTH_STATUS,

	/** The court that has his case, and when it sits. */
	TRIAL_PROGRESS,

	/** What an officer wrote in answer to a request. */
	ANSWER,

	/** That he goes out on leave, why, and from which prison. */
	LEAVE;

	/** A list as tables write it. */
	public static List<Matter> listOf(String written) {
		return Arrays.stream(written.split(",")).map(Matter::valueOf).toList();
	}

}
