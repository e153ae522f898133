package sa.wusul.delivery;

/** The result of an office's search for a document that the courier did not report on. */
public enum TraceOutcome {

	CAME_BACK, LOST

}
