package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * The convention that a message event with the property {@code notificationEvent} informs
 * the requester: analysts name the event, and not the delegate behind it.
 */
public final class InformingConvention {

	public static final String PROPERTY = "notificationEvent";

	private static final String DELEGATE = "${informRequesterDelegate}";

	private InformingConvention() {
	}

	/** Lets the step of a model that is being read inform the requester of the event. */
	public static void apply(ActivityImpl step, String event) {
		step.setProperty(PROPERTY, event);
		var delegate = Context.getProcessEngineConfiguration().getExpressionManager().createExpression(DELEGATE);
		step.setActivityBehavior(new ServiceTaskDelegateExpressionActivityBehavior(delegate, List.of()));
	}

	/**
	 * Returns the event of which this step informs the requester.
	 * @throws IllegalStateException if the model does not name it
	 */
	public static String event(DelegateExecution step) {
		return Optional.ofNullable((String) ((ExecutionEntity) step).getActivity().getProperty(PROPERTY))
			.orElseThrow(() -> new IllegalStateException(step.getCurrentActivityId() + " has no " + PROPERTY));
	}

}
