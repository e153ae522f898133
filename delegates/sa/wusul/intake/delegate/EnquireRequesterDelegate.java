package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.RequesterRecords;

/**
 * {@code Task_EnquireRequester}: asks the register of persons for the requester's name,
 * which papers carry.
 */
@Component
class EnquireRequesterDelegate implements JavaDelegate {

	private final RequesterRecords records;

	EnquireRequesterDelegate(RequesterRecords records) {
		this.records = records;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.records.enquire(execution.getProcessBusinessKey());
	}

}
