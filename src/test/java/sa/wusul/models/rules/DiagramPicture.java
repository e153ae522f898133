package sa.wusul.models.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.rules.DiagramGeometryTest.Drawing;
import sa.wusul.models.rules.DiagramGeometryTest.Edge;
import sa.wusul.models.rules.DiagramGeometryTest.Shape;

/**
 * Renderer that draws a process model as SVG for the catalogue. The same model gives the
 * same picture on every machine, so that a test can detect stale ones.
 */
final class DiagramPicture {

	private static final int MARGIN = 20;

	private static final int LINE_HEIGHT = 14;

	private final StringBuilder svg = new StringBuilder();

	private DiagramPicture() {
	}

	static String of(ModelFiles.ProcessFile file) {
		return new DiagramPicture().draw(Drawing.of(file));
	}

	private String draw(Drawing drawing) {
		var boxes = new ArrayList<>(drawing.shapes().stream().map(Shape::box).toList());
		drawing.labels().forEach((label) -> boxes.add(label.box()));
		drawing.edges().forEach((edge) -> edge.segments().forEach((line) -> boxes.add(line.getBounds2D())));
		var all = boxes.stream().reduce((one, other) -> one.createUnion(other)).orElseThrow();
		line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" width=\"%s\" height=\"%s\" "
				+ "font-family=\"Arial, 'Noto Sans Arabic', sans-serif\" font-size=\"12\">", all.getX() - MARGIN,
				all.getY() - MARGIN, all.getWidth() + 2 * MARGIN, all.getHeight() + 2 * MARGIN,
				all.getWidth() + 2 * MARGIN, all.getHeight() + 2 * MARGIN);
		line("<title>%s</title>", escaped(drawing.file().process().getName()));
		line("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" "
				+ "orient=\"auto\"><path d=\"M0 0 10 5 0 10z\"/></marker></defs>");
		line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#fff\"/>", all.getX() - MARGIN,
				all.getY() - MARGIN, all.getWidth() + 2 * MARGIN, all.getHeight() + 2 * MARGIN);
		line("<g fill=\"#fff\" stroke=\"#22242a\" stroke-width=\"1.5\">");
		drawing.shapes().stream().filter((shape) -> shape.node() instanceof SubProcess).forEach(this::shape);
		drawing.edges().forEach(this::edge);
		drawing.shapes()
			.stream()
			.filter((shape) -> !(shape.node() instanceof SubProcess || shape.node() instanceof BoundaryEvent))
			.forEach(this::shape);
		drawing.shapes().stream().filter((shape) -> shape.node() instanceof BoundaryEvent).forEach(this::shape);
		line("</g>");
		line("<g fill=\"#22242a\" text-anchor=\"middle\" direction=\"rtl\">");
		drawing.shapes().forEach(this::name);
		drawing.edges()
			.forEach((edge) -> edge.label()
				.ifPresent((box) -> text(edge.flow().getName(), box.getCenterX(), box.getCenterY(), 90, 11)));
		line("</g>");
		line("</svg>");
		return this.svg.toString();
	}

	private void edge(Edge edge) {
		var points = new StringBuilder(number(edge.first()[0]) + "," + number(edge.first()[1]));
		edge.segments()
			.forEach((segment) -> points.append(' ')
				.append(number(segment.getX2()))
				.append(',')
				.append(number(segment.getY2())));
		line("<polyline points=\"%s\" fill=\"none\" marker-end=\"url(#arrow)\"/>", points);
		if (edge.flow().getSource() instanceof ExclusiveGateway gateway && edge.flow().equals(gateway.getDefault())) {
			var first = edge.segments().get(0);
			var x = first.getX1() + 10 * Math.signum(first.getX2() - first.getX1());
			var y = first.getY1() + 10 * Math.signum(first.getY2() - first.getY1());
			line("<path d=\"M%s %s l8 6\"/>", x - 4, y - 3);
		}
	}

	private void shape(Shape shape) {
		var box = shape.box();
		FlowNode node = shape.node();
		if (node instanceof Event event) {
			event(event, box.getCenterX(), box.getCenterY(), box.getWidth() / 2);
		}
		else if (node instanceof Gateway) {
			var x = box.getCenterX();
			var y = box.getCenterY();
			line("<path d=\"M%s %s L%s %s L%s %s L%s %sz\"/>", x, box.getY(), box.getMaxX(), y, x, box.getMaxY(),
					box.getX(), y);
			gateway(node, x, y);
		}
		else if (node instanceof SubProcess inner) {
			line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\"%s/>", box.getX(), box.getY(),
					box.getWidth(), box.getHeight(), inner.triggeredByEvent() ? " stroke-dasharray=\"3 3\"" : "");
		}
		else {
			line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\"%s/>", box.getX(), box.getY(),
					box.getWidth(), box.getHeight(), (node instanceof CallActivity) ? " stroke-width=\"4\"" : "");
			icon(node, box.getX(), box.getY(), box.getCenterX(), box.getMaxY());
		}
	}

	private void gateway(FlowNode node, double x, double y) {
		if (node instanceof ParallelGateway) {
			line("<path d=\"M%s %s v20 m-10 -10 h20\" stroke-width=\"4\"/>", x, y - 10);
		}
		else if (node instanceof EventBasedGateway) {
			line("<circle cx=\"%s\" cy=\"%s\" r=\"13\" stroke-width=\"1\"/>", x, y);
			line("<path d=\"M%s %s l8 6 l-3 9 h-10 l-3 -9z\" stroke-width=\"1\"/>", x, y - 8);
		}
		else {
			line("<path d=\"M%s %s l14 14 m0 -14 l-14 14\" stroke-width=\"3\"/>", x - 7, y - 7);
		}
	}

	private void event(Event event, double x, double y, double radius) {
		var beside = (event instanceof BoundaryEvent boundary && !boundary.cancelActivity())
				|| (event instanceof StartEvent start && !start.isInterrupting());
		var dashed = beside ? " stroke-dasharray=\"5 3\"" : "";
		line("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s%s/>", x, y, radius,
				(event instanceof EndEvent) ? " stroke-width=\"4\"" : "", dashed);
		if (!(event instanceof EndEvent) && !(event instanceof StartEvent)) {
			line("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>", x, y, radius - 4, dashed);
		}
		if (event instanceof EndEvent end
				&& end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance)) {
			line("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"#22242a\"/>", x, y, radius - 6);
		}
		if (event instanceof ThrowEvent thrown
				&& thrown.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance)) {
			line("<path d=\"M%s %s h16 v11 h-16z\" fill=\"#22242a\"/>", x - 8, y - 5);
			line("<path d=\"M%s %s l8 6 l8 -6\" stroke=\"#fff\" stroke-width=\"1.5\"/>", x - 8, y - 5);
		}
		if (event instanceof CatchEvent waiting) {
			for (var definition : waiting.getEventDefinitions()) {
				if (definition instanceof MessageEventDefinition) {
					line("<path d=\"M%s %s h16 v11 h-16z l8 6 l8 -6\" stroke-width=\"1\"/>", x - 8, y - 5);
				}
				else if (definition instanceof TimerEventDefinition) {
					line("<circle cx=\"%s\" cy=\"%s\" r=\"9\" stroke-width=\"1\"/>", x, y);
					line("<path d=\"M%s %s v-7 m0 7 l5 2\" stroke-width=\"1\"/>", x, y);
				}
			}
		}
	}

	private void icon(FlowNode node, double x, double y, double middle, double bottom) {
		if (node instanceof CallActivity) {
			line("<path d=\"M%s %s h14 v-14 h-14z m7 -3 v-8 m-4 4 h8\" stroke-width=\"1\"/>", middle - 7, bottom - 3);
		}
		else if (node instanceof UserTask) {
			line("<path d=\"M%s %s h16 v-5 q0 -4 -5 -4 h-6 q-5 0 -5 4z\" stroke-width=\"1\"/>", x + 7, y + 22);
			line("<circle cx=\"%s\" cy=\"%s\" r=\"4\" stroke-width=\"1\"/>", x + 15, y + 10);
		}
		else if (node instanceof BusinessRuleTask) {
			line("<path d=\"M%s %s h16 v12 h-16z m0 4 h16 m0 4 h-16 m5 -4 v8\" stroke-width=\"1\"/>", x + 7, y + 7);
		}
		else {
			line("<circle cx=\"%s\" cy=\"%s\" r=\"7\" stroke-width=\"3\" stroke-dasharray=\"3 2.5\"/>", x + 15, y + 15);
			line("<circle cx=\"%s\" cy=\"%s\" r=\"4\" stroke-width=\"1\"/>", x + 15, y + 15);
		}
	}

	private void name(Shape shape) {
		var node = shape.node();
		if (node.getName() == null) {
			return;
		}
		if (shape.label().isPresent()) {
			var box = shape.label().get();
			text(node.getName(), box.getCenterX(), box.getCenterY(), box.getWidth(), 11);
		}
		else if (node instanceof SubProcess) {
			text(node.getName(), shape.box().getCenterX(), shape.box().getY() + LINE_HEIGHT, shape.box().getWidth(),
					12);
		}
		else {
			text(node.getName(), shape.box().getCenterX(), shape.box().getCenterY(), 94, 12);
		}
	}

	private void text(String words, double x, double y, double width, int size) {
		var lines = lines(words, width, size);
		var first = y - (lines.size() - 1) * LINE_HEIGHT / 2.0 + 4;
		for (var i = 0; i < lines.size(); i++) {
			line("<text x=\"%s\" y=\"%s\" font-size=\"%d\">%s</text>", x, first + i * LINE_HEIGHT, size,
					escaped(lines.get(i)));
		}
	}

	private static List<String> lines(String words, double width, int size) {
		var lines = new ArrayList<String>();
		var current = new StringBuilder();
		for (var word : words.split(" ")) {
			if (!current.isEmpty() && (current.length() + 1 + word.length()) * size * 0.5 > width) {
				lines.add(current.toString());
				current.setLength(0);
			}
			current.append(current.isEmpty() ? "" : " ").append(word);
		}
		lines.add(current.toString());
		return lines;
	}

	private void line(String format, Object... values) {
		for (var i = 0; i < values.length; i++) {
			if (values[i] instanceof Double value) {
				values[i] = number(value);
			}
		}
		this.svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String number(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

}
