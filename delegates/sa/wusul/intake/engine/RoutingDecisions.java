package sa.wusul.intake.engine;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The decision tables of intake, evaluated with the routing facts of the process. */
public enum RoutingDecisions {

	REQUEST_TYPE("intake-request-classification", "requestType"), PRIORITY("intake-request-priority", "priority"),
	DEPARTMENT("intake-department-routing", "department");

	private final String table;

	private final String output;

	RoutingDecisions(String table, String output) {
		this.table = table;
		this.output = output;
	}

	/** Returns the answer of the table; empty if no rule matches. */
	public Optional<String> answer(DelegateExecution execution) {
		return Optional
			.ofNullable(execution.getProcessEngineServices()
				.getDecisionService()
				.evaluateDecisionTableByKey(this.table, execution.getVariables())
				.getSingleResult())
			.map((rule) -> rule.getEntry(this.output));
	}

}
