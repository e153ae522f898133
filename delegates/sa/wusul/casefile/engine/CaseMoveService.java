package sa.wusul.casefile.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Service that moves a case to the process that its classification demands by the table
 * {@code intake-case-domain}. It runs after each step, in the step's transaction, so that
 * the next step is never offered to staff outside of the new domain.
 */
@Component
class CaseMoveService {

	private static final String TABLE = "intake-case-domain";

	private static final String MESSAGE = "intake.detaineeConcerned";

	private final CaseFiles caseFiles;

	CaseMoveService(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	/** Returns the process that opened the case of this one. */
	static ExecutionEntity root(CommandContext context, ExecutionEntity execution) {
		return context.getExecutionManager().findExecutionById(execution.getRootProcessInstanceId());
	}

	/**
	 * Moves the case of this process if it now belongs elsewhere.
	 * @param proposed a type that was proposed for it; secrecy does not wait until it is
	 * confirmed
	 */
	void follow(ExecutionEntity process, Optional<String> proposed) {
		if (process.isEnded() || !mayLeave(process)) {
			return;
		}
		this.caseFiles.find(process.getBusinessKey())
			.flatMap((file) -> demanded(proposed.orElse(file.classification().requestType()),
					file.classification().department(), isOrdinary(process)))
			.ifPresent((service) -> move(process, service));
	}

	private static boolean mayLeave(ExecutionEntity process) {
		return EventSubscriptionDeclaration.getDeclarationsForScope(process.getProcessDefinition())
			.values()
			.stream()
			.anyMatch((event) -> MESSAGE.equals(event.getUnresolvedEventName()));
	}

	/**
	 * Checks whether the lane of hours has nothing to do with the case any more. A
	 * reopened case has no lane.
	 */
	private static boolean isOrdinary(ExecutionEntity process) {
		return !process.hasVariable("urgentMatter") || "NONE".equals(process.getVariable("urgentMatter"))
				|| "NOT_URGENT".equals(process.getVariable("urgentOutcome"));
	}

	private static Optional<String> demanded(String type, String department, boolean ordinary) {
		var facts = new HashMap<String, Object>();
		facts.put("requestType", type);
		facts.put("department", department);
		facts.put("ordinary", ordinary);
		return EngineAccess.asSystem("staff need no right to the table that moves cases", () -> Decisions
			.ask(Context.getProcessEngineConfiguration().getDecisionService(), TABLE, facts, String.class));
	}

	private static void move(ExecutionEntity process, String service) {
		EngineAccess.asSystem("a step of a case may end its ordinary course", () -> {
			subscription(process).eventReceived(Map.of("newProcess", service), false);
			return null;
		});
	}

	private static EventSubscriptionEntity subscription(ExecutionEntity process) {
		return process.getEventSubscriptions()
			.stream()
			.filter((event) -> MESSAGE.equals(event.getEventName()))
			.findFirst()
			.orElseThrow();
	}

}
