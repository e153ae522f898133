package sa.wusul.platform.engine;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;

import org.springframework.stereotype.Component;

import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.MessageCorrelation;
import sa.wusul.platform.text.ShownText;

/**
 * Correlation of messages with the executions of a case that wait for them, found by
 * their business key, which called processes carry as well. It never starts a process.
 */
@Component
class EngineMessageCorrelation implements MessageCorrelation {

	private final RuntimeService runtime;

	private final HistoryService history;

	private final IdentityService identities;

	EngineMessageCorrelation(RuntimeService runtime, HistoryService history, IdentityService identities) {
		this.runtime = runtime;
		this.history = history;
		this.identities = identities;
	}

	/** Correlates with the rights of the program, not with those of the sender. */
	@Override
	public Outcome correlate(InboxMessage message) {
		return EngineAccess.asSystem(this.identities, "a message was received",
				() -> ShownText.inArabic(() -> handToWaiting(message)));
	}

	@Override
	public boolean mayFollow() {
		return Context.getCommandContext() == null;
	}

	private Outcome handToWaiting(InboxMessage message) {
		var query = this.runtime.createExecutionQuery()
			.processInstanceBusinessKey(message.caseReference())
			.messageEventSubscriptionName(message.messageName())
			.active();
		message.addressee().ifPresent(query::processInstanceId);
		var waiting = query.list();
		if (waiting.isEmpty()) {
			return notTaken(message);
		}
		this.runtime.messageEventReceived(message.messageName(), waiting.get(0).getId());
		waiting.stream().skip(1).forEach((execution) -> hand(message.messageName(), execution.getId()));
		return Outcome.TAKEN;
	}

	private Outcome notTaken(InboxMessage message) {
		if (isClosed(message.caseReference())) {
			return Outcome.CASE_CLOSED;
		}
		return message.addressee().isPresent() ? Outcome.ANSWERED : Outcome.NOT_WAITING;
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
