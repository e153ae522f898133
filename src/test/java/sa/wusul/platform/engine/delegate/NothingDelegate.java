package sa.wusul.platform.engine.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A delegate that does nothing, for test models. */
public class NothingDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
	}

}
