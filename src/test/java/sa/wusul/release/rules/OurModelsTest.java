package sa.wusul.release.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.WholeForms;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that the project's own models satisfy the rules. */
@DisplayName("The model rules and the project's own models")
@Tag("fast")
class OurModelsTest {

	static final InService NOTHING = new InService() {

		@Override
		public boolean hasProcess(String id) {
			return false;
		}

		@Override
		public boolean hasDecision(String id) {
			return false;
		}

		@Override
		public Optional<byte[]> newest(String fileName) {
			return Optional.empty();
		}

	};

	private static final Pattern DESCRIPTION_EN = Pattern.compile("name=\"descriptionEn\\.([^\"]+)\"");

	private static final Pattern DESCRIBED = Pattern.compile("<rule id=\"([^\"]+)\">\\s*<description>");

	private static final Pattern TASK = Pattern.compile("(?s)<bpmn:userTask .*?</bpmn:userTask>");

	private final ModelRules rules = new ModelRules(TestModelWords.read(), Rights.load());

	@Test
	@DisplayName("every process, table and form keeps every rule")
	void accepted() {
		var files = ours();
		assertThat(files).hasSizeGreaterThan(200);
		var faults = this.rules.check(files, NOTHING);
		assertThat(faults).extracting(ModelFault::english).isEmpty();
	}

	@Test
	@DisplayName("every rule of a table and every step says in English what it says in Arabic")
	void described() {
		var said = ours().stream()
			.map((file) -> new String(file.content(), StandardCharsets.UTF_8))
			.flatMap((model) -> {
				var english = DESCRIPTION_EN.matcher(model).results().map((one) -> one.group(1)).toList();
				return DESCRIBED.matcher(model)
					.results()
					.map((rule) -> rule.group(1))
					.filter((rule) -> !english.contains(rule));
			});
		assertThat(said).isEmpty();
		var tasks = ours().stream()
			.map((file) -> new String(file.content(), StandardCharsets.UTF_8))
			.flatMap((model) -> TASK.matcher(model).results().map(MatchResult::group))
			.filter((task) -> task.contains("<bpmn:documentation>") && !task.contains("name=\"descriptionEn\""));
		assertThat(tasks).isEmpty();
	}

	static List<ModelFile> ours() {
		return Stream.of("processes", "forms").flatMap((folder) -> {
			try (var all = Files.walk(Path.of(folder))) {
				return all.filter((path) -> path.toString().matches(".*\\.(bpmn|dmn|form|properties|html)"))
					// Sheets come with the program: they show its figures.
					.filter((path) -> !path.getParent().endsWith("sheets"))
					.sorted()
					.toList()
					.stream();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).map(OurModelsTest::file).toList();
	}

	static ModelFile file(Path path) {
		try {
			return new ModelFile(path.getFileName().toString(),
					path.toString().endsWith(".form") ? WholeForms.read(path) : Files.readAllBytes(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
