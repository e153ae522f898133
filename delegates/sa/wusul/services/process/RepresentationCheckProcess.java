package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-representation-check.bpmn} shares
 * with Java.
 */
public final class RepresentationCheckProcess {

	public static final String KEY = "services-representation-check";

	/** {@code GUARDIAN} or {@code AGENT}. */
	public static final ProcessVariable<String> REPRESENTATION = text("representation");

	/** The standing that the registers prove, or the reason why they do not. */
	public static final ProcessVariable<String> REPRESENTATION_STANDING = text("representationStanding");

	/** {@code ACCEPT} or {@code REJECT}, by an officer. */
	public static final ProcessVariable<String> REPRESENTATION_DECISION = text("representationDecision");

	/** The moment at which the right was last found proven. */
	public static final ProcessVariable<String> REPRESENTATION_PROVEN_AT = text("representationProvenAt");

	private RepresentationCheckProcess() {
	}

}
