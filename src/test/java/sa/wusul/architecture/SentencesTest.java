package sa.wusul.architecture;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The messages of refusals")
@Tag("fast")
class SentencesTest {

	private static final Pattern REFUSAL = Pattern
		.compile("new RefusalException\\(\\s*(?:RefusalException\\.)?Kind\\.\\w+,\\s*\"([\\w.]+)\"");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

	private final Properties arabic = sentences("ar");

	private final Properties english = sentences("en");

	@Test
	@DisplayName("exist in both languages with the same placeholders")
	void keepInStep() {
		assertThat(this.arabic.stringPropertyNames()).isEqualTo(this.english.stringPropertyNames());
		assertThat(this.arabic.stringPropertyNames()).allSatisfy(
				(key) -> assertThat(placeholders(this.arabic, key)).as(key).isEqualTo(placeholders(this.english, key)));
	}

	@Test
	@DisplayName("exist for every refusal in the code")
	void sayEveryRefusal() throws IOException {
		assertThat(codes()).hasSizeGreaterThan(20)
			.allSatisfy((code) -> assertThat(this.arabic.stringPropertyNames()).contains("refusal." + code));
	}

	@Test
	@DisplayName("have the apostrophe of print: a text without placeholders would show a doubled one, another text swallow a single one")
	void apostrophes() {
		assertThat(this.english.stringPropertyNames()).filteredOn((key) -> key.startsWith("refusal."))
			.allSatisfy((key) -> assertThat(this.english.getProperty(key).replaceAll("'[{}]'", "")).as(key)
				.doesNotContain("'"));
	}

	private static Set<String> codes() throws IOException {
		try (var sources = Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("delegates")))) {
			return sources.filter((file) -> file.toString().endsWith(".java"))
				.map(SentencesTest::read)
				.flatMap((source) -> REFUSAL.matcher(source).results())
				.map((match) -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Set<String> placeholders(Properties sentences, String key) {
		return PLACEHOLDER.matcher(sentences.getProperty(key))
			.results()
			.map((match) -> match.group())
			.collect(Collectors.toSet());
	}

	private static Properties sentences(String language) {
		var sentences = new Properties();
		try (var reader = new InputStreamReader(
				SentencesTest.class.getResourceAsStream("/messages_" + language + ".properties"),
				StandardCharsets.UTF_8)) {
			sentences.load(reader);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return sentences;
	}

}
