package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-document-issuance.bpmn} shares with
 * Java.
 */
public final class DocumentIssuanceProcess {

	public static final String KEY = "services-document-issuance";

	public static final ProcessVariable<String> DOCUMENT_TITLE = text("documentTitle");

	/** The field that names the holder, if it is not the requester. */
	public static final ProcessVariable<String> DOCUMENT_HOLDER = text("documentHolder");

	/** The fields printed on the document, separated by commas. */
	public static final ProcessVariable<String> DOCUMENT_PARTICULARS = text("documentParticulars");

	/** The register of the entry; for an employer's list that of each worker. */
	public static final ProcessVariable<String> ENTRY_REGISTER = text("entryRegister");

	public static final ProcessVariable<String> PAPER_NUMBER = text("paperNumber");

	private DocumentIssuanceProcess() {
	}

}
