package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import org.springframework.core.io.ClassPathResource;

/**
 * Rules for templates of papers that are to be released: their words and order are free;
 * fields, conditions, lists and what programs read stay among those of the template in
 * service, in the same lists, since only they are known to be filled.
 */
public final class PaperTemplateRules {

	/** All templates; a new one needs a program that issues its paper. */
	private static final Set<String> NAMES = Set.of("answer-letter.html", "directive-order.html",
			"disposal-certificate.html", "leave-permit.html", "letterhead.html", "meeting-dossier.html",
			"recording-certificate.html", "service-document.html", "tawasul-statement.html", "terminal-code.html");

	/** The templates of sheets, which are printed and not issued. */
	private static final Set<String> SHEETS = Set.of("ministry-morning.html", "ministry-morning-en.html",
			"supervision-figures.html", "supervision-figures-en.html");

	private static final Set<String> ELEMENTS = Set.of("html", "head", "body", "title", "meta", "link", "div", "span",
			"p", "h1", "h2", "h3", "strong", "em", "br", "ul", "ol", "li", "img", "table", "thead", "tbody", "tr", "th",
			"td", "th:block");

	private static final Set<String> FREE = Set.of("class", "lang", "dir");

	/** Signs that a template engine would read as a program. */
	private static final Pattern PROGRAM = Pattern.compile("\\[\\[|\\[\\(|__\\$|/\\*/|[$*#~@]\\{");

	private static final Pattern INVISIBLE = Pattern.compile("(?U)[\\p{Cf}&&[^\\u200e\\u200f\\u200c\\u200d]]");

	private static final String NEEDED = "th:assert";

	private static final int SHOWN = 60;

	private PaperTemplateRules() {
	}

	/** Returns the names of all templates, of papers and of sheets. */
	public static Set<String> names() {
		return Stream.concat(NAMES.stream(), SHEETS.stream()).collect(Collectors.toSet());
	}

	/**
	 * Returns the place of a template below the folder of papers, by which it is printed.
	 */
	static String place(String file) {
		return (SHEETS.contains(bare(file)) ? PaperTemplateRenderer.SHEETS : "") + bare(file);
	}

	/** Checks whether a file is a template, by its name. */
	public static boolean isTemplate(String file) {
		return NAMES.contains(bare(file)) || SHEETS.contains(bare(file));
	}

	/** Returns the template of this name that comes with the program. */
	public static Optional<byte[]> packaged(String file) {
		if (!isTemplate(file)) {
			return Optional.empty();
		}
		try (var template = new ClassPathResource(PaperTemplateRenderer.FOLDER + place(file)).getInputStream()) {
			return Optional.of(template.readAllBytes());
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Returns the faults of a template that is to take the place of another. */
	public static List<TemplateFault> check(byte[] template, byte[] inService) {
		var faults = new ArrayList<TemplateFault>();
		var text = new String(template, StandardCharsets.UTF_8);
		if (text.contains("/*/") || INVISIBLE.matcher(text).find()) {
			return List.of(new TemplateFault("paper-markup", "/*/"));
		}
		var page = read(template);
		if (page.isEmpty()) {
			return List.of(new TemplateFault("paper-markup", "XML"));
		}
		var known = facts(read(inService).orElseThrow());
		var now = facts(page.get());
		elements(page.get()).forEach((element) -> checkMarkup(element, faults));
		now.stream()
			.filter((fact) -> !known.contains(fact))
			.forEach((fact) -> faults.add(new TemplateFault("paper-field", fact.shown())));
		known.stream()
			.filter((fact) -> fact.stays() && !now.contains(fact))
			.forEach((fact) -> faults.add(new TemplateFault("paper-field", "− " + fact.shown())));
		return faults;
	}

	/** Returns the sentences of a template, each under itself. */
	public static Map<String, String> parts(byte[] template) {
		var parts = new LinkedHashMap<String, String>();
		read(template).ifPresent((page) -> elements(page).forEach((element) -> words(element).stream()
			.map((words) -> (words.length() > SHOWN) ? words.substring(0, SHOWN) + "…" : words)
			.forEach((words) -> parts.put(words, words))));
		return parts;
	}

	private static void checkMarkup(Element element, List<TemplateFault> faults) {
		if (!ELEMENTS.contains(element.getTagName())) {
			faults.add(new TemplateFault("paper-markup", "<" + element.getTagName() + ">"));
		}
		var attributes = element.getAttributes();
		for (var place = 0; place < attributes.getLength(); place++) {
			var attribute = attributes.item(place);
			if (FREE.contains(attribute.getNodeName()) && PROGRAM.matcher(attribute.getNodeValue()).find()) {
				faults.add(new TemplateFault("paper-markup", attribute.getNodeValue()));
			}
		}
		for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || child.getNodeType() != Node.COMMENT_NODE
					&& child.getNodeType() != Node.ELEMENT_NODE && PROGRAM.matcher(child.getNodeValue()).find()) {
				faults.add(new TemplateFault("paper-markup", child.getNodeValue().strip()));
			}
		}
	}

	/**
	 * Returns what is not free in a template: all attributes but those of the look.
	 */
	private static Set<Fact> facts(Document page) {
		var facts = new HashSet<Fact>();
		elements(page).forEach((element) -> {
			var attributes = element.getAttributes();
			for (var place = 0; place < attributes.getLength(); place++) {
				var attribute = attributes.item(place);
				if (!FREE.contains(attribute.getNodeName())) {
					facts.add(new Fact(element.getTagName().equals("meta") ? element.getAttribute("name") : "",
							attribute.getNodeName(), attribute.getNodeValue(), lists(element)));
				}
			}
		});
		return facts;
	}

	/** Returns the lists and fragments within which an element stands. */
	private static Set<String> lists(Element element) {
		var lists = new TreeSet<String>();
		for (Node above = element; above instanceof Element around; above = above.getParentNode()) {
			for (var name : List.of("th:each", "th:fragment")) {
				if (around.hasAttribute(name)) {
					lists.add(around.getAttribute(name));
				}
			}
		}
		return lists;
	}

	private static List<String> words(Element element) {
		var words = new ArrayList<String>();
		for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank()) {
				words.add(child.getNodeValue().strip().replaceAll("\\s+", " "));
			}
		}
		return words;
	}

	private static List<Element> elements(Document page) {
		var found = page.getElementsByTagName("*");
		var elements = new ArrayList<Element>();
		for (var place = 0; place < found.getLength(); place++) {
			elements.add((Element) found.item(place));
		}
		return elements;
	}

	private static Optional<Document> read(byte[] template) {
		try {
			var factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			return Optional.of(builder.parse(new ByteArrayInputStream(template)));
		}
		catch (SAXException notWellFormed) {
			return Optional.empty();
		}
		catch (IOException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String bare(String file) {
		return file.substring(file.lastIndexOf('/') + 1);
	}

	/**
	 * A fault of a template.
	 *
	 * @param rule id of the rule
	 */
	public record TemplateFault(String rule, String what) {

	}

	/** An attribute that a program reads or fills, within its lists. */
	private record Fact(String meta, String name, String value, Set<String> lists) {

		/** Whether no template may lose it: what is demanded, and who may read it. */
		boolean stays() {
			return this.name.equals(NEEDED) || this.name.equals("th:fragment") || this.name.equals("th:replace")
					|| !this.meta.isEmpty();
		}

		String shown() {
			return (this.meta.isEmpty() ? "" : this.meta + " ") + this.name + "=" + this.value;
		}

	}

}
