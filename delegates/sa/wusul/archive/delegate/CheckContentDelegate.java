package sa.wusul.archive.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.archive.ContentRepairs;

import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_HASH;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_WHOLE;

/** {@code Task_CheckContent}: reads a restored file and compares it with its hash. */
@Component
class CheckContentDelegate implements JavaDelegate {

	private final ContentRepairs repairs;

	CheckContentDelegate(ContentRepairs repairs) {
		this.repairs = repairs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CONTENT_WHOLE.set(execution, this.repairs.check(CONTENT_HASH.in(execution)));
	}

}
