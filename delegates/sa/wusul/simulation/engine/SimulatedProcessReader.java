package sa.wusul.simulation.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CancelEventDefinition;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.simulation.Assumption.Code;
import sa.wusul.simulation.Flowchart;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.Node;
import sa.wusul.simulation.SimulatedProcess;
import sa.wusul.simulation.Staffing;
import sa.wusul.simulation.Timing;

/**
 * Reader that converts models to flowcharts. Expressions are only read, never evaluated.
 */
final class SimulatedProcessReader {

	private static final Pattern TIMER = Pattern.compile("\\$\\{\\s*(workingTime|dayAndNight)\\."
			+ "(daysFromNow|hoursFromNow|minutesFromNow)\\(\\s*(\\d{1,5})\\s*\\)\\s*}");

	private static final Pattern LIMIT = Pattern
		.compile("\\$\\{\\s*limits\\.(?:fromNow|of)\\(\\s*'([a-z]+\\.[A-Z_]+)'\\s*\\)\\s*}");

	private static final Pattern GROUP = Pattern.compile("\\$\\{\\s*staffGroups\\.(of|ofCentre|ofSection|ofDepartment)"
			+ "\\(\\s*'([a-z-]+)'\\s*(?:,\\s*(\\w+)\\s*)?(?:,\\s*(\\w+)\\s*)?\\)\\s*}");

	private static final Pattern LITERAL = Pattern.compile("[a-z][a-z0-9-]*");

	private static final Map<String, Staffing.Scope> SCOPES = Map.of("of", Staffing.Scope.MINISTRY, "ofCentre",
			Staffing.Scope.CENTRE, "ofSection", Staffing.Scope.SECTION, "ofDepartment", Staffing.Scope.DEPARTMENT);

	private static final int MOST_NODES = 3000;

	private final Function<String, Optional<BpmnModelInstance>> models;

	private final LimitDecisions limits;

	private final Map<String, Flowchart> flowcharts = new HashMap<>();

	private final List<SimulatedProcess.Omission> omissions = new ArrayList<>();

	private int nodes;

	/**
	 * Creates a reader.
	 * @param models the models of called processes, if known
	 */
	SimulatedProcessReader(Function<String, Optional<BpmnModelInstance>> models, LimitDecisions limits) {
		this.models = models;
		this.limits = limits;
	}

	SimulatedProcess read(BpmnModelInstance model) {
		var process = process(model).orElseThrow(() -> new RefusalException(Kind.INVALID, "simulation.notAModel"));
		add(process);
		return new SimulatedProcess(process.getId(), text(process.getName(), process.getId()),
				text(process.getCamundaVersionTag(), ""), Map.copyOf(this.flowcharts), List.copyOf(this.omissions),
				Map.of());
	}

	private static Optional<Process> process(BpmnModelInstance model) {
		return model.getModelElementsByType(Process.class).stream().filter(Process::isExecutable).findFirst();
	}

	private void add(Process process) {
		var name = text(process.getName(), process.getId());
		add(process.getId(), process.getId(), name, process.getFlowElements());
	}

	private void add(String key, String process, String processName, Collection<FlowElement> elements) {
		// A placeholder, because processes may call each other in a circle.
		this.flowcharts.put(key, new Flowchart(key, process, processName, null, List.of(), List.of(), List.of()));
		var flowNodes = elements.stream()
			.filter(FlowNode.class::isInstance)
			.map(FlowNode.class::cast)
			.filter((node) -> !(node instanceof SubProcess inner && inner.triggeredByEvent()))
			.filter((node) -> !(node instanceof BoundaryEvent event && DeadlineConvention.isDrawn(event)))
			.toList();
		this.nodes += flowNodes.size();
		if (this.nodes > MOST_NODES) {
			throw new RefusalException(Kind.TOO_LARGE, "simulation.tooLarge");
		}
		var boundaries = flowNodes.stream()
			.filter(BoundaryEvent.class::isInstance)
			.map(BoundaryEvent.class::cast)
			.toList();
		var found = flowNodes.stream().map((node) -> node(process, node, boundaries)).toList();
		var flows = new ArrayList<Flowchart.Flow>();
		elements.stream().filter(SequenceFlow.class::isInstance).map(SequenceFlow.class::cast).forEach((flow) -> {
			if (flow.getSource() != null && flow.getTarget() != null) {
				flows.add(new Flowchart.Flow(flow.getSource().getId(), flow.getTarget().getId(),
						flow.getConditionExpression() != null));
			}
		});
		flows.removeIf((flow) -> !knows(found, flow.from()) || !knows(found, flow.to()));
		links(flowNodes, flows);
		var handlers = elements.stream()
			.filter(SubProcess.class::isInstance)
			.map(SubProcess.class::cast)
			.filter(SubProcess::triggeredByEvent)
			.flatMap((inner) -> handler(process, processName, inner).stream())
			.toList();
		this.flowcharts.put(key, new Flowchart(key, process, processName, start(flowNodes), found, flows, handlers));
	}

	private static boolean knows(List<Node> nodes, String id) {
		return nodes.stream().anyMatch((node) -> node.id().equals(id));
	}

