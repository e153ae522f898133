package sa.wusul.notification.thread.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.notification.thread.CaseQuestionService;

import static sa.wusul.notification.thread.process.RequesterEnquiryProcess.REPLY_ARRIVED_BEFORE;

/**
 * {@code Task_LapseQuestion}: closes a question that the requester did not answer in
 * time, and says whether an answer came before.
 */
@Component
class LapseQuestionDelegate implements JavaDelegate {

	private final CaseQuestionService questions;

	LapseQuestionDelegate(CaseQuestionService questions) {
		this.questions = questions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		REPLY_ARRIVED_BEFORE.set(execution, !this.questions.lapse(execution.getProcessInstanceId()));
	}

}
