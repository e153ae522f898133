package sa.wusul.casefile.engine;

import java.util.List;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The mapping that every call activity has without listing it: the called process gets
 * the case reference as its business key and the facts of the case under their own names.
 * A mapping that a model lists for the same target takes precedence, so that earlier
 * versions of models, which list them all, keep their meaning.
 */
public final class CaseFactMapping {

	static final List<ProcessVariable<String>> FACTS = List.of(text("channel"), text("centre"), text("section"),
			text("requestType"), text("priority"), text("department"));

	private CaseFactMapping() {
	}

	public static void addTo(ActivityImpl activity) {
		if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
			var called = call.getCallableElement();
			called.getInputs().addAll(0, FACTS.stream().map(CaseFactMapping::handedOn).toList());
			if (called.getBusinessKeyValueProvider() == null) {
				called.setBusinessKeyValueProvider(new FromCaller(DelegateExecution::getProcessBusinessKey));
			}
		}
	}

	private static CallableElementParameter handedOn(ProcessVariable<String> fact) {
		var mapping = new CallableElementParameter();
		mapping.setSourceValueProvider(new FromCaller((caller) -> caller.getVariable(fact.name())));
		mapping.setTarget(fact.name());
		return mapping;
	}

	/** A value of the calling process at the moment of the call. */
	private record FromCaller(Function<DelegateExecution, Object> read) implements ParameterValueProvider {

		@Override
		public Object getValue(VariableScope caller) {
			return this.read.apply((DelegateExecution) caller);
		}

		@Override
		public boolean isDynamic() {
			return true;
		}

	}

}