	/**
	 * Returns the first node: a plain start event, or otherwise a message start event.
	 */
	private static String start(List<? extends FlowNode> nodes) {
		var starts = nodes.stream().filter(StartEvent.class::isInstance).map(StartEvent.class::cast).toList();
		return starts.stream()
			.filter((start) -> start.getEventDefinitions().isEmpty())
			.findFirst()
			.or(() -> starts.stream().findFirst())
			.map(StartEvent::getId)
			.orElseGet(() -> nodes.stream()
				.filter((node) -> node.getIncoming().isEmpty() && !(node instanceof BoundaryEvent))
				.findFirst()
				.map(FlowNode::getId)
				.orElse(null));
	}

	/** Adds a flow for each pair of link events. */
	private static void links(List<? extends FlowNode> nodes, List<Flowchart.Flow> flows) {
		nodes.stream().filter(IntermediateThrowEvent.class::isInstance).forEach((from) -> {
			var name = link(((IntermediateThrowEvent) from).getEventDefinitions());
			nodes.stream()
				.filter(IntermediateCatchEvent.class::isInstance)
				.filter((to) -> name != null && name.equals(link(((IntermediateCatchEvent) to).getEventDefinitions())))
				.findFirst()
				.ifPresent((to) -> flows.add(new Flowchart.Flow(from.getId(), to.getId(), false)));
		});
	}

	private static String link(Collection<EventDefinition> definitions) {
		return definitions.stream()
			.filter(LinkEventDefinition.class::isInstance)
			.map((definition) -> ((LinkEventDefinition) definition).getName())
			.findFirst()
			.orElse(null);
	}

	private Optional<Flowchart.Handler> handler(String process, String processName, SubProcess inner) {
		var start = inner.getFlowElements()
			.stream()
			.filter(StartEvent.class::isInstance)
			.map(StartEvent.class::cast)
			.findFirst();
		return start.map((event) -> {
			var inside = inside(process, processName, inner);
			return new Flowchart.Handler(event.getId(), name(event), trigger(event), event.isInterrupting(), inside);
		});
	}

	private String inside(String process, String processName, SubProcess inner) {
		var key = process + "/" + inner.getId();
		add(key, process, processName, inner.getFlowElements());
		return key;
	}

	private Node node(String process, FlowNode element, List<BoundaryEvent> boundaries) {
		var role = role(process, element);
		if (element instanceof Activity activity
				&& activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many) {
			role = new Node.Repeated(role, many.isSequential(), times(many));
			if (many.getCompletionCondition() != null) {
				omit(process, element);
			}
		}
		var own = boundaries.stream()
			.filter((event) -> event.getAttachedTo() == element && isSimulated(process, event))
			.map((event) -> new Node.Boundary(event.getId(), trigger(event), event.cancelActivity()))
			.toList();
		return new Node(element.getId(), name(element), role, own);
	}

	private boolean isSimulated(String process, BoundaryEvent event) {
		var simulated = event.getEventDefinitions()
			.stream()
			.noneMatch((definition) -> definition instanceof CompensateEventDefinition
					|| definition instanceof CancelEventDefinition);
		if (!simulated) {
			omit(process, event);
		}
		return simulated;
	}

	private Node.Role role(String process, FlowNode element) {
		if (element instanceof UserTask task) {
			return new Node.Task(staffing(task), task.getCamundaDueDate() != null);
		}
		if (element instanceof CallActivity call) {
			return call(call);
		}
		if (element instanceof SubProcess inner) {
			var name = this.flowcharts.get(process).processName();
			return new Node.Inner(inside(process, name, inner));
		}
		if (element instanceof ReceiveTask
				|| element instanceof ServiceTask service && "external".equals(service.getCamundaType())) {
			return new Node.Message();
		}
		if (element instanceof IntermediateCatchEvent event) {
			return awaited(event);
		}
		if (element instanceof EndEvent end) {
			return end(process, end);
		}
		return gateway(process, element);
	}

	private Node.Role gateway(String process, FlowNode element) {
		if (element instanceof ExclusiveGateway) {
			return new Node.Choice();
		}
		if (element instanceof ParallelGateway) {
			return new Node.Parallel();
		}
		if (element instanceof InclusiveGateway) {
			return new Node.Inclusive();
		}
		if (element instanceof EventBasedGateway) {
			return new Node.Race();
		}
		if (element instanceof ComplexGateway) {
			omit(process, element);
			return new Node.Choice();
		}
		// Start events, automatic steps and throwing events.
		return new Node.Passing();
	}

	private Node.Role awaited(IntermediateCatchEvent event) {
		for (var definition : event.getEventDefinitions()) {
			if (definition instanceof TimerEventDefinition timer) {
				return new Node.Timer(timing(timer));
			}
			if (definition instanceof LinkEventDefinition) {
				return new Node.Passing();
			}
		}
		return new Node.Message();
	}

