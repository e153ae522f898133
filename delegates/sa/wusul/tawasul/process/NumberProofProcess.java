package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.verification.NumberProofService;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;

/**
 * The names that {@code processes/tawasul/tawasul-number-proof.bpmn} shares with Java.
 */
public final class NumberProofProcess {

	public static final String KEY = "tawasul-number-proof";

	public static final String CODE_JUDGED = NumberProofService.CODE_JUDGED;

	public static final ProcessVariable<Boolean> NUMBER_PROVEN = flag("numberProven");

	public static final ProcessVariable<Long> TRIES_LEFT = number("triesLeft");

	private NumberProofProcess() {
	}

}
