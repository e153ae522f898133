package sa.wusul.casefile.engine;

import java.util.function.Function;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

import sa.wusul.casefile.CaseFile;

/**
 * The mapping that every call activity has without listing it: the called process gets
 * the case reference as its business key and the facts of the case under their own names.
 * It reads them from its caller ({@link CalledVariables}); only with
 * {@code wusul.called-facts: copied} it has variables of its own for them. A mapping that
 * a model lists for the same target takes precedence, so that earlier versions of models,
 * which list them all, keep their meaning.
 */
public enum CaseFactMapping {

	/** Called processes read the facts of their caller. */
	READ {
		@Override
		void addTo(ActivityImpl activity, CallableElementActivityBehavior call) {
			if (call instanceof CallActivityBehavior process) {
				activity.setActivityBehavior(new FactReadingCall(process));
			}
			else {
				COPIED.addTo(activity, call);
			}
		}
	},

	/** Called processes get copies, which older versions of the program need. */
	COPIED {
		@Override
		void addTo(ActivityImpl activity, CallableElementActivityBehavior call) {
			call.getCallableElement()
				.getInputs()
				.addAll(0, CaseFile.FACTS.stream().map(CaseFactMapping::handedOn).toList());
		}
	};

	abstract void addTo(ActivityImpl activity, CallableElementActivityBehavior call);

	public void addTo(ActivityImpl activity) {
		if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
			addTo(activity, call);
			var called = call.getCallableElement();
			if (called.getBusinessKeyValueProvider() == null) {
				called.setBusinessKeyValueProvider(new FromCaller(DelegateExecution::getProcessBusinessKey));
			}
		}
	}

	private static CallableElementParameter handedOn(String fact) {
		var mapping = new CallableElementParameter();
		mapping.setSourceValueProvider(new FromCaller((caller) -> caller.getVariable(fact)));
		mapping.setTarget(fact);
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
