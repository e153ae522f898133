package sa.wusul.services.engine;

import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

import sa.wusul.platform.engine.EligibilityConvention;

/**
 * The eligibility table of the service whose model called: the version that was deployed
 * with that model, so that an application is decided by the rules of the day it began.
 */
final class ServiceEligibility {

	private ServiceEligibility() {
	}

	static DmnBusinessRuleTaskActivityBehavior behavior() {
		var table = new BaseCallableElement();
		table.setDefinitionKeyValueProvider(new OfExecution(ServiceEligibility::key));
		table.setBinding(CallableElementBinding.VERSION);
		table.setVersionValueProvider(new OfExecution(ServiceEligibility::version));
		return new DmnBusinessRuleTaskActivityBehavior(table, null, null);
	}

	static String key(VariableScope execution) {
		return EligibilityConvention.eligibilityOf(service(execution).getKey());
	}

	private static Integer version(VariableScope execution) {
		var deployment = service(execution).getDeploymentId();
		var table = Context.getCommandContext()
			.getDecisionDefinitionManager()
			.findDecisionDefinitionByDeploymentAndKey(deployment, key(execution));
		return Optional.ofNullable(table)
			.orElseThrow(
					() -> new IllegalStateException("No table " + key(execution) + " was deployed with its service"))
			.getVersion();
	}

	private static ProcessDefinitionEntity service(VariableScope execution) {
		return Optional.ofNullable(((ExecutionEntity) execution).getProcessInstance().getSuperExecution())
			.map(ExecutionEntity::getProcessDefinition)
			.orElseThrow(() -> new IllegalStateException("Only the model of a service calls the process"));
	}

	/** A value that only the running execution tells. */
	record OfExecution(Function<VariableScope, Object> read) implements ParameterValueProvider {

		@Override
		public Object getValue(VariableScope execution) {
			return this.read.apply(execution);
		}

		@Override
		public boolean isDynamic() {
			return true;
		}

	}

}
