package sa.wusul.models.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.architecture.ProgramClasses;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitValue.Unit;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the ministry")
@Tag("fast")
class LimitsTest {

	private static final Pattern IN_MODEL = Pattern.compile("limits\\.(\\w+)\\((?:\\w+, )*'([a-z]+\\.[A-Z_]+)'\\)");

	private static final Pattern IN_FORM = Pattern.compile("\"value\": \"([A-Z_]+)\"");

	private static final Pattern NAME = Pattern.compile("\"([A-Z_]+)\"");

	private final FileLimitDecisions decisions = new FileLimitDecisions();

	@Test
	@DisplayName("have a row in a table for each name in a model or in the program")
	void everyNameHasRow() {
		assertThat(Stream.concat(inModels(), inProgram())).hasSizeGreaterThan(60)
			.allSatisfy((limit) -> assertThat(this.decisions.find(Limit.of(limit))).as(limit).isPresent());
	}

	@Test
	@DisplayName("are all used by a model, by the program, or by a choice of a form")
	void everyRowIsUsed() {
		var used = Stream.concat(inModels(), inProgram()).collect(Collectors.toSet());
		var choices = choices();
		assertThat(
				rows().filter((row) -> !used.contains(row) && !choices.contains(row.substring(row.indexOf('.') + 1))))
			.isEmpty();
	}

	@Test
	@DisplayName("are counted in the unit that their use needs")
	void units() {
		ModelFiles.processes()
			.flatMap((file) -> IN_MODEL.matcher(text(file.path())).results())
			.forEach((use) -> assertThat(this.decisions.get(Limit.of(use.group(2))).unit() == Unit.NUMBER)
				.as(use.group())
				.isEqualTo(use.group(1).equals("of")));
	}

	private static Stream<String> rows() {
		return ModelFiles.decisions()
			.filter((table) -> table.id().matches("[a-z]+-limit"))
			.flatMap((table) -> table.model()
				.getModelElementsByType(InputEntry.class)
				.stream()
				.map((cell) -> NAME.matcher(cell.getTextContent().strip()))
				.filter((name) -> name.matches())
				.map((name) -> table.id().replace("-limit", ".") + name.group(1)));
	}

	private static Stream<String> inModels() {
		return Stream.concat(
				ModelFiles.processes()
					.flatMap((file) -> IN_MODEL.matcher(text(file.path())).results())
					.map((use) -> use.group(2)),
				MessagePromises.texts().values().stream().flatMap((text) -> MessagePromises.limits(text).stream()));
	}

	private static Stream<String> inProgram() {
		return ProgramClasses.ALL.stream()
			.filter((type) -> type.isEnum() && type.isAssignableTo(Limit.class))
			.map(JavaClass::reflect)
			.flatMap((type) -> Arrays.stream(type.getEnumConstants()))
			.map((constant) -> ((Limit) constant).fullName());
	}

	private static Set<String> choices() {
		return ModelFiles.forms()
			.flatMap((form) -> IN_FORM.matcher(text(form.path())).results())
			.map((choice) -> choice.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String text(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
