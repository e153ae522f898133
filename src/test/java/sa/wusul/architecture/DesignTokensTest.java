package sa.wusul.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The design of the portal (ADR 78)")
@Tag("fast")
class DesignTokensTest {

	private static final Path DESIGN = Path.of("src/frontend/portal/design");

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

	/** Conditions of a block, in which browsers know no variables. */
	private static final Pattern CONDITION = Pattern.compile("@(media|container)[^{]*\\{");

	private static final Pattern COLOUR = Pattern.compile(
			"#[0-9a-fA-F]{3,8}\\b|\\b(rgb|rgba|hsl|hwb|lab|lch|oklch|color)\\(|:[^;{}]*\\b(white|black|red|green|blue|gray|grey|yellow|orange|gold|silver)\\b(?![-)])");

	private static final Pattern LENGTH = Pattern
		.compile("(?<![\\w-])\\d*\\.?\\d+(px|rem|em|pt|pc|cm|mm|in|ch|ex|lh|rlh)\\b");

	private static final Pattern USED = Pattern.compile("var\\((--[\\w-]+)");

	private static final Pattern DECLARED = Pattern.compile("(?m)^\\s*(--[\\w-]+):");

	private static final Pattern PATHS = Pattern.compile(" d=\"([^\"]+)\"");

	@Test
	@DisplayName("has its colours and sizes in one file, and no other file names one")
	void tokensOnly() throws IOException {
		assertThat(sheets()).hasSizeGreaterThan(15).allSatisfy((sheet) -> {
			var text = CONDITION.matcher(text(sheet)).replaceAll("{");
			assertThat(found(COLOUR, text)).as("colours in %s", sheet).isEmpty();
			assertThat(found(LENGTH, text)).as("lengths in %s", sheet).isEmpty();
		});
	}

	@Test
	@DisplayName("declares each token once, uses each, and knows no other")
	void tokensUsed() throws IOException {
		var tokens = text(DESIGN.resolve("tokens.css"));
		var declared = DECLARED.matcher(tokens).results().map((one) -> one.group(1)).toList();
		assertThat(declared).doesNotHaveDuplicates();
		var used = new TreeSet<String>();
		var own = new TreeSet<>(declared);
		for (var sheet : sheets()) {
			used.addAll(names(USED, text(sheet)));
			own.addAll(names(DECLARED, text(sheet)));
		}
		used.addAll(names(USED, tokens));
		assertThat(own).as("used, but declared nowhere").containsAll(used);
		assertThat(declared).filteredOn((token) -> !token.startsWith("--bs-"))
			.as("declared, but used nowhere")
			.isSubsetOf(used);
	}

	@Test
	@DisplayName("has one mark: the icon of its pages, which Tasklist, its start page and the papers show as well")
	void oneMark() throws IOException {
		var icon = Files.readString(Path.of("src/main/resources/static/portal/icon.svg"));
		assertThat(names(PATHS, icon)).hasSize(2);
		assertThat(Files.readString(Path.of("src/frontend/webapps/shared/common.css"))).contains("url('mark.svg')")
			.doesNotContain("data:image");
		assertThat(Files.readString(Path.of("src/main/resources/templates/portal/frame.html")))
			.contains("@{/portal/icon.svg}", "rel=\"manifest\"", "name=\"theme-color\"", "name=\"description\"");
		assertThat(Files.readString(Path.of("src/main/resources/static/portal/manifest.json")))
			.contains("/portal/icon.svg");
		assertThat(Files.readString(Path.of("processes/papers/paper.css"))).as("two squares and a ring")
			.contains(".emblem .square", ".emblem .turned { transform: rotate(45deg); }", ".emblem .ring");
		var classes = Path.of("target/classes/META-INF/resources/webjars/camunda/app/tasklist");
		assertThat(Files.readString(classes.resolve("styles/user-styles.css"))).contains("M11%2011h22v22H11z");
		assertThat(Files.readString(classes.resolve("index.html"))).contains("href=\"/portal/icon.svg\"");
	}

	private static List<Path> sheets() throws IOException {
		try (var files = Files.list(DESIGN)) {
			return files.filter((file) -> !Set.of("tokens.css", "fonts.css").contains(file.getFileName().toString()))
				.sorted()
				.toList();
		}
	}

	private static String text(Path sheet) throws IOException {
		return COMMENT.matcher(Files.readString(sheet)).replaceAll("");
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((one) -> one.group().strip()).toList();
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((one) -> one.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
