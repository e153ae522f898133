package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.NumberOnFile;

import static sa.wusul.tawasul.delegate.AbsenceReportProcess.ROUNDS_ASKED;

/**
 * {@code Task_CountRound}: counts how often the registers were asked, and lets messages
 * go to the reporter's number on file.
 */
@Component
class CountRoundDelegate implements JavaDelegate {

	private final NumberOnFile numberOnFile;

	CountRoundDelegate(NumberOnFile numberOnFile) {
		this.numberOnFile = numberOnFile;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.numberOnFile.useFor(execution.getProcessBusinessKey());
		ROUNDS_ASKED.set(execution, ROUNDS_ASKED.findIn(execution).orElse(0L) + 1);
	}

}
