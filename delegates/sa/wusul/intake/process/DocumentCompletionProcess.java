package sa.wusul.intake.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/intake/intake-document-completion.bpmn} shares with
 * Java.
 */
public final class DocumentCompletionProcess {

	public static final String KEY = "intake-document-completion";

	/** The message that the requester supplied the document. */
	public static final String DOCUMENT_SUPPLIED = "intake.documentSupplied";

	/** The message that the requester needs more time. */
	public static final String MORE_TIME_ASKED = "intake.moreTimeAsked";

	/** Code of the requested document. */
	public static final ProcessVariable<String> MISSING_DOCUMENT = text("missingDocument");

	private DocumentCompletionProcess() {
	}

}
