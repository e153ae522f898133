package sa.wusul.platform.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Room for names beside the shapes of a diagram, which were placed for Arabic: a label is
 * as wide as its longest word, and one above its shape begins high enough to end above
 * it.
 */
final class EnglishLabels {

	/** Pixels of a sign and of a line, rounded up from what viewers draw. */
	private static final double SIGN = 6;

	private static final double LINE = 14;

	/** Pixels around the words of a label. */
	private static final double MARGIN = 4;

	private EnglishLabels() {
	}

	/** Makes room for the names that a diagram has now. */
	static void makeRoom(Document model) {
		var names = new HashMap<String, String>();
		EngineEnglishNames.elements(model.getDocumentElement(), "*")
			.filter((element) -> element.hasAttribute("name"))
			.forEach((element) -> names.put(element.getAttribute("id"), element.getAttribute("name")));
		EngineEnglishNames.elements(model.getDocumentElement(), "BPMNShape").forEach((shape) -> makeRoom(shape, names));
	}

	private static void makeRoom(Element shape, Map<String, String> names) {
		var name = names.getOrDefault(shape.getAttribute("bpmnElement"), "");
		EngineEnglishNames.elements(shape, "BPMNLabel")
			.findFirst()
			.flatMap(EnglishLabels::bounds)
			.ifPresent((label) -> bounds(shape).ifPresent((box) -> makeRoom(label, box, name.split("\\s+"))));
	}

	private static void makeRoom(Element label, Element box, String[] words) {
		var longest = Arrays.stream(words).mapToInt(String::length).max().orElse(0);
		var width = Math.max(number(label, "width"), longest * SIGN + MARGIN);
		var wider = width - number(label, "width");
		var isLeft = number(label, "x") + number(label, "width") <= number(box, "x");
		var isRight = number(label, "x") >= number(box, "x") + number(box, "width");
		set(label, "x", number(label, "x") - (isLeft ? wider : isRight ? 0 : wider / 2));
		set(label, "width", width);
		var isAbove = number(label, "y") + number(label, "height") / 2 < number(box, "y");
		if (isAbove && !isLeft && !isRight) {
			var height = lines(words, width) * LINE;
			set(label, "y", Math.min(number(label, "y"), number(box, "y") - height - MARGIN));
			set(label, "height", Math.max(number(label, "height"), height));
		}
	}

	private static int lines(String[] words, double width) {
		var lines = 1;
		var used = 0.0;
		for (var word : words) {
			var needed = word.length() * SIGN;
			if (used > 0 && used + SIGN + needed > width) {
				lines++;
				used = 0;
			}
			used += ((used > 0) ? SIGN : 0) + needed;
		}
		return lines;
	}

	/** Returns the bounds of a shape or label itself, not those of what it contains. */
	private static Optional<Element> bounds(Element of) {
		return EngineEnglishNames.elements(of, "Bounds").filter((bounds) -> bounds.getParentNode() == of).findFirst();
	}

	private static double number(Element bounds, String key) {
		return Double.parseDouble(bounds.getAttribute(key));
	}

	private static void set(Element bounds, String key, double value) {
		bounds.setAttribute(key, String.valueOf(value));
	}

}
