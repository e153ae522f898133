package sa.wusul.models.rules;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.ProcessFile;
import sa.wusul.platform.engine.DeadlineConvention;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the readability of diagrams by their coordinates. A diagram that passes still
 * needs a visual check.
 */
@DisplayName("Geometry of the diagrams")
@Tag("fast")
class DiagramGeometryTest {

	/** Two lines of a task's name have to fit beside its icon. */
	private static final int CHARACTERS_PER_LINE = 17;

	private static final int MOST_NODES = 24;

	/** A flow closer to a shape seems to end at it. */
	private static final double CLEARANCE = 4;

	static Stream<Drawing> drawings() {
		return ModelFiles.processes().map(Drawing::of);
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("every node and flow is drawn once, and every outside name has a label position")
	void complete(Drawing drawing) {
		var file = drawing.file();
		assertThat(drawing.shapes()).extracting((shape) -> shape.node().getId())
			.containsExactlyInAnyOrderElementsOf(file.all(FlowNode.class).stream().map(FlowNode::getId).toList());
		assertThat(drawing.edges()).extracting((edge) -> edge.flow().getId())
			.containsExactlyInAnyOrderElementsOf(
					file.all(SequenceFlow.class).stream().map(SequenceFlow::getId).toList());
		assertThat(drawing.edges()).allSatisfy((edge) -> assertThat(edge.label().isPresent()).as(edge.toString())
			.isEqualTo(edge.flow().getName() != null));
		assertThat(drawing.shapes()).filteredOn((shape) -> shape.namedOutside() && !shape.isDeadline())
			.allSatisfy((shape) -> assertThat(shape.label()).as(shape.toString()).isPresent());
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("flows have right angles and begin and end on the border of their shapes")
	void orthogonal(Drawing drawing) {
		for (var edge : drawing.edges()) {
			for (var segment : edge.segments()) {
				assertThat(segment.getX1() == segment.getX2() || segment.getY1() == segment.getY2())
					.as(edge + " is orthogonal")
					.isTrue();
			}
			assertThat(onBorder(drawing.shapeOf(edge.flow().getSource()).box(), edge.first())).as(edge + " begins")
				.isTrue();
			assertThat(onBorder(drawing.shapeOf(edge.flow().getTarget()).box(), edge.last())).as(edge + " ends")
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("no flow crosses or touches another, but the ways of one choice may leave it in one line")
	void flowsKeepApart(Drawing drawing) {
		var edges = drawing.edges();
		for (var i = 0; i < edges.size(); i++) {
			for (var j = i + 1; j < edges.size(); j++) {
				var one = edges.get(i);
				var other = edges.get(j);
				for (var segment : one.segments()) {
					assertThat(other.segments()).as(one + " and " + other)
						.noneMatch((another) -> segment.intersectsLine(another)
								&& !shareTheirBeginning(one, segment, other, another));
				}
			}
		}
	}

	/** Checks whether two ways of one choice part at this place. */
	private static boolean shareTheirBeginning(Edge one, Line2D segment, Edge other, Line2D another) {
		return one.flow().getSource().equals(other.flow().getSource()) && Arrays.equals(one.first(), other.first())
				&& one.flow().getSource().getOutgoing().size() > 2
				&& (segment.equals(one.segments().get(0)) || another.equals(other.segments().get(0))
						|| one.segments().get(0).getP2().equals(other.segments().get(0).getP2()));
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("flows keep their distance from other shapes and run through no label")
	void flowsAvoidShapesAndLabels(Drawing drawing) {
		for (var edge : drawing.edges()) {
			for (var segment : edge.segments()) {
				for (var shape : drawing.shapes()) {
					if (edge.joins(shape)) {
						assertThat(segment.intersects(shrunk(shape.box()))).as(edge + " through " + shape).isFalse();
					}
					else if (!edge.liesIn(shape)) {
						assertThat(distance(segment, shape.box())).as("from " + edge + " to " + shape)
							.isGreaterThanOrEqualTo(CLEARANCE);
					}
				}
				for (var label : drawing.labels()) {
					assertThat(segment.intersects(label.box())).as(edge + " through the label of " + label.owner())
						.isFalse();
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("labels and shapes do not overlap")
	void labelsAndShapesKeepApart(Drawing drawing) {
		var labels = drawing.labels();
		for (var i = 0; i < labels.size(); i++) {
			var label = labels.get(i);
			for (var other : labels.subList(i + 1, labels.size())) {
				assertThat(label.box().intersects(other.box()))
					.as("labels of " + label.owner() + " and " + other.owner())
					.isFalse();
			}
			for (var shape : drawing.shapes()) {
				if (shape.node() instanceof SubProcess) {
					continue;
				}
				assertThat(label.box().intersects(shape.box())).as("label of " + label.owner() + " on " + shape)
					.isFalse();
			}
		}
		var shapes = drawing.shapes();
		for (var i = 0; i < shapes.size(); i++) {
			for (var j = i + 1; j < shapes.size(); j++) {
				var one = shapes.get(i);
				var other = shapes.get(j);
				if (!one.holds(other) && !other.holds(one)) {
					assertThat(one.box().intersects(other.box())).as(one + " on " + other).isFalse();
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("the happy path is a straight line from left to right, and everything else is below it, but what follows the fourth event of a task")
	void happyPath(Drawing drawing) {
		var line = drawing.happyPath();
		assertThat(line.get(line.size() - 1).node()).as("the happy path ends").isInstanceOf(EndEvent.class);
		var y = line.get(0).box().getCenterY();
		var onLine = line.stream().map(Shape::node).toList();
		var others = drawing.shapes()
			.stream()
			.filter((shape) -> !onLine.contains(shape.node()) && !shape.isDeadline())
			.filter((shape) -> !drawing.afterFourthEvents().contains(shape.node()))
			.toList();
		assertThat(others).allSatisfy((shape) -> {
			// The happy path continues in a sub-process on the line.
			if (onLine.contains(shape.node().getParentElement())) {
				assertThat(shape.box().getCenterY()).as(shape + " above").isGreaterThanOrEqualTo(y);
			}
			else {
				assertThat(shape.box().getCenterY()).as(shape + " below").isGreaterThan(y);
			}
		});
		assertThat(drawing.shapes())
			.allSatisfy((shape) -> assertThat(shape.box().getCenterX()).as(shape + " right of the start")
				.isGreaterThanOrEqualTo(line.get(0).box().getCenterX()));
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("only flows that return to a joining gateway, or are below it, run to the left")
	void leftToRight(Drawing drawing) {
		var y = drawing.happyPath().get(0).box().getCenterY();
		for (var edge : drawing.edges()) {
			for (var segment : edge.segments()) {
				if (segment.getX2() < segment.getX1()) {
					assertThat(segment.getY1()).as(edge + " to the left").isGreaterThan(y);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("shapes have their standard size; the names of tasks have two lines at most")
	void sizes(Drawing drawing) {
		for (var shape : drawing.shapes()) {
			if (shape.node() instanceof SubProcess) {
				continue;
			}
			if (!shape.namedOutside() && !(shape.node() instanceof Gateway)) {
				assertThat(shape.box().getWidth()).as(shape.toString()).isEqualTo(100);
				assertThat(shape.box().getHeight()).as(shape.toString()).isEqualTo(80);
				assertThat(lines(shape.node().getName())).as("lines in " + shape).isLessThanOrEqualTo(2);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("a diagram has about twenty nodes besides the deadlines of tasks; more are moved to a call activity")
	void overseeable(Drawing drawing) {
		assertThat(drawing.shapes())
			.filteredOn((shape) -> !(shape.node().getParentElement() instanceof SubProcess) && !shape.isDeadline())
			.hasSizeLessThanOrEqualTo(MOST_NODES);
	}

	@ParameterizedTest
	@MethodSource("drawings")
	@DisplayName("the deadline of a task is on its border, away from its middle and from other events")
	void deadlines(Drawing drawing) {
		for (var deadline : drawing.shapes().stream().filter(Shape::isDeadline).toList()) {
			var task = drawing.shapeOf(((BoundaryEvent) deadline.node()).getAttachedTo()).box();
			var box = deadline.box();
			assertThat(box.getWidth() + box.getHeight()).as(deadline.toString()).isEqualTo(72);
			assertThat(box.getCenterY()).as(deadline.toString()).isIn(task.getMinY(), task.getMaxY());
			assertThat(task.getMinX() <= box.getMinX() && box.getMaxX() <= task.getMaxX()).as(deadline + " on its task")
				.isTrue();
			assertThat(box.getCenterX()).as(deadline.toString()).isNotEqualTo(task.getCenterX());
			assertThat(drawing.shapes())
				.filteredOn((shape) -> shape.node() instanceof BoundaryEvent && !shape.equals(deadline))
				.noneMatch((shape) -> shape.box().intersects(box));
		}
	}

	private static long lines(String name) {
		var lines = 1;
		var length = 0;
		for (var word : name.split(" ")) {
			if (length > 0 && length + 1 + word.length() > CHARACTERS_PER_LINE) {
				lines++;
				length = word.length();
			}
			else {
				length += ((length > 0) ? 1 : 0) + word.length();
			}
		}
		return lines;
	}

	private static boolean onBorder(Rectangle2D box, double[] point) {
		var outer = new Rectangle2D.Double(box.getX() - 0.5, box.getY() - 0.5, box.getWidth() + 1, box.getHeight() + 1);
		return outer.contains(point[0], point[1]) && !shrunk(box).contains(point[0], point[1]);
	}

	/** Returns the distance of a line parallel to the box's sides. */
	private static double distance(Line2D line, Rectangle2D box) {
		var extent = line.getBounds2D();
		return Math.hypot(gap(extent.getMinX(), extent.getMaxX(), box.getMinX(), box.getMaxX()),
				gap(extent.getMinY(), extent.getMaxY(), box.getMinY(), box.getMaxY()));
	}

	private static double gap(double from, double to, double otherFrom, double otherTo) {
		return Math.max(0, Math.max(otherFrom - to, from - otherTo));
	}

	private static Rectangle2D shrunk(Rectangle2D box) {
		return new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
	}

	/** A node with the box it is drawn in. */
	record Shape(FlowNode node, Rectangle2D box, Optional<Rectangle2D> label) {

		boolean namedOutside() {
			return this.node instanceof org.camunda.bpm.model.bpmn.instance.Event
					|| (this.node instanceof ExclusiveGateway && this.node.getName() != null);
		}

		/** Checks for the deadline of a task, which is drawn without a name. */
		boolean isDeadline() {
			return this.node instanceof BoundaryEvent event && DeadlineConvention.isDrawn(event);
		}

		boolean holds(Shape other) {
			return other.node.getParentElement().equals(this.node)
					|| (other.node instanceof BoundaryEvent event && event.getAttachedTo().equals(this.node));
		}

		@Override
		public String toString() {
			return this.node.getId();
		}

	}

	/** A flow with the lines it is drawn by. */
	record Edge(SequenceFlow flow, List<Line2D> segments, Optional<Rectangle2D> label) {

		boolean joins(Shape shape) {
			return shape.node().equals(this.flow.getSource()) || shape.node().equals(this.flow.getTarget());
		}

		/** Checks whether it is in the sub-process, directly or nested. */
		boolean liesIn(Shape shape) {
			return Stream
				.iterate(this.flow.getParentElement(), Objects::nonNull, ModelElementInstance::getParentElement)
				.anyMatch((around) -> around.equals(shape.node()));
		}

		double[] first() {
			return new double[] { this.segments.get(0).getX1(), this.segments.get(0).getY1() };
		}

		double[] last() {
			var segment = this.segments.get(this.segments.size() - 1);
			return new double[] { segment.getX2(), segment.getY2() };
		}

		@Override
		public String toString() {
			return this.flow.getId();
		}

	}

	/** The box of a name outside its shape or at its flow. */
	record Label(String owner, Rectangle2D box) {

	}

	/** One diagram. */
	record Drawing(ProcessFile file, List<Shape> shapes, List<Edge> edges) {

		static Drawing of(ProcessFile file) {
			var shapes = new ArrayList<Shape>();
			for (var shape : file.all(BpmnShape.class)) {
				shapes.add(new Shape((FlowNode) shape.getBpmnElement(), box(shape.getBounds()),
						label(shape.getBpmnLabel())));
			}
			var edges = new ArrayList<Edge>();
			for (var edge : file.all(BpmnEdge.class)) {
				var points = List.copyOf(edge.getWaypoints());
				var segments = new ArrayList<Line2D>();
				for (var i = 1; i < points.size(); i++) {
					segments.add(new Line2D.Double(points.get(i - 1).getX(), points.get(i - 1).getY(),
							points.get(i).getX(), points.get(i).getY()));
				}
				edges.add(new Edge((SequenceFlow) edge.getBpmnElement(), segments, label(edge.getBpmnLabel())));
			}
			return new Drawing(file, shapes, edges);
		}

		Shape shapeOf(FlowNode node) {
			return this.shapes.stream().filter((shape) -> shape.node().equals(node)).findFirst().orElseThrow();
		}

		List<Label> labels() {
			return Stream
				.concat(this.shapes.stream()
					.flatMap((shape) -> shape.label().map((box) -> new Label(shape.toString(), box)).stream()),
						this.edges.stream()
							.flatMap((edge) -> edge.label().map((box) -> new Label(edge.toString(), box)).stream()))
				.toList();
		}

		/**
		 * Returns events on the upper border of tasks whose lower border holds three,
		 * with what follows them: there is no room for a fourth below.
		 */
		Set<FlowNode> afterFourthEvents() {
			var nodes = new LinkedHashSet<FlowNode>();
			this.shapes.stream()
				.filter((shape) -> shape.node() instanceof BoundaryEvent && !shape.isDeadline())
				.forEach((shape) -> {
					var task = ((BoundaryEvent) shape.node()).getAttachedTo();
					var below = this.shapes.stream()
						.filter((other) -> other.node() instanceof BoundaryEvent event
								&& event.getAttachedTo().equals(task))
						.filter((other) -> other.box().getCenterY() == shapeOf(task).box().getMaxY())
						.count();
					if (shape.box().getCenterY() == shapeOf(task).box().getMinY() && below == 3) {
						follow(shape.node(), nodes);
					}
				});
			return nodes;
		}

		private static void follow(FlowNode node, Set<FlowNode> nodes) {
			if (nodes.add(node)) {
				node.getOutgoing().forEach((flow) -> follow(flow.getTarget(), nodes));
			}
		}

		/** Returns the shapes from the start along straight flows to the right. */
		List<Shape> happyPath() {
			var start = this.shapes.stream()
				.filter((shape) -> shape.node() instanceof StartEvent
						&& shape.node().getParentElement().equals(this.file.process()))
				.findFirst()
				.orElseThrow();
			var path = new ArrayList<>(List.of(start));
			var next = Optional.of(start);
			while (next.isPresent()) {
				next = straightFrom(next.get());
				next.ifPresent(path::add);
			}
			return path;
		}

		private Optional<Shape> straightFrom(Shape shape) {
			return this.edges.stream()
				.filter((edge) -> edge.flow().getSource().equals(shape.node()) && edge.segments().size() == 1
						&& edge.first()[1] == edge.last()[1] && edge.first()[0] < edge.last()[0]
						&& !edge.flow().equals(defaultOf(shape.node())))
				.map((edge) -> shapeOf(edge.flow().getTarget()))
				.min(Comparator.comparing((target) -> target.box().getX()));
		}

		private static SequenceFlow defaultOf(FlowNode node) {
			return (node instanceof ExclusiveGateway gateway) ? gateway.getDefault() : null;
		}

		private static Rectangle2D box(Bounds bounds) {
			return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
		}

		private static Optional<Rectangle2D> label(BpmnLabel label) {
			return Optional.ofNullable(label).map(BpmnLabel::getBounds).map(Drawing::box);
		}

		@Override
		public String toString() {
			return this.file.toString();
		}

	}

}
