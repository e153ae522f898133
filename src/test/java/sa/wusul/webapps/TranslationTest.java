package sa.wusul.webapps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that the Arabic of the web apps has the same keys and contents as the English.
 */
@Tag("fast")
class TranslationTest {

	private static final String APPS = "META-INF/resources/webjars/camunda/app/";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{\\d*}");

	/** Links and emphasis within a sentence, which must have the same targets. */
	private static final Pattern MARKUP = Pattern.compile("</?(a|strong)\\b[^>]*>");

	/** An example of the format of a time, which the program parses. */
	private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

	/** A notice by the manufacturer that the staff do not need. */
	private static final List<String> LEFT_EMPTY = List.of("labels.BANNER_CE_EOL_TEXT");

	/** A text whose links lead new users to the manufacturer's own pages. */
	private static final List<String> WITHOUT_LINKS = List.of("labels.FIRST_LOGIN_INFO");

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void saysEverythingThatTheEnglishSays(String app) {
		assertThat(texts(app, "ar").keySet()).isEqualTo(texts(app, "en").keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void keepsEveryPlaceholder(String app) {
		Map<String, String> arabic = texts(app, "ar");
		texts(app, "en").forEach((key, english) -> {
			if (!LEFT_EMPTY.contains(key)) {
				assertThat(found(PLACEHOLDER, arabic.get(key))).as(key).isEqualTo(found(PLACEHOLDER, english));
				if (!WITHOUT_LINKS.contains(key)) {
					assertThat(found(MARKUP, arabic.get(key))).as(key).isEqualTo(found(MARKUP, english));
				}
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void isArabicThroughout(String app) {
		Map<String, String> english = texts(app, "en");
		texts(app, "ar").forEach((key, arabic) -> {
			if (key.startsWith("labels.")) {
				assertThat(without(arabic, PLACEHOLDER, MARKUP, MOMENT)).as(key).doesNotContainPattern("[A-Za-z]");
				if (!LEFT_EMPTY.contains(key)) {
					assertThat(arabic.isEmpty()).as(key + " is empty").isEqualTo(english.get(key).isEmpty());
				}
			}
		});
	}

	private static String without(String text, Pattern... patterns) {
		String rest = text;
		for (Pattern pattern : patterns) {
			rest = pattern.matcher(rest).replaceAll("");
		}
		return rest;
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((found) -> found.group().replaceAll("\\s", ""))
			.sorted()
			.distinct()
			.toList();
	}

	private static Map<String, String> texts(String app, String language) {
		String file = APPS + app + "/locales/" + language + ".json";
		try (InputStream stream = TranslationTest.class.getClassLoader().getResourceAsStream(file)) {
			assertThat(stream).as(file).isNotNull();
			String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
			Map<String, String> texts = new TreeMap<>();
			collect("", new ObjectMapper().readTree(json), texts);
			return texts;
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(file, unreadable);
		}
	}

	private static void collect(String path, JsonNode node, Map<String, String> texts) {
		if (node.isTextual() || node.isNumber()) {
			texts.put(path, node.asText());
		}
		else if (node.isArray()) {
			texts.put(path + "[" + node.size() + "]", node.toString());
		}
		else {
			node.properties()
				.forEach((entry) -> collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
						entry.getValue(), texts));
		}
	}

}
