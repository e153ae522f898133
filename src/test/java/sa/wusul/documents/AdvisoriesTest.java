package sa.wusul.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Test of the page of advisories against the program. */
@DisplayName("The answers to advisories")
@Tag("fast")
class AdvisoriesTest {

	private static final Path PAGE = Path.of("src/docs/advisories.md");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Pattern LIBRARY = Pattern.compile("`([a-z][\\w.-]+:[\\w.-]+):([\\w.-]+)`");

	private static final Pattern PACKAGE = Pattern.compile("`((?:@[\\w-]+/)?[\\w.-]+)@([\\w.-]+)`");

	private static final Pattern STATE = Pattern.compile("\\*State:\\* (\\d{1,2} \\w+ \\d{4})");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

	private static final Pattern DAYS = Pattern.compile("\\| (\\w+) \\| [^|]+ \\| \\d+ days \\| (\\d+) days \\|");

	private static final Pattern KNOWN = Pattern.compile("\\| open \\((\\w+), since ([0-9-]{10})\\)");

	private static final Pattern ENDED = Pattern.compile("\\| open \\(end of line, decide until ([0-9-]{10})\\)");

	/** The newest version that was released. */
	private static final Pattern RELEASE = Pattern.compile("(?m)^## \\d[^\\n]* ([0-9]{4}-[0-9]{2}-[0-9]{2})$");

	/** Arguments that the program's own resolvers supply. */
	private static final Set<String> RESOLVED = Set.of("Citizen", "ChannelAccount", "CourierAccount", "BillerAccount",
			"DetaineeRegisterAccount");

	@Test
	@DisplayName("are about the versions that are shipped")
	void versions() throws IOException {
		var page = Files.readString(PAGE);
		var shipped = Files.readString(Path.of("target/shipped-libraries.txt"));
		var packages = Files.readString(Path.of("src/frontend/package-lock.json"));
		var webApps = text("META-INF/resources/webjars/camunda/lib/deps.js.LICENSE.txt")
				+ text("META-INF/resources/webjars/camunda/lib/deps.js");

		assertThat(LIBRARY.matcher(page).results()).hasSizeGreaterThan(15)
			.allSatisfy((library) -> assertThat(shipped).containsPattern(
					Pattern.quote(library.group(1)) + ":jar:(\\w[\\w-]*:)?" + Pattern.quote(library.group(2)) + ":"));
		assertThat(PACKAGE.matcher(page).results()).hasSizeGreaterThan(10).allSatisfy((library) -> {
			var ours = packages.contains(
					"node_modules/" + library.group(1) + "\": {\n      \"version\": \"" + library.group(2) + "\"");
			assertThat(ours || webApps.contains(library.group(1) + "@" + library.group(2))
					|| bundled(webApps, library.group(1), library.group(2)))
				.as(library.group())
				.isTrue();
		});
	}

	/** Whether a library that has no name among the licences says its version itself. */
	private static boolean bundled(String webApps, String name, String version) {
		return webApps.contains(switch (name) {
			case "jquery" -> "jQuery JavaScript Library v" + version;
			case "chart.js" -> "Chart.js v" + version;
			case "dompurify" -> "DOMPurify " + version;
			case "moment" -> "version=\"" + version + "\"";
			default -> "no library " + name;
		});
	}

	@Test
	@DisplayName("are no later than the policy allows")
	void ages() throws IOException {
		var page = Files.readString(PAGE);
		var state = STATE.matcher(page)
			.results()
			.map((day) -> LocalDate.parse(day.group(1), DAY))
			.findFirst()
			.orElseThrow();
		var days = DAYS.matcher(page)
			.results()
			.collect(Collectors.toMap((risk) -> risk.group(1), (risk) -> Integer.parseInt(risk.group(2))));
		assertThat(days.keySet()).containsExactlyInAnyOrder("critical", "high", "medium", "low");

		var open = page.lines().filter((line) -> line.contains("| open")).toList();
		assertThat(open).isNotEmpty().allSatisfy((row) -> {
			var known = KNOWN.matcher(row);
			var ended = ENDED.matcher(row);
			if (known.find()) {
				assertThat(LocalDate.parse(known.group(2)).plusDays(days.get(known.group(1)))).isAfterOrEqualTo(state);
			}
			else {
				assertThat(ended.find()).as(row).isTrue();
				assertThat(LocalDate.parse(ended.group(1))).isBetween(state, state.plusYears(1));
			}
		});
		assertThat(RELEASE.matcher(Files.readString(Path.of("CHANGELOG.md"))).results().limit(1)).allSatisfy(
				(release) -> assertThat(state).isAfterOrEqualTo(LocalDate.parse(release.group(1)).minusDays(31)));
	}

	@Test
	@DisplayName("are true of what visitors send, which is bound to no list and to nothing within an object")
	void binding() {
		var bound = handlers().flatMap((method) -> Arrays.stream(method.getParameters()))
			.filter(AdvisoriesTest::isBound)
			.map(Parameter::getType)
			.distinct()
			.toList();
		assertThat(bound).isNotEmpty().allSatisfy((type) -> {
			assertThat(type.isRecord()).as(type.getName()).isTrue();
			assertThat(type.getRecordComponents()).as(type.getName())
				.allMatch((part) -> BeanUtils.isSimpleValueType(part.getType()));
		});
	}

	private static Stream<Method> handlers() {
		var controllers = new ClassPathScanningCandidateComponentProvider(false);
		controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
		return controllers.findCandidateComponents("sa.wusul")
			.stream()
			.map((controller) -> ClassUtils.resolveClassName(controller.getBeanClassName(), null))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
	}

	private static boolean isBound(Parameter parameter) {
		var type = parameter.getType();
		var annotations = Arrays.stream(parameter.getAnnotations()).map(Annotation::annotationType);
		return annotations.map(Class::getSimpleName).allMatch("ModelAttribute"::equals)
				&& type.getName().startsWith("sa.wusul.") && !RESOLVED.contains(type.getSimpleName());
	}

	@Test
	@DisplayName("are true of the pages, which evaluate no text of a visitor and print one text as it is")
	void templates() throws IOException {
		try (var files = Files.walk(TEMPLATES)) {
			for (var file : files.filter((path) -> path.toString().endsWith(".html")).toList()) {
				var page = Files.readString(file);
				assertThat(page).as(file.toString()).doesNotContain("__${", "th:inline", "[(", "th:on", "th:utext");
			}
		}
	}

	@Test
	@DisplayName("are true of the web apps, which use none of the faulty parts of their libraries")
	void webApps() throws IOException {
		var scripts = Stream
			.of("classpath*:META-INF/resources/webjars/camunda/app/**/*.js",
					"classpath*:META-INF/resources/plugin/*/app/*.js")
			.flatMap((pattern) -> resources(pattern).stream())
			.toList();
		assertThat(scripts).hasSizeGreaterThan(8);
		for (var script : scripts) {
			assertThat(script).doesNotContain("srcset", "<source", "<image", "linky", "sceDelegate", "$resource(",
					"angular-locale", "type=\"url", "type=\\\"url", "data-loading-text", "carousel", "_.template(",
					"_.unset(", "_.omit(");
		}
	}

	private static List<String> resources(String pattern) {
		try {
			var texts = new ArrayList<String>();
			for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
				texts.add(resource.getContentAsString(StandardCharsets.UTF_8));
			}
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(String resource) {
		return String.join("\n", resources("classpath*:" + resource));
	}

}
