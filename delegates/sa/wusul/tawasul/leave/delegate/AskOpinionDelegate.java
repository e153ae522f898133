package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.AskedOpinion;
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
 * its opinion is silence. An opinion given before that no change concerns is kept.
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
		var asked = this.leaves.ask(LEAVE_NUMBER.in(execution), Authority.valueOf(AUTHORITY.in(execution)));
		AUTHORITY_ASKED.set(execution, asked.filter((question) -> question.opinion().isEmpty()).isPresent());
		LEAVE_OPINION.set(execution,
				asked.map((question) -> question.opinion().orElse(Opinion.SILENT).name()).orElse(NOT_ASKED));
		asked.ifPresent((question) -> OPINION_DUE_AT.set(execution, question.dueAt().toString()));
	}

}
