package sa.wusul.delivery;

/** What an office learned of a document that the courier was silent about. */
public enum TraceOutcome {

	CAME_BACK, LOST

}
