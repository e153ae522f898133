package sa.wusul.models.rules;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.platform.text.NeutralText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

/** Test that checks that Java and models use the same names. */
@DisplayName("The names shared by Java and models")
@Tag("fast")
class ProcessContractsTest {

	private static final Path DELEGATES = Path.of("delegates");

	/** Variables written and read by Java only. */
	private static final Set<String> BETWEEN_DELEGATES = Set.of("proposedDepartment", "routedType", "overdueTaskId",
			"callNumber", "firstOfferSlot", "secondOfferSlot", "thirdOfferSlot", "host", "roomNumber", "sessionNumber",
			"openedSlots", "rebookedCount", "resourceNumber", "closingNumber", "registerOrder", "registers",
			"entryKind", "termYears", "payoutNumber", "urgentSince", "representationProvenAt", "directiveMoment",
			"questionNumber");

	private static final List<String> SOURCES = sources();

	private static final Set<String> MESSAGES = messages();

	private static final Map<String, Set<String>> WORDS = new HashMap<>();

	@ParameterizedTest
	@MethodSource("contracts")
	@DisplayName("occur in the models")
	void inTheModels(Class<?> contract) throws Exception {
		var file = ModelFiles.process((String) contract.getField("KEY").get(null));
		var words = WORDS.computeIfAbsent(file.domain(), ProcessContractsTest::words);
		for (var field : constants(contract)) {
			if (field.get(null) instanceof ProcessVariable<?> variable
					&& !BETWEEN_DELEGATES.contains(variable.name())) {
				assertThat(words).as(field.toString()).contains(variable.name());
			}
			else if (field.get(null) instanceof String name && !field.getName().equals("KEY")) {
				assertThat(MESSAGES).as(field.toString()).contains(name);
			}
		}
	}

	@Test
	@DisplayName("include every message that a model waits for")
	void everyMessage() throws IOException {
		var constants = contracts().flatMap((contract) -> constants(contract).stream()).map((field) -> {
			try {
				return field.get(null);
			}
			catch (IllegalAccessException notPublic) {
				throw new AssertionError(notPublic);
			}
		}).collect(Collectors.toSet());
		assertThat(MESSAGES).isNotEmpty().allSatisfy((message) -> assertThat(constants).contains(message));
	}

	@ParameterizedTest
	@MethodSource("contracts")
	@DisplayName("include no variable that Java neither reads nor writes")
	void everyVariable(Class<?> contract) throws Exception {
		for (var field : constants(contract)) {
			if (field.get(null) instanceof ProcessVariable<?>) {
				var used = Pattern.compile(NeutralText.format(
						"import static %2$s\\.%1$s\\.%3$s;|\\b%1$s\\s*\\.\\s*%3$s\\b"
								+ "|(?s)class %1$s .* %3$s = .*\\W%3$s\\b",
						contract.getSimpleName(), contract.getPackageName(), field.getName()));
				assertThat(SOURCES).as(field.toString())
					.anyMatch((source) -> source.contains(field.getName()) && used.matcher(source).find());
			}
		}
	}

	private static List<String> sources() {
		try (var files = assertDoesNotThrow(() -> Files.walk(DELEGATES))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map((file) -> assertDoesNotThrow(() -> Files.readString(file)))
				.toList();
		}
	}

	/** Returns every class {@code …Process} in {@code delegates}. */
	static Stream<Class<?>> contracts() throws IOException {
		try (var files = Files.walk(DELEGATES)) {
			return files.filter((file) -> file.toString().endsWith("Process.java"))
				.map((file) -> DELEGATES.relativize(file).toString().replaceAll("[.]java$", "").replace('/', '.'))
				.<Class<?>>map((name) -> assertDoesNotThrow(() -> Class.forName(name)))
				.toList()
				.stream();
		}
	}

	private static List<Field> constants(Class<?> contract) {
		return Arrays.stream(contract.getFields()).filter((field) -> Modifier.isStatic(field.getModifiers())).toList();
	}

	private static Set<String> messages() {
		return ModelFiles.processes()
			.flatMap((file) -> file.all(Message.class).stream())
			.map(Message::getName)
			.collect(Collectors.toSet());
	}

	/** Returns the names in a domain's models, and in the forms of these. */
	private static Set<String> words(String domain) {
		var paths = Stream
			.of(ModelFiles.processes().filter((file) -> file.domain().equals(domain)).map(ModelFiles.ProcessFile::path),
					ModelFiles.decisions()
						.filter((file) -> file.domain().equals(domain))
						.map(ModelFiles.DecisionFile::path),
					ModelFiles.forms().filter((file) -> file.domain().equals(domain)).map(ModelFiles.FormFile::path),
					Stream.of(ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties")))
			.flatMap((all) -> all)
			.toList();
		var words = new HashSet<String>();
		for (var path : paths) {
			Pattern.compile("\\w+")
				.matcher(assertDoesNotThrow(() -> Files.readString(path)))
				.results()
				.forEach((word) -> words.add(word.group()));
		}
		var used = ModelFiles.processes()
			.filter((file) -> file.domain().equals(domain))
			.flatMap((file) -> file.all(UserTask.class).stream())
			.map(UserTask::getCamundaFormRef)
			.collect(Collectors.toSet());
		ModelFiles.forms()
			.filter((form) -> used.contains(form.id()))
			.forEach((form) -> Pattern.compile("\\w+")
				.matcher(assertDoesNotThrow(() -> Files.readString(form.path())))
				.results()
				.forEach((word) -> words.add(word.group())));
		ModelFiles.forms()
			.filter((form) -> form.domain().equals(domain))
			.forEach((form) -> form.fields().forEach((field) -> words.add(field.path("key").asText())));
		return words;
	}

}
