package sa.wusul.release.rules;

import java.util.Arrays;
import java.util.Optional;

/**
 * A kind of thing in a model that guards cases, so that people read each change of it as
 * a sentence. The list is closed: {@code draft.guard…} has sentences for each.
 */
public enum Guard {

	FOUR_EYES("fourEyes", true), ONCE_PER_PERSON("oncePerPerson", true), PERFORMER("performer", true),
	RETURN_TO("returnTo", true), SUPERVISORS("supervisors", true), STEP_UP("stepUp", true),
	MILESTONE("milestone", true), MILESTONE_ENGLISH("milestoneEn", true), UNDER_WAY("underWay", true),
	UNDER_WAY_ENGLISH("underWayEn", true), CASE_STATE("caseState", true), INFORMS("notificationEvent", true),
	VERDICT("verdict", true), FINDINGS("findings", true), OPENS_CASE("opensCase", true),
	STARTED_BY_STAFF("startedByStaff", true), SECTOR("sector", true), AUDIENCE("audience", true),
	CHANNELS("channels", true), DOCUMENTS("neededDocuments", true),

	/** The step itself. */
	STEP("step"),

	/** Group that receives a task. */
	GROUP("group"),

	/** Form of a task or start. */
	FORM("form"),

	/** Program that a service task runs. */
	DELEGATE("delegate"),

	/** Process that a call activity calls. */
	CALL("call"),

	/** Table that a business rule task asks. */
	DECISION("decision"),

	/** Variables handed to or returned by a step. */
	HANDED("handed"),

	/** Number and order of the repetitions of a step. */
	REPETITION("repetition"),

	/** Source and target of a sequence flow. */
	WAY("way"),

	/** Condition of a sequence flow. */
	CONDITION("condition"),

	/** Flow of a gateway that is taken if no condition holds. */
	DEFAULT_WAY("defaultWay"),

	/**
	 * Message or end that an event stands for, and whether it ends the step beside it.
	 */
	EVENT("event"),

	/** Moment of a timer. */
	TIMER("timer"),

	/** Due date of a task. */
	DUE("due"),

	/** Rule of a decision table. */
	ROW("row"),

	/** Input or output of a decision table. */
	COLUMN("column"),

	/** Choice of a decision table among several rules that hold. */
	HIT_POLICY("hitPolicy"),

	/** Field of a form. */
	FIELD("field"),

	/** Roles whose groups there are because of a centre, section or department. */
	STAFF_GROUPS("staffGroups");

	private final String key;

	private final boolean property;

	Guard(String key) {
		this(key, false);
	}

	Guard(String key, boolean property) {
		this.key = key;
		this.property = property;
	}

	/** Returns its name in the rule set and in the keys of its sentences. */
	public String key() {
		return this.key;
	}

	/** Returns the guard that is an extension property of this name. */
	static Optional<Guard> ofProperty(String name) {
		return Arrays.stream(values()).filter((guard) -> guard.property && guard.key.equals(name)).findFirst();
	}

}
