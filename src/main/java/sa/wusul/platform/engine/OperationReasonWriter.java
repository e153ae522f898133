package sa.wusul.platform.engine;

import java.util.Objects;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;

import org.springframework.stereotype.Component;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;

/**
 * Writer of the reason of an operation: as its annotation in the engine's log, which may
 * be overwritten, and to the audit log of each case that it changed, which may not.
 */
@Component
public class OperationReasonWriter {

	/** Deed of a reason in the audit log. */
	static final String REASON = "reason";

	private final HistoryService history;

	private final IdentityService identity;

	private final AuditLog audit;

	OperationReasonWriter(HistoryService history, IdentityService identity, AuditLog audit) {
		this.history = history;
		this.identity = identity;
		this.audit = audit;
	}

	/**
	 * Writes the reason of a finished operation of the current transaction; the caller's
	 * rights were checked.
	 */
	public void write(String operation, String reason) {
		this.history.setAnnotationForOperationLogById(operation, reason);
		var said = AuditEntry.done(this.identity.getCurrentAuthentication().getUserId(), REASON)
			.with("operation=" + operation)
			.saying(reason);
		var instances = this.history.createUserOperationLogQuery()
			.operationId(operation)
			.unlimitedList()
			.stream()
			.map(UserOperationLogEntry::getProcessInstanceId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		if (instances.isEmpty()) {
			this.audit.add(said);
			return;
		}
		this.audit.add(this.history.createHistoricProcessInstanceQuery()
			.processInstanceIds(instances)
			.unlimitedList()
			.stream()
			.map(HistoricProcessInstance::getBusinessKey)
			.distinct()
			.map(said::ofCase)
			.toList());
	}

}
