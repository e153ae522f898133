package sa.wusul.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import org.springframework.util.function.SingletonSupplier;

import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.support.WholeForms;

/**
 * The models and forms in the project's folders, read once.
 */
public final class ModelFiles {

	public static final Path PROCESSES = Path.of("processes");

	static final Path FORMS = Path.of("forms");

	private static final Path PARTS = FORMS.resolve("parts");

	private static final Supplier<List<ProcessFile>> READ_PROCESSES = SingletonSupplier
		.of(() -> files(PROCESSES, ".bpmn").map(ProcessFile::read).toList());

	private static final Supplier<List<DecisionFile>> READ_DECISIONS = SingletonSupplier
		.of(() -> files(PROCESSES, ".dmn").map(DecisionFile::read).toList());

	private static final Supplier<List<FormFile>> READ_FORMS = SingletonSupplier
		.of(() -> files(FORMS, ".form").filter((path) -> !path.startsWith(PARTS)).map(FormFile::read).toList());

	private static final Supplier<List<FormFile>> READ_PARTS = SingletonSupplier
		.of(() -> files(PARTS, ".form").map(FormFile::read).toList());

	/** The one file that has other content for a while, if any. */
	private static volatile Replacement replacement;

	private ModelFiles() {
	}

	/**
	 * Gives a file other content for all who read models, until {@link #restore}.
	 */
	public static void replace(Path path, byte[] content) {
		replacement = new Replacement(path, content, null);
		replacement = new Replacement(path, content, parse(path));
	}

	/** Gives the replaced file its own content again. */
	public static void restore() {
		replacement = null;
	}

