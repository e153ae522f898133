package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-document-destruction.bpmn} shares
 * with Java.
 */
public final class DocumentDestructionProcess {

	public static final String KEY = "delivery-document-destruction";

	public static final ProcessVariable<String> DESTRUCTION_METHOD = text("destructionMethod");

	public static final ProcessVariable<String> DESTROYED_BY = text("destroyedBy");

	public static final ProcessVariable<String> WITNESSED_BY = text("witnessedBy");

	private DocumentDestructionProcess() {
	}

}
