package sa.wusul.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.architecture.JavaSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Test of the inventory of logs against the program. */
@DisplayName("The inventory of logs")
@Tag("fast")
class LogsPageTest {

	private static final String PAGE = "operators.md";

	private static final Pattern ENTRY = Pattern.compile("AuditEntry\\s*\\.(?:done|refused)\\(");

	private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

	private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");

	/** Types that name an entry by what the engine did or was asked to do. */
	private static final Set<String> OF_ENGINE = Set.of("AuditEnginePlugin", "RefusedCommandInterceptor");

	/** Tables that record looks, tries, actions or entries. */
	private static final Pattern LOG_TABLE = Pattern
		.compile("create table (\\w*(?:_look|_look_refusal|_event|_attempt|audit_entry|step_performer|_log)) ");

	@Test
	@DisplayName("has every kind of entry of the audit log, and none that is gone")
	void auditEntries() {
		var documented = PageTable.of(PAGE, "entry | written when").codesIn(0);
		var written = new TreeSet<String>();
		for (var source : JavaSource.all()) {
			if (OF_ENGINE.contains(source.type())) {
				continue;
			}
			ENTRY.matcher(source.text())
				.results()
				.map((call) -> second(source.text(), call.end()))
				.flatMap((deed) -> names(source, deed).stream())
				.filter((name) -> name.matches("[a-z]+(\\.[a-zA-Z]+)?"))
				.forEach(written::add);
		}
		assertThat(documented).containsAll(written);
		assertThat(documented).allSatisfy((name) -> assertThat(isKnown(name)).as(name).isTrue());
	}

	/** Checks whether the program has such a name of an entry at all. */
	private static boolean isKnown(String name) {
		return JavaSource.all().stream().anyMatch((source) -> source.text().contains("\"" + name + "\""));
	}

	/** Returns the second argument of a call. */
	private static String second(String text, int from) {
		var depth = 1;
		var begin = from;
		var number = 0;
		for (var index = from; index < text.length(); index++) {
			var sign = text.charAt(index);
			depth += (sign == '(') ? 1 : (sign == ')') ? -1 : 0;
			if (depth == 0 || depth == 1 && sign == ',') {
				if (number == 1) {
					return text.substring(begin, index);
				}
				number++;
				begin = index + 1;
			}
		}
		return "";
	}

	private static List<String> names(JavaSource source, String deed) {
		var names = new ArrayList<>(LITERAL.matcher(deed).results().map((literal) -> literal.group(1)).toList());
		CONSTANT.matcher(LITERAL.matcher(deed).replaceAll(""))
			.results()
			.map((constant) -> Pattern.compile("String " + constant.group() + " = \"([^\"]*)\""))
			.flatMap((constant) -> JavaSource.all()
				.stream()
				.filter((other) -> other.path().getParent().equals(source.path().getParent()))
				.filter((other) -> deed.contains(other.type() + ".") || other.type().equals(source.type()))
				.flatMap((other) -> constant.matcher(other.text()).results())
				.map((found) -> found.group(1)))
			.forEach(names::add);
		return names;
	}

	@Test
	@DisplayName("has every table that records looks, tries and actions")
	void tables() throws IOException {
		var documented = PageTable.of(PAGE, "log | contains | readers | kept").codesIn(0);
		var tables = new TreeSet<String>();
		try (var migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
			for (var migration : migrations.toList()) {
				tables.addAll(LOG_TABLE.matcher(Files.readString(migration))
					.results()
					.map((table) -> table.group(1))
					.collect(Collectors.toSet()));
			}
		}
		assertThat(tables).hasSizeGreaterThan(5);
		assertThat(documented).containsAll(tables);
	}

	@Test
	@DisplayName("names all places to which the program writes: standard output, tables and the receiver of the audit log")
	void places() throws IOException {
		var settings = Files.readString(Path.of("src/main/resources/application.yaml"))
				+ Files.readString(Path.of("src/main/resources/application-production.yaml"));
		assertThat(settings).doesNotContain("logging.file", "logback", "  file:", "accesslog");
		try (var resources = Files.walk(Path.of("src/main/resources"))) {
			assertThat(resources.filter((file) -> file.getFileName().toString().startsWith("logback"))).isEmpty();
		}
		assertThat(JavaSource.all()
			.stream()
			.filter((source) -> source.text().contains("core.Appender;") || source.text().contains("FileAppender")
					|| source.text().contains("SyslogClient("))
			.map(JavaSource::type))
			.containsExactlyInAnyOrder("LogLineInitializer", "SyslogClient", "AuditConfiguration");
		assertThat(PageTable.text(PAGE)).contains("log of the program (standard output)", "`WUSUL_AUDIT_FORWARD`");
	}

}
