package sa.wusul.tawasul.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.tawasul.TawasulLimit;
import sa.wusul.tawasul.verification.NumberOnFileService;

import static sa.wusul.tawasul.process.AbsenceReportProcess.FIRST_ROUND;
import static sa.wusul.tawasul.process.AbsenceReportProcess.NEXT_ROUND_AT;
import static sa.wusul.tawasul.process.AbsenceReportProcess.ROUNDS_ASKED;
import static sa.wusul.tawasul.process.AbsenceReportProcess.ROUND_DUE;

/**
 * {@code Task_CountRound}: counts the regular enquiries of the registers, and directs
 * messages to the reporter's number on file. An event of the register between two rounds
 * does not change their times, so that the times of messages reveal nothing about the
 * missing person.
 */
@Component
class CountRoundDelegate implements JavaDelegate {

	private final NumberOnFileService numberOnFile;

	private final LimitDecisions limits;

	private final Clock clock;

	CountRoundDelegate(NumberOnFileService numberOnFile, LimitDecisions limits, Clock clock) {
		this.numberOnFile = numberOnFile;
		this.limits = limits;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.numberOnFile.useFor(execution.getProcessBusinessKey());
		var due = ROUND_DUE.findIn(execution).orElse(true);
		var rounds = ROUNDS_ASKED.findIn(execution).orElse(0L) + (due ? 1 : 0);
		ROUNDS_ASKED.set(execution, rounds);
		FIRST_ROUND.set(execution, due && rounds == 1);
		if (due) {
			NEXT_ROUND_AT.set(execution,
					this.clock.instant().plus(this.limits.duration(TawasulLimit.ABSENCE_ROUND)).toString());
		}
	}

}
