package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.DocumentDestructionProcess.DESTROYED_BY;
import static sa.wusul.delivery.process.DocumentDestructionProcess.DESTRUCTION_METHOD;
import static sa.wusul.delivery.process.DocumentDestructionProcess.WITNESSED_BY;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.Destruction;
import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.platform.engine.StepPerformers;

/**
 * {@code Task_RecordDestruction}: stores the destruction of the document with its two
 * signatures.
 */
@Component
class RecordDestructionDelegate implements JavaDelegate {

	private final OfficeCustodyService custody;

	private final StepPerformers performers;

	RecordDestructionDelegate(OfficeCustodyService custody, StepPerformers performers) {
		this.performers = performers;
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.custody.destroy(execution.getProcessBusinessKey(), new Destruction(DESTRUCTION_METHOD.in(execution),
				this.performers.get(execution, DESTROYED_BY), this.performers.get(execution, WITNESSED_BY)));
	}

}
