package sa.wusul.platform.engine;

import java.util.Objects;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/**
 * The convention that a timer with {@code ${deadlines.ofTask()}} on the border of a task
 * shows the deadline from the service levels. It is for readers of the picture: the due
 * date of the task and the watch over overdue tasks do the work, and the engine does not
 * get to know the timer, which would add a job and an execution to each task.
 */
public final class DeadlineConvention {

	public static final String EXPRESSION = "${deadlines.ofTask()}";

	private DeadlineConvention() {
	}

	/** Creates the reading of a model, which passes over the drawn deadlines. */
	public static BpmnParse reading(BpmnParser parser) {
		return new BpmnParse(parser) {

			@Override
			public void parseBoundaryEvents(Element scope, ScopeImpl flowScope) {
				scope.elements().removeIf(DeadlineConvention::isDrawn);
				super.parseBoundaryEvents(scope, flowScope);
			}

		};
	}

	/** Checks whether the event on the border of a task only shows its deadline. */
	public static boolean isDrawn(BoundaryEvent event) {
		return event.getEventDefinitions()
			.stream()
			.filter(TimerEventDefinition.class::isInstance)
			.map((timer) -> ((TimerEventDefinition) timer).getTimeDate())
			.filter(Objects::nonNull)
			.anyMatch((moment) -> EXPRESSION.equals(moment.getTextContent().strip()));
	}

	private static boolean isDrawn(Element element) {
		return "boundaryEvent".equals(element.getTagName()) && element.elements("timerEventDefinition")
			.stream()
			.flatMap((timer) -> timer.elements("timeDate").stream())
			.anyMatch((moment) -> EXPRESSION.equals(moment.getText().strip()));
	}

}
