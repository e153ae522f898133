package sa.wusul.webapps.versions;

/** An aspect of an element that may differ between two versions. */
public enum ElementAspect {

	KIND, NAME, PLACE, PATH, CONDITION, DEFAULT_FLOW, ASSIGNMENT, DUE, FORM, WORK, TIMER, MESSAGE, EVENT, INTERRUPTING,
	CALLED, MAPPINGS, VALUES, DECISION, REPEAT, SAVE_POINT, PROPERTIES, LISTENERS, INSTRUCTION, OTHER

}
