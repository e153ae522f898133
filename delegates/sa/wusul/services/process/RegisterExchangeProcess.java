package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.services.register.RegisterExchanges;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-register-exchange.bpmn} shares with
 * Java.
 */
public final class RegisterExchangeProcess {

	public static final String KEY = "services-register-exchange";

	public static final String REGISTERS_ANSWERED = RegisterExchanges.ANSWERED;

	/** {@code ENQUIRY} or {@code ENTRY}. */
	public static final ProcessVariable<String> REGISTER_ORDER = text("registerOrder");

	/** The names of registers, separated by commas. */
	public static final ProcessVariable<String> REGISTERS = text("registers");

	/** The kind of entry to be made. */
	public static final ProcessVariable<String> ENTRY_KIND = text("entryKind");

	/** The years of validity, if the requester may choose. */
	public static final ProcessVariable<String> TERM_YEARS = text("termYears");

	public static final ProcessVariable<Boolean> ALL_ANSWERED = flag("registersAnswered");

	/** The reason for which a register refused the entry; absent if none did. */
	public static final ProcessVariable<String> ENTRY_REFUSAL = text("entryRefusal");

	private RegisterExchangeProcess() {
	}

}
