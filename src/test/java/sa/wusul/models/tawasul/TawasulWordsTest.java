package sa.wusul.models.tawasul;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles;
import sa.wusul.platform.form.FormSchema;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.WholeForms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test of text messages, which other people may see on the telephone: they must not
 * disclose that a relative is held, where, or the state of their case.
 */
@DisplayName("The texts and forms of the Tawasul window")
@Tag("fast")
class TawasulWordsTest {

	private static final Pattern DISCLOSES = Pattern
		.compile("نزيل|نزلاء|سجين|سجناء|سجن|سجون|موقوف|توقيف|معتقل|محبوس|محكوم|حكم|محكمة|محاكمة|جلسة|إفراج|افراج|أفرج"
				+ "|تحقيق|نيابة|تهمة|متهم|جناية|جريمة|عقوبة|مناصحة|عنبر|خروج مؤقت"
				+ "|(?i:prison|inmate|detain|jail|custody|convict|sentence|court|trial|hearing|release|parole|prosecut"
				+ "|investigat|accus|charge|crime|leave)");

	private static final Pattern REMEDY_IN_MESSAGE = Pattern.compile("^\"(.*)\"$", Pattern.DOTALL);

	static Stream<Map.Entry<String, String>> messages() throws IOException {
		var texts = new Properties();
		for (var language : List.of("ar", "en")) {
			try (var file = Files.newBufferedReader(
					ModelFiles.PROCESSES.resolve("notification/notification-texts_" + language + ".properties"))) {
				var read = new Properties();
				read.load(file);
				read.forEach((key, text) -> texts.put(key + " " + language, text));
			}
		}
		return texts.stringPropertyNames()
			.stream()
			.filter((key) -> key.matches("(tawasul|visit|leave|contact|statement|absence)[A-Z].*"))
			.map((key) -> Map.entry(key, texts.getProperty(key)));
	}

	/** Returns the remedies of the tables, which are part of a refusal's message. */
	static Stream<Map.Entry<String, String>> remedies() {
		return ModelFiles.decisions().filter((table) -> table.domain().equals("tawasul")).flatMap((table) -> {
			var outputs = table.model().getModelElementsByType(Output.class).stream().map(Output::getName).toList();
			return Stream.of(outputs.indexOf("remedy"))
				.filter((place) -> place >= 0)
				.flatMap((place) -> table.model()
					.getModelElementsByType(Rule.class)
					.stream()
					.map((rule) -> Map.entry(table.id() + " " + rule.getId(),
							rule.getOutputEntries().stream().toList().get(place).getText().getTextContent())));
		}).filter((remedy) -> REMEDY_IN_MESSAGE.matcher(remedy.getValue()).matches());
	}

	static Stream<ModelFiles.FormFile> forms() {
		return ModelFiles.forms().filter((form) -> form.domain().equals("tawasul"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "messages", "remedies" })
	@DisplayName("a message discloses nothing")
	void messagesDiscloseNothing(Map.Entry<String, String> text) {
		assertThat(text.getValue()).as(text.getKey()).doesNotContainPattern(DISCLOSES);
	}

	@Test
	@DisplayName("the check detects a message that would disclose something")
	void wouldBeFound() {
		assertThat(Stream.of("صدر الحكم في معاملته", "زيارة النزيل غدا", "نقل إلى سجن آخر", "أفرج عنه")
			.filter((text) -> DISCLOSES.matcher(text).find())).hasSize(4);
		assertThat(remedies().map(Map.Entry::getKey).collect(Collectors.toSet())).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("the server refuses an answer that the form does not ask for")
	void formsAreRead(ModelFiles.FormFile form) {
		var schema = FormSchema.read(new ByteArrayInputStream(WholeForms.read(form.path())));
		assertThatExceptionOfType(RefusalException.class)
			.isThrownBy(() -> schema.check(Map.of("surprise", "x"), Map.of(), (feel, answers) -> false))
			.withMessage("field.unknown|surprise");
		assertThat(form.fields()).allSatisfy((field) -> {
			var key = field.path("key").asText();
			try {
				schema.check(Map.of(key, ""), Map.of(), (feel, answers) -> true);
			}
			catch (RefusalException refused) {
				assertThat(refused.code()).as(key).isIn("field.required", "field.type");
			}
		});
	}

}
