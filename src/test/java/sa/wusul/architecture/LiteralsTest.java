package sa.wusul.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The Java code of the program")
@Tag("fast")
class LiteralsTest {

	private static final Pattern ARABIC_LETTER = Pattern.compile("[\\p{IsArabic}&&\\p{L}]");

	private static final Pattern ELEMENT = Pattern.compile("\\b[A-Z][A-Za-z]*_[A-Z][A-Za-z]*\\b");

	/** The demo plays people and the outside world, with data of its own. */
	private static final Predicate<JavaSource> DEMO = (source) -> Stream
		.of("src/main/java/sa/wusul/demo", "delegates/sa/wusul/demo")
		.anyMatch(source.path()::startsWith);

	@Test
	@DisplayName("has no Arabic text, which belongs into models, templates and the files of texts")
	void noArabic() {
		assertThat(literalsWith((literal) -> ARABIC_LETTER.matcher(literal).find()))
			.as("move the text to words_ar.properties (ArabicText) or messages_ar.properties")
			.isEmpty();
	}

	@Test
	@DisplayName("names no element of a model, which tells its id and name itself")
	void noElements() {
		var elements = elements();
		assertThat(elements).contains("Task_ClassifyRequest");
		assertThat(literalsWith(
				(literal) -> ELEMENT.matcher(literal).results().anyMatch((id) -> elements.contains(id.group()))))
			.as("take the step from the submission or the execution")
			.isEmpty();
	}

	private static Set<String> elements() {
		return ModelFiles.processes()
			.flatMap((file) -> file.model().getModelElementsByType(FlowNode.class).stream())
			.map(FlowNode::getId)
			.collect(Collectors.toSet());
	}

	private static Map<String, List<String>> literalsWith(Predicate<String> fault) {
		var sources = JavaSource.all();
		assertThat(sources).hasSizeGreaterThan(500);
		return sources.stream()
			.filter(DEMO.negate())
			.collect(Collectors.toMap((source) -> source.path().toString(),
					(source) -> source.literals().stream().filter(fault).toList()))
			.entrySet()
			.stream()
			.filter((found) -> !found.getValue().isEmpty())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
