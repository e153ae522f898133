package sa.wusul.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.model.EnglishNames;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;

/**
 * English names from the extension properties of deployed models: {@code nameEn} of an
 * element or a table, {@code descriptionEn} of a step, {@code labelEn.<id>} of a table's
 * column, and within a table's XML {@code descriptionEn.<id>} of a rule. Nothing is read
 * before somebody who chose English asks. A deployment is noticed at once where it
 * happens, and by other nodes within half a minute.
 */
@Component
class EngineEnglishNames implements EnglishNames, DeploymentMemory {

	private static final String REASON = "only names that the person was already told are translated";

	private static final String NAME = "nameEn";

	private static final String LABEL = "labelEn.";

	private static final String DESCRIPTION = "descriptionEn.";

	private static final String DOCUMENTATION = "descriptionEn";

	/** Begins the key of the name of a process or a table, which a step may have too. */
	private static final String MODEL = "model:";

	/** Begins the key of what a step tells, which may be the name of another one. */
	private static final String SAID = "said:";

	private static final Set<String> MODELS = Set.of("process", "decision", "definitions");

	/** A name with the number that {@code nameWith} adds. */
	private static final Pattern NUMBERED = Pattern.compile("(.*\\S) ([^ ]*\\d[^ ]*)");

	private final ProcessEngine engine;

	/** Names by the id of their version, which never changes. */
	private final Map<String, Map<String, String>> versions = new ConcurrentHashMap<>();

	private volatile Map<String, String> newest = Map.of();

