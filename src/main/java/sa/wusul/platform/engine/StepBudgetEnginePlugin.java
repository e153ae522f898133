package sa.wusul.platform.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in that stops a process which goes round in a circle without waiting for
 * anything, or which would do a step for more items than any list has, so that a mistake
 * in a model costs its own case only and no thread for ever.
 */
@Component
public class StepBudgetEnginePlugin extends AbstractProcessEnginePlugin {

	/**
	 * The most sequence flows of one transaction; the longest one of all models takes
	 * fewer than a hundred for each row of a list of a hundred.
	 */
	static final int MOST = 20_000;

	/** The most repetitions of one step; the longest lists have a hundred rows. */
	static final int MOST_REPETITIONS = 1_000;

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		EngineSessions.add(engine, FlowsTaken.class, FlowsTaken::new);
		engine.setCustomPreBPMNParseListeners(
				with(engine.getCustomPreBPMNParseListeners(), (BpmnParseListener) new OnEveryFlow()));
	}

	private static <T> List<T> with(List<T> others, T another) {
		var all = new ArrayList<T>((others != null) ? others : List.of());
		all.add(another);
		return all;
	}

	private static final class OnEveryFlow extends AbstractBpmnParseListener {

		@Override
		public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
			flow.addExecutionListener(new FlowListener());
		}

		@Override
		public void parseMultiInstanceLoopCharacteristics(Element element, Element loop, ActivityImpl activity) {
			if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior behavior) {
				behavior.setLoopCardinalityExpression(Repetitions.limit(behavior.getLoopCardinalityExpression()));
				behavior.setCollectionExpression(Repetitions.limit(behavior.getCollectionExpression()));
			}
		}

	}

	/**
	 * An expression for the number of repetitions of a step, or for the list of its
	 * items.
	 */
	private record Repetitions(Expression expression) implements Expression {

		static Expression limit(Expression expression) {
			return (expression != null) ? new Repetitions(expression) : null;
		}

		@Override
		public Object getValue(VariableScope scope) {
			var value = this.expression.getValue(scope);
			var number = (value instanceof Collection<?> items) ? items.size()
					: isNumber(value) ? new BigDecimal(value.toString().strip()).doubleValue() : 0;
			if (number > MOST_REPETITIONS) {
				throw new IllegalStateException(
						"The step would be repeated more than " + MOST_REPETITIONS + " times: " + getExpressionText());
			}
			return value;
		}

		private static boolean isNumber(Object value) {
			return value != null && value.toString().strip().matches("\\d{1,20}(\\.0)?");
		}

		@Override
		public void setValue(Object value, VariableScope scope) {
			this.expression.setValue(value, scope);
		}

		@Override
		public String getExpressionText() {
			return this.expression.getExpressionText();
		}

		@Override
		public boolean isLiteralText() {
			return this.expression.isLiteralText();
		}

	}

	private static final class FlowListener implements ExecutionListener {

		@Override
		public void notify(DelegateExecution execution) {
			Context.getCommandContext().getSession(FlowsTaken.class).add(execution);
		}

	}

	/** The number of flows that the current transaction took. */
	private static final class FlowsTaken implements Session {

		private int number;

		void add(DelegateExecution execution) {
			if (++this.number > MOST) {
				throw new IllegalStateException("The process " + execution.getProcessDefinitionId() + " took " + MOST
						+ " flows without waiting: it goes round in a circle at " + execution.getCurrentTransitionId());
			}
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
