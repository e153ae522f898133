package sa.wusul.platform.engine.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A delegate as models know them, which does nothing. */
public class NothingDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
	}

}