	EngineEnglishNames(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<String> find(String version, String name) {
		return findWhole(version, name).or(() -> findWhole(version, MODEL + name)).or(() -> {
			var numbered = NUMBERED.matcher(name);
			return numbered.matches()
					? findWhole(version, numbered.group(1)).map((english) -> english + " " + numbered.group(2))
					: Optional.empty();
		});
	}

	@Override
	public Optional<String> findModel(String version, String name) {
		return findWhole(version, MODEL + name).or(() -> findWhole(version, name));
	}

	@Override
	public Optional<String> findDescription(String version, String description) {
		return findWhole(version, SAID + description.strip());
	}

	private Optional<String> findWhole(String version, String name) {
		var own = (version != null) ? version(version).get(name) : null;
		return Optional.ofNullable(own).or(() -> Optional.ofNullable(newest().get(name)));
	}

	@Override
	public String inEnglish(String model) {
		try {
			var document = read(new InputSource(new StringReader(model)));
			named(document).forEach((name) -> name.arabic().setValue(name.english()));
			describe(document);
			EnglishLabels.makeRoom(document);
			var english = new StringWriter();
			var factory = TransformerFactory.newDefaultInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.newTransformer().transform(new DOMSource(document), new StreamResult(english));
			return english.toString();
		}
		catch (IOException | SAXException | TransformerException unreadable) {
			return model;
		}
	}

	@Override
	public void forget() {
		this.newest = Map.of();
	}

	/** Forgets the names in force, because another node may have deployed others. */
	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
	void look() {
		forget();
	}

	private Map<String, String> newest() {
		var names = this.newest;
		if (names.isEmpty()) {
			names = EngineAccess.asSystem(this.engine, REASON, () -> {
				var found = new HashMap<>(answers());
				Stream
					.concat(repository().createDecisionDefinitionQuery()
						.latestVersion()
						.list()
						.stream()
						.map(DecisionDefinition::getId),
							repository().createProcessDefinitionQuery()
								.latestVersion()
								.list()
								.stream()
								.map(ProcessDefinition::getId))
					.forEach((id) -> found.putAll(version(id)));
				return Map.copyOf(found);
			});
			this.newest = names;
		}
		return names;
	}

	private Map<String, String> version(String id) {
		return this.versions.computeIfAbsent(id, this::read);
	}

	private Map<String, String> read(String id) {
		return EngineAccess.asSystem(this.engine, REASON, () -> {
			var names = new HashMap<>(answers());
			try (var file = model(id)) {
				if (file != null) {
					var model = read(new InputSource(file));
					named(model).forEach((name) -> names.put(name.key(), name.english()));
					names.putAll(documented(model));
				}
			}
			return Map.copyOf(names);
		});
	}

	/** Returns the file of a process or a table; {@code null} if it is gone. */
	private InputStream model(String id) {
		if (repository().createProcessDefinitionQuery().processDefinitionId(id).count() > 0) {
			return repository().getProcessModel(id);
		}
		return (repository().createDecisionDefinitionQuery().decisionDefinitionId(id).count() > 0)
				? repository().getDecisionModel(id) : null;
	}

	private RepositoryService repository() {
		return this.engine.getRepositoryService();
	}

	/** Returns the answers to questions, which need no English of their own. */
	private static Map<String, String> answers() {
		return Map.of(ArabicText.of("truth.true"), EnglishText.of("truth.true"), ArabicText.of("truth.false"),
				EnglishText.of("truth.false"));
	}

	private static Document read(InputSource model) throws IOException, SAXException {
		try {
			var factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(model);
		}
		catch (ParserConfigurationException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Returns the Arabic names in a model, each with its English. */
	private static List<Name> named(Document model) {
		var names = new ArrayList<>(ofElements(model));
		var file = model.getDocumentElement().getAttributeNode("name");
		names.stream()
			.filter((name) -> file != null && file.getValue().equals(name.arabic().getValue()))
			.findFirst()
			.ifPresent((name) -> names.add(new Name(file, name.english())));
		return names;
	}

	private static List<Name> ofElements(Document model) {
		var answers = answers();
		return elements(model.getDocumentElement(), "*").flatMap((element) -> {
			if (element.getLocalName().equals("property")) {
				return named(model, element).stream();
			}
			return Optional.ofNullable(element.getAttributeNode("name"))
				.filter((name) -> answers.containsKey(name.getValue()))
				.map((name) -> new Name(name, answers.get(name.getValue())))
				.stream();
		}).toList();
	}

	/** Returns the name that the property translates. */
	private static Optional<Name> named(Document model, Element property) {
		var english = property.getAttribute("value");
		var key = property.getAttribute("name");
		if (key.equals(NAME)) {
			return owner(property).map((owner) -> owner.getAttributeNode("name"))
				.map((name) -> new Name(name, english));
		}
		return key.startsWith(LABEL) ? elements(model.getDocumentElement(), "*")
			.filter((column) -> column.getAttribute("id").equals(key.substring(LABEL.length())))
			.findFirst()
			.map((column) -> column.getAttributeNode("label"))
			.map((label) -> new Name(label, english)) : Optional.empty();
	}

	/**
	 * Returns the descriptions of steps for the people at work, each with its English.
	 */
	private static Map<String, String> documented(Document model) {
		var english = new HashMap<String, String>();
		elements(model.getDocumentElement(), "property")
			.filter((property) -> property.getAttribute("name").equals(DOCUMENTATION))
			.forEach((property) -> owner(property).flatMap((step) -> elements(step, "documentation").findFirst())
				.ifPresent(
						(said) -> english.put(SAID + said.getTextContent().strip(), property.getAttribute("value"))));
		return english;
	}

	/** Puts the English of what a table's rules say in place of the Arabic. */
	private static void describe(Document model) {
		var english = new HashMap<String, String>();
		elements(model.getDocumentElement(), "property")
			.filter((property) -> property.getAttribute("name").startsWith(DESCRIPTION))
			.forEach((property) -> english.put(property.getAttribute("name").substring(DESCRIPTION.length()),
					property.getAttribute("value")));
		elements(model.getDocumentElement(), "rule").filter((rule) -> english.containsKey(rule.getAttribute("id")))
			.forEach((rule) -> elements(rule, "description").findFirst()
				.ifPresent((said) -> said.setTextContent(english.get(rule.getAttribute("id")))));
	}

	/** Returns the element with these extension elements. */
	private static Optional<Element> owner(Element property) {
		Node above = property;
		for (var levels = 0; levels < 3 && above != null; levels++) {
			above = above.getParentNode();
		}
		return Optional.ofNullable(above).filter(Element.class::isInstance).map(Element.class::cast);
	}

	static Stream<Element> elements(Element from, String name) {
		var found = from.getElementsByTagNameNS("*", name);
		return IntStream.range(0, found.getLength()).mapToObj((at) -> (Element) found.item(at));
	}

	/** The attribute with a name, and the name in English. */
	private record Name(Attr arabic, String english) {

		/** Returns the name, marked if it is that of a process or a table. */
		String key() {
			var isModel = MODELS.contains(this.arabic.getOwnerElement().getLocalName());
			return (isModel ? MODEL : "") + this.arabic.getValue();
		}

	}

}
