package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Opinion;

import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.AUTHORITY;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.AUTHORITY_ASKED;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.LEAVE_OPINION;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.OPINION_DUE_AT;

/**
 * {@code Task_AskOpinion}: asks the authority if the table requires it; until it answers,
 * its opinion is silence.
 */
@Component
class AskOpinionDelegate implements JavaDelegate {

	private static final String NOT_ASKED = "NOT_ASKED";

	private final Leaves leaves;

	AskOpinionDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var dueAt = this.leaves.ask(LEAVE_NUMBER.in(execution), Authority.valueOf(AUTHORITY.in(execution)));
		AUTHORITY_ASKED.set(execution, dueAt.isPresent());
		LEAVE_OPINION.set(execution, dueAt.map((moment) -> Opinion.SILENT.name()).orElse(NOT_ASKED));
		dueAt.ifPresent((moment) -> OPINION_DUE_AT.set(execution, moment.toString()));
	}

}
