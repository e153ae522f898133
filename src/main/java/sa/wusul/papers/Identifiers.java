package sa.wusul.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * References, telephone numbers and dates within Arabic text, where the parts of {@code
 * 1448-0001234-7} would appear in the reverse order; each of these words becomes a
 * left-to-right run of its own. No line break may divide it, or separate it from an
 * adjacent bracket, full stop or sign of an era, although the renderer prefers to break
 * where the direction changes.
 */
final class Identifiers {

	/** Bounded, so that a text of hyphens only does not exhaust the stack. */
	private static final Pattern IDENTIFIER = Pattern
		.compile("\\+?[A-Za-z0-9]++(?:[-/.:@_][A-Za-z0-9]++){1,20}|\\+[0-9]++(?: [0-9]++){0,6}");

	private static final Pattern PIECE = Pattern.compile("[^\\s+]*+\\+[0-9]++(?: [0-9]++){0,6}[^\\s]*|[^\\s]+");

	private static final Pattern TURNING = Pattern.compile("[A-Za-z0-9٠-٩]");

	/** Signs at the beginning of a text. */
	private static final Pattern SIGN = Pattern.compile("[^\\s\\p{L}\\p{N}]+");

	/**
	 * Length above which a word without a space does not fit into a line and must be
	 * divided.
	 */
	private static final int LONGEST_PIECE = 40;

	/**
	 * Length above which a paragraph may be divided between pages. The renderer breaks
	 * the line spacing of undivided runs at the end of a page; so a shorter paragraph
	 * stays on one page, and a longer one has no undivided runs.
	 */
	private static final int LONGEST_WHOLE_TEXT = 600;

	private static final String DIRECTION = "dir";

	private static final String LEFT_TO_RIGHT = "ltr";

	private Identifiers() {
	}

	/**
	 * Isolates the identifiers of a page; in one from left to right they stay in order.
	 */
	static void isolate(Document page) {
		if (LEFT_TO_RIGHT.equals(page.getDocumentElement().getAttribute(DIRECTION))) {
			return;
		}
		var texts = new ArrayList<Text>();
		var runs = new ArrayList<Element>();
		collect(page.getElementsByTagName("body").item(0), texts, runs);
		runs.forEach(Identifiers::keepWithSign);
		texts.forEach(Identifiers::keepTogether);
	}

	private static void collect(Node node, List<Text> texts, List<Element> runs) {
		for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Text text) {
				texts.add(text);
			}
			else if (child instanceof Element element && element.hasAttribute(DIRECTION)) {
				runs.add(element);
			}
			else {
				collect(child, texts, runs);
			}
		}
	}

	/** Keeps a run that a template marks together with the sign that follows it. */
	private static void keepWithSign(Element run) {
		if (run.getNextSibling() instanceof Text after) {
			var sign = SIGN.matcher(after.getData());
			if (sign.lookingAt()) {
				var together = run.getOwnerDocument().createElement("span");
				together.setAttribute("class", "together");
				run.getParentNode().replaceChild(together, run);
				together.appendChild(run);
				together.appendChild(run.getOwnerDocument().createTextNode(sign.group()));
				after.setData(after.getData().substring(sign.end()));
			}
		}
	}

	private static void keepTogether(Text text) {
		var page = text.getOwnerDocument();
		var data = text.getData();
		var pieces = page.createDocumentFragment();
		var isWhole = data.length() <= LONGEST_WHOLE_TEXT;
		if (!isWhole && text.getParentNode() instanceof Element paragraph) {
			paragraph.setAttribute("class", "flowing");
		}
		if (!TURNING.matcher(data).find()) {
			return;
		}
		int end = 0;
		for (var matcher = PIECE.matcher(data); matcher.find();) {
			var piece = matcher.group();
			if (piece.length() > 1 && TURNING.matcher(piece).find()) {
				pieces.appendChild(page.createTextNode(data.substring(end, matcher.start())));
				pieces.appendChild(isolated(page, piece, isWhole && piece.length() <= LONGEST_PIECE));
				end = matcher.end();
			}
		}
		if (end > 0) {
			pieces.appendChild(page.createTextNode(data.substring(end)));
			text.getParentNode().replaceChild(pieces, text);
		}
	}

	private static Element isolated(Document page, String piece, boolean undivided) {
		var span = page.createElement("span");
		if (undivided) {
			span.setAttribute("class", "together");
		}
		int end = 0;
		for (var matcher = IDENTIFIER.matcher(piece); matcher.find();) {
			span.appendChild(page.createTextNode(piece.substring(end, matcher.start())));
			var identifier = page.createElement("span");
			identifier.setAttribute(DIRECTION, LEFT_TO_RIGHT);
			identifier.appendChild(page.createTextNode(matcher.group()));
			span.appendChild(identifier);
			end = matcher.end();
		}
		span.appendChild(page.createTextNode(piece.substring(end)));
		return span;
	}

}
