package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.process.DirectiveFollowUpProcess;

import static sa.wusul.meeting.process.DirectiveFollowUpProcess.DIRECTIVE_DEPARTMENT;
import static sa.wusul.meeting.process.DirectiveFollowUpProcess.DIRECTIVE_DUE_AT;
import static sa.wusul.meeting.process.DirectiveFollowUpProcess.DIRECTIVE_MOMENT;

/** {@code Task_IssueOrder}: issues a directive as a written order. */
@Component
class IssueDirectiveOrderDelegate implements JavaDelegate {

	private final DirectiveService directives;

	IssueDirectiveOrderDelegate(DirectiveService directives) {
		this.directives = directives;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var directive = this.directives.issueOrder(DirectiveFollowUpProcess.key(execution));
		DIRECTIVE_DEPARTMENT.set(execution, directive.department());
		DIRECTIVE_DUE_AT.set(execution, directive.dueAt().toString());
		directive.recordingMoment().ifPresent((moment) -> DIRECTIVE_MOMENT.set(execution, moment));
	}

}
