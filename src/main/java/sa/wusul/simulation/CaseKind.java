package sa.wusul.simulation;

/**
 * What decides who works on a case and by when; text that a case does not have is empty.
 */
public record CaseKind(String centre, String section, String department, String requestType, String priority) {

	public static final CaseKind PLAIN = new CaseKind("", "", "", "", "");

}
