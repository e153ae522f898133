package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-document-destruction.bpmn} shares
 * with Java.
 */
public final class DocumentDestructionProcess {

	public static final String KEY = "delivery-document-destruction";

	public static final ProcessVariable<String> DESTRUCTION_METHOD = text("destructionMethod");

	public static final PerformerRole DESTROYED_BY = new PerformerRole("destroyedBy");

	public static final PerformerRole WITNESSED_BY = new PerformerRole("witnessedBy");

	private DocumentDestructionProcess() {
	}

}
