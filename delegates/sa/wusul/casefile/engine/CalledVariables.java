package sa.wusul.casefile.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

import sa.wusul.casefile.CaseFile;

/**
 * The engine's access to variables, in which a called process also has those facts of the
 * case that have no row of its own.
 */
class CalledVariables extends VariableInstanceManager {

	/** Returns the facts without those of which the called process has a value. */
	static Stream<CallerFact> missing(ExecutionEntity called, Predicate<String> isKnown) {
		return CaseFile.FACTS.stream()
			.filter((fact) -> !isKnown.test(fact))
			.map((fact) -> new CallerFact(fact, called));
	}

	@Override
	public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(String execution,
			Collection<String> names) {
		var rows = super.findVariableInstancesByExecutionIdAndVariableNames(execution, names);
		return (names == null) ? withFacts(execution, rows)
				: withFacts(execution, rows).stream().filter((variable) -> names.contains(variable.getName())).toList();
	}

	/** Finds what a migration moves and tells history. */
	@Override
	public List<VariableInstanceEntity> findVariableInstancesByProcessInstanceId(String instance) {
		var variables = withFacts(instance, super.findVariableInstancesByProcessInstanceId(instance));
		variables.stream().filter(CallerFact.class::isInstance).map(CallerFact.class::cast).forEach(CallerFact::told);
		return variables;
	}

	private List<VariableInstanceEntity> withFacts(String execution, List<VariableInstanceEntity> rows) {
		var called = getDbEntityManager().getCachedEntity(ExecutionEntity.class, execution);
		if (called == null || called.getSuperExecutionId() == null) {
			return rows;
		}
		var all = new ArrayList<>(rows);
		missing(called,
				(name) -> rows.stream()
					.anyMatch((row) -> row.getName().equals(name) && execution.equals(row.getExecutionId())))
			.forEach(all::add);
		return all;
	}

}
