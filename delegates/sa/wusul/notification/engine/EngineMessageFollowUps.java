package sa.wusul.notification.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.notification.MessageCare;
import sa.wusul.notification.MessageFollowUps;
import sa.wusul.notification.process.RequesterInformingProcess;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Rights;

/**
 * The processes {@code notification-requester-informing}, one a message, beside its case.
 * The officers of the call centre call back; for a confidential case, the officers of its
 * domain.
 */
@Component
class EngineMessageFollowUps implements MessageFollowUps {

	private static final String REASON = "what became of a message concerns no right of a person";

	private static final String END = RequesterInformingProcess.NO_LONGER_NEEDED;

	private final ProcessEngine engine;

	private final Rights rights;

	EngineMessageFollowUps(@Lazy ProcessEngine engine, Rights rights) {
		this.engine = engine;
		this.rights = rights;
	}

	@Override
	public String begin(CaseFile file, MessageCare.Kind kind) {
		var variables = new HashMap<String, Object>();
		variables.put(RequesterInformingProcess.MESSAGE_KIND.name(), kind.name());
		variables.put(RequesterInformingProcess.CALL_BACK_GROUP.name(), callBackGroup(file));
		variables.put(RequesterInformingProcess.CALL_ATTEMPTS.name(), 0L);
		variables.put("priority", file.classification().priority());
		return EngineAccess.asSystem(this.engine, REASON, () -> start(file.reference(), variables)).getId();
	}

	private ProcessInstance start(String reference, Map<String, Object> variables) {
		return processes().startProcessInstanceByKey(RequesterInformingProcess.KEY, reference, variables);
	}

	private RuntimeService processes() {
		return this.engine.getRuntimeService();
	}

	private String callBackGroup(CaseFile file) {
		return this.rights.confidentialDomain(file.processKey())
			.map((domain) -> this.rights.ofCentre(domain + "-officers", file.place().centre()))
			.orElseGet(() -> this.rights.ofMinistry("reception-phone-officers"))
			.id();
	}

	@Override
	public void end(String process) {
		EngineAccess.asSystem(this.engine, REASON, () -> {
			waiting(process).forEach((execution) -> processes().messageEventReceived(END, execution.getId()));
			return null;
		});
	}

	private List<Execution> waiting(String process) {
		return processes().createExecutionQuery().processInstanceId(process).messageEventSubscriptionName(END).list();
	}

	@Override
	public Set<String> running(Collection<String> instances) {
		var query = processes().createProcessInstanceQuery().processInstanceIds(new HashSet<>(instances));
		var running = EngineAccess.asSystem(this.engine, REASON, query::list);
		return running.stream().map(Execution::getId).collect(Collectors.toSet());
	}

}
