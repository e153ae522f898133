package sa.wusul.platform.engine;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.inbox.MessageCorrelation;

/**
 * Correlation of messages with the executions of a case that wait for them, found by
 * their business key, which called processes carry as well. It never starts a process.
 */
@Component
class EngineMessageCorrelation implements MessageCorrelation {

	private final RuntimeService runtime;

	private final HistoryService history;

	EngineMessageCorrelation(RuntimeService runtime, HistoryService history) {
		this.runtime = runtime;
		this.history = history;
	}

	@Override
	public Outcome correlate(String messageName, String caseReference) {
		var waiting = this.runtime.createExecutionQuery()
			.processInstanceBusinessKey(caseReference)
			.messageEventSubscriptionName(messageName)
			.active()
			.list();
		if (waiting.isEmpty()) {
			return isClosed(caseReference) ? Outcome.CASE_CLOSED : Outcome.NOT_WAITING;
		}
		waiting.forEach((execution) -> hand(messageName, execution.getId()));
		return Outcome.TAKEN;
	}

	/**
	 * Delivers the message if the execution still waits: the first execution to take it
	 * may have ended another one.
	 */
	private void hand(String messageName, String executionId) {
		var stillWaiting = this.runtime.createExecutionQuery()
			.executionId(executionId)
			.messageEventSubscriptionName(messageName)
			.count() == 1;
		if (stillWaiting) {
			this.runtime.messageEventReceived(messageName, executionId);
		}
	}

	/**
	 * Checks whether the case is closed. A case without any process instance may still be
	 * in its opening transaction.
	 */
	private boolean isClosed(String caseReference) {
		return this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseReference).count() == 0
				&& this.history.createHistoricProcessInstanceQuery()
					.processInstanceBusinessKey(caseReference)
					.finished()
					.count() > 0;
	}

}