	/** Opens a model, a form or another file of the analysts. */
	public static InputStream open(Path path) {
		var replaced = replacement;
		try {
			return (replaced != null && replaced.path().equals(path)) ? new ByteArrayInputStream(replaced.content())
					: Files.newInputStream(path);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Object parse(Path path) {
		var name = path.getFileName().toString();
		return switch (name.substring(name.lastIndexOf('.'))) {
			case ".bpmn" -> ProcessFile.read(path);
			case ".dmn" -> DecisionFile.read(path);
			case ".form" -> FormFile.read(path);
			default -> null;
		};
	}

	private static <T> T present(T file, Path path, Class<T> type) {
		var replaced = replacement;
		return (replaced != null && replaced.path().equals(path)) ? type.cast(replaced.file()) : file;
	}

	public static Stream<ProcessFile> processes() {
		return READ_PROCESSES.get().stream().map((file) -> present(file, file.path(), ProcessFile.class));
	}

	public static ProcessFile process(String id) {
		return processes().filter((file) -> file.id().equals(id)).findFirst().orElseThrow();
	}

	/**
	 * Returns a process with all directly and indirectly called processes.
	 * @param leftOut called processes to be left out
	 */
	static Set<String> calledBy(String process, Set<String> leftOut) {
		var found = new LinkedHashSet<String>();
		var toRead = new ArrayDeque<>(List.of(process));
		while (!toRead.isEmpty()) {
			var id = toRead.pop();
			if (!leftOut.contains(id) && found.add(id)) {
				process(id).all(CallActivity.class).stream().map(CallActivity::getCalledElement).forEach(toRead::push);
			}
		}
		return found;
	}

	public static Stream<DecisionFile> decisions() {
		return READ_DECISIONS.get().stream().map((file) -> present(file, file.path(), DecisionFile.class));
	}

	public static DecisionFile decision(String id) {
		return decisions().filter((file) -> file.id().equals(id)).findFirst().orElseThrow();
	}

	public static Stream<FormFile> forms() {
		return READ_FORMS.get().stream().map((file) -> present(file, file.path(), FormFile.class));
	}

	/** Returns the parts that forms share. */
	public static Stream<FormFile> formParts() {
		return READ_PARTS.get().stream();
	}

	public static FormFile form(String id) {
		return forms().filter((file) -> file.id().equals(id)).findFirst().orElseThrow();
	}

	private static Stream<Path> files(Path folder, String suffix) {
		try (var all = Files.walk(folder)) {
			return all.filter((path) -> path.toString().endsWith(suffix)).sorted().toList().stream();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static String nameWithout(Path path, String suffix) {
		var name = path.getFileName().toString();
		return name.substring(0, name.length() - suffix.length());
	}

	private static String domain(Path path) {
		return path.getName(1).toString();
	}

	private record Replacement(Path path, byte[] content, Object file) {
	}

	/**
	 * A process model with the folder and the name of its file.
	 *
	 * @param elements its elements by their type, as far as they were asked for
	 */
	public record ProcessFile(Path path, String domain, String fileName, BpmnModelInstance model, Process process,
			String id, Map<Class<?>, List<?>> elements) {

		static ProcessFile read(Path path) {
			var model = Bpmn.readModelFromStream(open(path));
			var process = model.getModelElementsByType(Process.class).iterator().next();
			return new ProcessFile(path, ModelFiles.domain(path), nameWithout(path, ".bpmn"), model, process,
					process.getId(), new ConcurrentHashMap<>());
		}

		/** Returns the table that the process needs because it is a service. */
		public Optional<String> eligibilityTable() {
			return all(CallActivity.class).stream()
				.flatMap((call) -> EligibilityConvention.neededBy(id(), call.getCalledElement()).stream())
				.findFirst();
		}

		public <T extends ModelElementInstance> List<T> all(Class<T> type) {
			return this.elements.computeIfAbsent(type, (any) -> List.copyOf(this.model.getModelElementsByType(type)))
				.stream()
				.map(type::cast)
				.toList();
		}

		public static List<CamundaProperty> properties(BaseElement element) {
			if (element.getExtensionElements() == null) {
				return List.of();
			}
			return element.getExtensionElements()
				.getElementsQuery()
				.filterByType(CamundaProperties.class)
				.list()
				.stream()
				.flatMap((properties) -> properties.getCamundaProperties().stream())
				.toList();
		}

		public static String property(BaseElement element, String name) {
			return properties(element).stream()
				.filter((property) -> property.getCamundaName().equals(name))
				.map(CamundaProperty::getCamundaValue)
				.findFirst()
				.orElse(null);
		}

		@Override
		public String toString() {
			return this.fileName;
		}

	}

	/** A decision model with the folder and the name of its file. */
	public record DecisionFile(Path path, String domain, String fileName, DmnModelInstance model, Decision decision,
			String id) {

		static DecisionFile read(Path path) {
			var model = Dmn.readModelFromStream(open(path));
			var decision = model.getModelElementsByType(Decision.class).iterator().next();
			return new DecisionFile(path, ModelFiles.domain(path), nameWithout(path, ".dmn"), model, decision,
					decision.getId());
		}

		@Override
		public String toString() {
			return this.fileName;
		}

	}

	/**
	 * A form with the folder and the name of its file.
	 *
	 * @param written the form as its file has it, before its parts are put in
	 */
	public record FormFile(Path path, String domain, String fileName, JsonNode written, JsonNode schema) {

		private static final ObjectMapper MAPPER = new ObjectMapper();

		static FormFile read(Path path) {
			try {
				return new FormFile(path, ModelFiles.domain(path), nameWithout(path, ".form"),
						MAPPER.readTree(path.toFile()),
						MAPPER.readTree(WholeForms.putPartsInto(open(path).readAllBytes())));
			}
			catch (IOException failure) {
				throw new UncheckedIOException(path.toString(), failure);
			}
		}

		public String id() {
			return this.schema.path("id").asText();
		}

		/** Returns the components, including those of the parts that the form names. */
		public List<JsonNode> components() {
			return Stream.of(this.schema.path("components"))
				.flatMap((components) -> Stream.iterate(0, (i) -> i < components.size(), (i) -> i + 1)
					.map(components::get))
				.toList();
		}

		public List<JsonNode> fields() {
			return components().stream().filter((component) -> component.has("key")).toList();
		}

		public JsonNode field(String key) {
			return fields().stream()
				.filter((field) -> field.path("key").asText().equals(key))
				.findFirst()
				.orElseThrow(() -> new AssertionError(id() + " has no field " + key));
		}

		public static List<String> codes(JsonNode field) {
			return field.path("values").findValuesAsText("value");
		}

		@Override
		public String toString() {
			return this.fileName;
		}

	}

}
