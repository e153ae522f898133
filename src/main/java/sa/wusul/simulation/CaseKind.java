package sa.wusul.simulation;

/**
 * The properties of a case that determine its performers and due dates; absent values are
 * empty.
 */
public record CaseKind(String centre, String section, String department, String requestType, String priority) {

	public static final CaseKind PLAIN = new CaseKind("", "", "", "", "");

}
