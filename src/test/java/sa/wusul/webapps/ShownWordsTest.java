package sa.wusul.webapps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

@DisplayName("The words of staff's pages")
@Tag("fast")
class ShownWordsTest {

	private static final Path FRONTEND = Path.of("src/frontend");

	private static final Pattern ARABIC_LETTER = Pattern.compile("[\\u0621-\\u064A\\u060C\\u061B]");

	/** A kind of word that a page is told, such as the state of a case. */
	private static final Pattern KIND = Pattern
		.compile("(?:CaseFileWords\\s*\\.(?:of|word)|CaseWords\\s*\\.shown|(?<![\\w.])word)\\(\\s*\"(\\w+)\"\\s*,");

	/** The classes that tell Tasklist. */
	private static final Pattern TOLD = Pattern.compile("webapps/(tasklist/)?\\w+\\.java$|MinistryViewService\\.java$");

	/** Kinds of facts that tables name (ExaminationReader). */
	private static final Set<String> OF_FACTS = Set.of("check", "gender", "relation", "representedBy",
			"representationDecision", "powerState", "powerScope");

	/** Kinds with texts of another use below the same name. */
	private static final Pattern OTHER_USE = Pattern.compile("question\\.(text|outcome)\\..*");

	@Test
	@DisplayName("are the same in both languages, and stand in no other script")
	void sameShape() throws Exception {
		assertThat(folders()).contains("shared", "tasklist");
		for (var folder : folders()) {
			assertThat(differences(folder)).as(folder).isEmpty();
			assertThat(scripts(folder).filter((script) -> !script.endsWith("words-ar.js"))).allSatisfy(
					(script) -> assertThat(ARABIC_LETTER.matcher(Files.readString(script)).find()).as(script.toString())
						.isFalse());
		}
	}

	@Test
	@DisplayName("that the server sends have English for each code that has Arabic")
	void everyCode() throws IOException {
		var english = words("en");
		var kinds = new TreeSet<>(OF_FACTS);
		try (var sources = Files.walk(Path.of("src/main/java/sa/wusul"))) {
			for (var source : sources.filter((file) -> TOLD.matcher(file.toString()).find()).toList()) {
				KIND.matcher(Files.readString(source)).results().forEach((found) -> kinds.add(found.group(1)));
			}
		}
		assertThat(kinds).contains("state", "notice", "finding", "orderState");
		assertThat(words("ar")).filteredOn((key) -> kinds.contains(key.replaceFirst("\\..*", "")))
			.filteredOn((key) -> !OTHER_USE.matcher(key).matches())
			.hasSizeGreaterThan(250)
			.allSatisfy((key) -> assertThat(english).contains(key));
	}

	private static Set<String> words(String language) throws IOException {
		var words = new Properties();
		try (var file = Files.newBufferedReader(Path.of("src/main/resources/words_" + language + ".properties"))) {
			words.load(file);
		}
		return new TreeSet<>(words.stringPropertyNames());
	}

	private static List<String> folders() throws IOException {
		try (var folders = Files.list(FRONTEND)) {
			return folders.filter((folder) -> Files.exists(folder.resolve("words-ar.js")))
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
	}

	private static Stream<Path> scripts(String folder) throws IOException {
		try (var files = Files.list(FRONTEND.resolve(folder))) {
			return files.filter((file) -> file.toString().endsWith(".js")).collect(Collectors.toList()).stream();
		}
	}

	/** Returns the words that only one language has, or that differ in their nature. */
	private static String differences(String folder) throws IOException, InterruptedException {
		var program = """
				const shape = (value, path) =>
				  Array.isArray(value)
				    ? [`${path} list`]
				    : typeof value === 'object'
				      ? Object.entries(value).flatMap(([name, part]) => shape(part, `${path}.${name}`))
				      : [`${path} ${typeof value} ${value.length && typeof value === 'function' ? value.length : ''}`];
				const words = async (language) =>
				  Object.values(await import(`${process.cwd()}/src/frontend/%s/words-${language}.js`)).flatMap((all) => shape(all, ''));
				const [arabic, english] = [await words('ar'), await words('en')];
				console.log([...arabic.filter((word) => !english.includes(word)), ...english.filter((word) => !arabic.includes(word))].join('\\n'));
				"""
			.formatted(folder);
		var node = new ProcessBuilder("node", "--input-type=module", "-e", program).redirectErrorStream(true).start();
		node.getOutputStream().close();
		var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(node.waitFor()).as(said).isZero();
		return said;
	}

}
