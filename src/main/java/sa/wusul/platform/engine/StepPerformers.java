package sa.wusul.platform.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Performers;
import sa.wusul.platform.identity.Performers.Act;

/** The people who acted in the proceeding of a running process. */
@Component
public class StepPerformers {

	private final Performers performers;

	StepPerformers(Performers performers) {
		this.performers = performers;
	}

	public void record(DelegateExecution execution, PerformerRole role, String person) {
		this.performers.record(act(execution, role, person));
	}

	/**
	 * Records an act that each person does once.
	 * @return false if the person acted in the role before
	 */
	public boolean recordOnce(DelegateExecution execution, PerformerRole role, String person) {
		return this.performers.recordOnce(act(execution, role, person));
	}

	/** Checks whether the person acted in one of the roles, in any step of the case. */
	public boolean acted(DelegateExecution execution, Collection<PerformerRole> roles, String person) {
		return acted(proceeding(execution), roles, person);
	}

	/**
	 * Checks whether the person acted in one of the roles.
	 * @param proceeding id of the topmost process instance
	 */
	public boolean acted(String proceeding, Collection<PerformerRole> roles, String person) {
		return !roles.isEmpty()
				&& this.performers.acted(proceeding, roles.stream().map(PerformerRole::name).toList(), person);
	}

	/**
	 * Returns the people who acted in the role, in any step of the case, the last first.
	 */
	public List<String> inRole(DelegateExecution execution, PerformerRole role) {
		return this.performers.inRole(proceeding(execution), role.name());
	}

	/**
	 * Returns the person who acted last in the role, in any step of the case.
	 * @throws IllegalStateException if nobody did
	 */
	public String lastInCase(DelegateExecution execution, PerformerRole role) {
		return inRole(execution, role).stream().findFirst().orElseThrow(() -> missing(execution, role));
	}

	/** Returns the person who acted last in the role within this process. */
	public Optional<String> find(DelegateExecution execution, PerformerRole role) {
		return this.performers.last(execution.getProcessInstanceId(), role.name());
	}

	/**
	 * Returns the person who acted last in the role within this process.
	 * @throws IllegalStateException if nobody did
	 */
	public String get(DelegateExecution execution, PerformerRole role) {
		return find(execution, role).orElseThrow(() -> missing(execution, role));
	}

	private static IllegalStateException missing(DelegateExecution execution, PerformerRole role) {
		return new IllegalStateException(
				"nobody acted as " + role.name() + " in process " + execution.getProcessInstanceId());
	}

	private static Act act(DelegateExecution execution, PerformerRole role, String person) {
		return new Act(proceeding(execution), execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
				role.name(), person);
	}

	private static String proceeding(DelegateExecution execution) {
		return ((ExecutionEntity) execution).getRootProcessInstanceId();
	}

}
