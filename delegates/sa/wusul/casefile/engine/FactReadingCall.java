package sa.wusul.casefile.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A call activity whose called process reads the facts of the case from it, from its
 * first step on.
 */
class FactReadingCall extends CallActivityBehavior {

	static {
		// Otherwise cases that wait at a call could not change their version.
		SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(FactReadingCall.class);
	}

	private final CallActivityBehavior stock;

	FactReadingCall(CallActivityBehavior stock) {
		this.stock = stock;
		setCallableElement(stock.getCallableElement());
	}

	/** Returns the mapping in Java or in a bean that a model may name. */
	@Override
	public Object resolveDelegateClass(ActivityExecution caller) {
		return this.stock.resolveDelegateClass(caller);
	}

	@Override
	protected void startInstance(ActivityExecution caller, VariableMap variables, String reference) {
		var model = CallableElementUtil.getProcessDefinitionToCall((ExecutionEntity) caller,
				((ExecutionEntity) caller).getProcessDefinitionTenantId(), getCallableElement());
		var called = (ExecutionEntity) caller.createSubProcessInstance(model, reference);
		CalledVariables.missing(called, variables::containsKey).forEach(called::addVariableInternal);
		called.start(variables);
	}

}
