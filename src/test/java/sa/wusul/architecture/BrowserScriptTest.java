package sa.wusul.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A script or page for browsers")
@Tag("fast")
class BrowserScriptTest {

	/**
	 * Sources that the linter of the build must refuse, one a line, and one it accepts.
	 */
	private static final List<String> SOURCES = List.of("document.body.innerHTML = location.hash;",
			"document.body.outerHTML = location.hash;", "document.body.insertAdjacentHTML('afterend', location.hash);",
			"document.body['innerHTML'] = location.hash;",
			"const all = {}; new URLSearchParams(location.hash).forEach((value, key) => { all[key] = value; });",
			"const many = {}; for (const key of location.hash) { many[key]++; }", "({}).__proto__.admin = true;",
			"Object.prototype.admin = true;",
			"const all = new Map(); new URLSearchParams(location.hash).forEach((value, key) => all.set(key, value));");

	private static final Pattern PLUG_IN = Pattern.compile("<(object|embed|applet|frame|frameset|marquee|bgsound)\\b");

	/** Styles and handlers in an element, which the program's own policy refuses. */
	private static final Pattern INLINE = Pattern.compile("<[a-z][^>]*\\s(?:th:)?(style|on[a-z]+)=");

	@Test
	@DisplayName("is refused by the build if it shows texts as markup, or writes keys from outside to an object")
	void refused() throws Exception {
		for (var file : List.of("src/frontend/tasklist/planted.js", "src/frontend/portal/planted.js",
				"src/main/resources/static/portal/planted.js")) {
			assertThat(broken(file)).as(file)
				.containsExactly("no-restricted-properties", "no-restricted-properties", "no-restricted-properties",
						"no-restricted-properties", "no-restricted-syntax", "no-restricted-syntax", "no-proto",
						"no-extend-native", "");
		}
	}

	@Test
	@DisplayName("uses HTML, style sheets and JavaScript, and nothing that browsers gave up or the policy of content refuses")
	void noPlugIns() throws IOException {
		try (var templates = Files.walk(Path.of("src/main/resources/templates"));
				var scripts = Files.walk(Path.of("src/main/resources/static"))) {
			var pages = Stream.concat(templates, scripts)
				.filter((file) -> file.toString().matches(".*\\.(html|js)"))
				.toList();
			assertThat(pages).hasSizeGreaterThan(40)
				.allSatisfy((page) -> assertThat(PLUG_IN.matcher(Files.readString(page)).find()).as(page.toString())
					.isFalse());
			assertThat(pages).filteredOn((page) -> page.toString().endsWith(".html"))
				.allSatisfy((page) -> assertThat(INLINE.matcher(Files.readString(page)).find()).as(page.toString())
					.isFalse());
		}
	}

	/** Returns the rules that each source breaks as this file. */
	private static List<String> broken(String file) throws IOException, InterruptedException {
		var program = new StringBuilder("import { brokenRules } from './src/frontend/style.mjs';\n");
		for (var source : SOURCES) {
			program.append("console.log((await brokenRules(%s, '%s')).join(' '));\n".formatted(quoted(source), file));
		}
		var node = new ProcessBuilder("node", "--input-type=module", "-e", program.toString()).redirectErrorStream(true)
			.start();
		node.getOutputStream().close();
		var lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(node.waitFor()).as(lines).isZero();
		return List.of(lines.split("\n", -1)).subList(0, SOURCES.size());
	}

	private static String quoted(String source) {
		return "\"" + source.replace("\"", "\\\"") + "\"";
	}

}
