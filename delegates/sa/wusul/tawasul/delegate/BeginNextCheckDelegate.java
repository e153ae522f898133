package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.process.ContactCheckProcess;

/** {@code Task_BeginNextCheck}: starts the next check of a contact who keeps the role. */
@Component
class BeginNextCheckDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		ContactCheckProcess.begin(execution);
	}

}
