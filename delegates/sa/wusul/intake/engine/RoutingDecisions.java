package sa.wusul.intake.engine;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.Decisions;

/** The decision tables of intake, evaluated with the routing facts of the process. */
public enum RoutingDecisions {

	REQUEST_TYPE("intake-request-classification"), PRIORITY("intake-request-priority"),
	DEPARTMENT("intake-department-routing");

	private final String table;

	RoutingDecisions(String table) {
		this.table = table;
	}

	/** Returns the answer of the table; empty if no rule matches. */
	public Optional<String> answer(DelegateExecution execution) {
		return Decisions.ask(execution.getProcessEngineServices().getDecisionService(), this.table,
				execution.getVariables(), String.class);
	}

}
