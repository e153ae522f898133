package sa.wusul.platform.engine;

/**
 * A role of the people who act in a process, declared once per process. Its name ends in
 * {@code By}, and no variable of a model has such a name.
 */
public record PerformerRole(String name) {

	/** The person who registered the case. */
	public static final PerformerRole OPENED_BY = new PerformerRole("openedBy");

}
