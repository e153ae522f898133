package sa.wusul.records.process;

/**
 * The names that {@code processes/records/records-hold-change.bpmn} shares with Java.
 */
public final class HoldChangeProcess {

	public static final String KEY = "records-hold-change";

	private HoldChangeProcess() {
	}

}
