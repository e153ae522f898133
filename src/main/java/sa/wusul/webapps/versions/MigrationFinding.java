package sa.wusul.webapps.versions;

/**
 * A kind of finding of a check or trial of a plan. The texts are in the message files
 * under {@code refusal.migration.<key>}.
 */
enum MigrationFinding {

	// Findings of this program
	STRANDED("stranded", true), CALLED_MISSING("calledMissing", true), PART_MISSING("partMissing", true),
	SUSPENDED("suspended", true), NO_CASES("noCases", true), OLDER("older", false), WAIT_DROPPED("waitDropped", false),
	WAIT_RESTARTS("waitRestarts", false), WAIT_KEPT("waitKept", false), MESSAGE_KEPT("messageKept", true),
	WAIT_ADDED("waitAdded", false), VARIABLE_MISSING("variableMissing", false),
	CALLED_CONTINUE("calledContinue", false), TASK_KEEPS("taskKeeps", false),

	// Findings of the engine
	NO_INSTRUCTION("noInstruction", true), INCOMPATIBLE("incompatible", true), EVENT_TYPE("eventType", true),
	NOT_ASYNC("notAsync", true), UNSUPPORTED("unsupported", true), MAPPED_TWICE("mappedTwice", true),
	EVENT_SCOPE("eventScope", true), SCOPE("scope", true), MULTI_INSTANCE("multiInstance", true),
	NO_TRIGGER("noTrigger", true), CONDITION_KEPT("conditionKept", true), GATEWAY("gateway", true),
	TRANSITION("transition", true), COMPENSATION("compensation", true), VARIABLE_TWICE("variableTwice", true),
	MOVED_ON("movedOn", true), ENDED("ended", true), ENGINE("engine", true);

	private final String key;

	private final boolean prevents;

	MigrationFinding(String key, boolean prevents) {
		this.key = key;
		this.prevents = prevents;
	}

	String key() {
		return "migration." + this.key;
	}

	/** Checks whether the finding prevents the plan. */
	boolean prevents() {
		return this.prevents;
	}

}