	private Node.Role end(String process, EndEvent end) {
		for (var definition : end.getEventDefinitions()) {
			if (definition instanceof TerminateEventDefinition) {
				return new Node.Terminate();
			}
			if (definition instanceof ErrorEventDefinition error) {
				return new Node.Error(code(error));
			}
			if (definition instanceof CompensateEventDefinition || definition instanceof CancelEventDefinition) {
				omit(process, end);
			}
		}
		return new Node.End();
	}

	private Node.Role call(CallActivity call) {
		var called = call.getCalledElement();
		if (called != null && !this.flowcharts.containsKey(called)) {
			this.models.apply(called)
				.flatMap(SimulatedProcessReader::process)
				.filter((process) -> process.getId().equals(called))
				.ifPresent(this::add);
		}
		return this.flowcharts.containsKey(called) ? new Node.Inner(called) : new Node.UnknownCall();
	}

	private Node.Trigger trigger(CatchEvent event) {
		for (var definition : event.getEventDefinitions()) {
			if (definition instanceof TimerEventDefinition timer) {
				return new Node.AtTime(timing(timer));
			}
			if (definition instanceof ErrorEventDefinition error) {
				return new Node.AtError(code(error));
			}
		}
		return new Node.AtMessage();
	}

	private static String code(ErrorEventDefinition error) {
		return (error.getError() == null) ? "" : text(error.getError().getErrorCode(), "");
	}

	Timing timing(TimerEventDefinition timer) {
		if (timer.getTimeDate() != null) {
			return moment(timer.getTimeDate().getTextContent().strip());
		}
		var length = (timer.getTimeDuration() != null) ? timer.getTimeDuration().getTextContent()
				: (timer.getTimeCycle() != null) ? timer.getTimeCycle().getTextContent() : "";
		return length(length.strip());
	}

	private Timing moment(String text) {
		var timer = TIMER.matcher(text);
		if (!timer.matches()) {
			return limit(text).flatMap(SimulatedProcessReader::timing).orElseGet(() -> new Timing.OfTheCase(text));
		}
		var number = Integer.parseInt(timer.group(3));
		var seconds = timer.group(2).startsWith("minutes") ? number * 60L : number * 3600L;
		if (timer.group(2).startsWith("days")) {
			return timer.group(1).equals("workingTime") ? new Timing.WorkingDays(number)
					: new Timing.Seconds(number * 86_400L);
		}
		return timer.group(1).equals("workingTime") ? new Timing.WorkingSeconds(seconds) : new Timing.Seconds(seconds);
	}

	/** Returns today's value of the limit that the expression names. */
	private Optional<LimitValue> limit(String expression) {
		var limit = LIMIT.matcher(expression);
		return limit.matches() ? this.limits.find(Limit.of(limit.group(1))) : Optional.empty();
	}

	private static Optional<Timing> timing(LimitValue value) {
		return switch (value.unit()) {
			case WORKING_DAYS -> Optional.of(new Timing.WorkingDays(value.number()));
			case WORKING_HOURS -> Optional.of(new Timing.WorkingSeconds(value.number() * 3600L));
			case NUMBER, MONTHS -> Optional.empty();
			default -> Optional.of(new Timing.Seconds(value.duration().toSeconds()));
		};
	}

	/** Returns the duration; of a repeating timer, the first occurrence counts. */
	private Timing length(String text) {
		try {
			return new Timing.Seconds(
					Math.max(0, Duration.parse(text.substring(text.lastIndexOf('/') + 1)).toSeconds()));
		}
		catch (DateTimeException | ArithmeticException other) {
			return moment(text);
		}
	}

	static Staffing staffing(UserTask task) {
		var groups = text(task.getCamundaCandidateGroups(), "").strip();
		var asked = GROUP.matcher(groups);
		if (asked.matches()) {
			var scope = SCOPES.get(asked.group(1));
			var ofTheCase = switch (scope) {
				case MINISTRY -> true;
				case CENTRE -> "centre".equals(asked.group(3));
				case SECTION -> "centre".equals(asked.group(3)) && "section".equals(asked.group(4));
				case DEPARTMENT -> "department".equals(asked.group(3));
			};
			return new Staffing.Role(asked.group(2), scope, ofTheCase);
		}
		return LITERAL.matcher(groups).matches() ? new Staffing.Role(groups, Staffing.Scope.MINISTRY, true)
				: new Staffing.Unknown(groups);
	}

	private Integer times(MultiInstanceLoopCharacteristics many) {
		var cardinality = many.getLoopCardinality();
		var text = (cardinality == null) ? "" : cardinality.getTextContent().strip();
		return text.matches("\\d{1,2}") ? Integer.valueOf(text) : limit(text).map(LimitValue::number).orElse(null);
	}

	private void omit(String process, FlowNode element) {
		this.omissions.add(new SimulatedProcess.Omission(new ModelStep(process, element.getId()),
				text(element.getName(), element.getId()), Code.ELEMENT_PASSED));
	}

	private static String name(FlowElement element) {
		return text(element.getName(), "").replaceAll("\\s+", " ").strip();
	}

	private static String text(String text, String otherwise) {
		return Objects.requireNonNullElse(text, otherwise);
	}

}
