package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Engine plug-in that stops a process which goes round in a circle without waiting for
 * anything, so that a mistake in a model costs its own case only and no thread for ever.
 */
@Component
public class StepBudgetEnginePlugin extends AbstractProcessEnginePlugin {

	/**
	 * The most sequence flows of one transaction; the longest one of all models takes
	 * fewer than a hundred for each row of a list of a hundred.
	 */
	static final int MOST = 20_000;

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), new Factory()));
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

	private static final class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return FlowsTaken.class;
		}

		@Override
		public Session openSession() {
			return new FlowsTaken();
		}

	}

}
