package sa.wusul.tawasul.process;

/**
 * The names that {@code processes/tawasul/tawasul-case-handover.bpmn} shares with Java,
 * beside those of the records' process.
 */
public final class ConfidentialHandoverProcess {

	public static final String KEY = "tawasul-case-handover";

	public static final String PACKAGE_BUILT = "tawasul.packageBuilt";

	public static final String PACKAGE_DECLINED = "tawasul.packageDeclined";

	private ConfidentialHandoverProcess() {
	}

}
