package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.intake.AnswerLetterReader;
import sa.wusul.papers.PaperService;

/**
 * {@code Task_IssueAnswer} and {@code Task_IssueNewAnswer}: issues the letter with the
 * department's answer.
 */
@Component
class IssueAnswerDelegate implements JavaDelegate {

	private final AnswerLetterReader letters;

	private final PaperService papers;

	IssueAnswerDelegate(AnswerLetterReader letters, PaperService papers) {
		this.letters = letters;
		this.papers = papers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var key = String.join(":", reference, execution.getProcessInstanceId(), execution.getCurrentActivityId());
		this.papers.issue(this.letters.withLastAnswer(reference, key));
	}

}
