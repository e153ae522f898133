package sa.wusul.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations run while nodes of the version before still work: they add, and take away
 * only what no running version uses, which a line {@code -- contracts: <version>} says.
 */
@DisplayName("Migrations beside older nodes")
@Tag("fast")
class MigrationsBesideOlderNodesTest {

	/** Older ones were run before there was more than one version. */
	private static final int FIRST = 44;

	private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");

	private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

	private static final Pattern CONTRACTS = Pattern.compile("(?m)^-- contracts: \\d+\\.\\d+");

	private static final List<Pattern> NARROWING = Stream.of("drop\\s+(table|column|index|sequence|view)",
			"rename\\s+(to|column|constraint)", "alter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type",
			"set\\s+not\\s+null", "add\\s+(constraint|check|unique|foreign)", "create\\s+unique\\s+index",
			"add\\s+column\\s+(?:(?!,|;|default).)*not\\s+null(?!\\s+default)(?:(?!,|;|default).)*(,|;)", "truncate\\s")
		.map((text) -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
		.toList();

	@Test
	@DisplayName("take nothing away that a running version uses")
	void expand() throws IOException {
		try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
			assertThat(files.filter((file) -> number(file) >= FIRST).filter((file) -> isNarrowing(text(file))))
				.as("a first release adds and fills, a later one takes away: then say -- contracts: <version>")
				.isEmpty();
		}
	}

	@Test
	@DisplayName("are told apart")
	void toldApart() {
		assertThat(isNarrowing("create table a (b integer not null); alter table c add column d integer;")).isFalse();
		assertThat(isNarrowing("alter table c add column d integer default 0 not null;")).isFalse();
		assertThat(isNarrowing("-- drop table a, later")).isFalse();
		assertThat(isNarrowing("alter table c add column d integer not null;")).isTrue();
		assertThat(isNarrowing("alter table c drop column d;")).isTrue();
		assertThat(isNarrowing("alter table c rename column d to e;")).isTrue();
		assertThat(isNarrowing("-- contracts: 1.2\nalter table c drop column d;")).isFalse();
	}

	private static boolean isNarrowing(String sql) {
		var text = COMMENT.matcher(sql).replaceAll("");
		return !CONTRACTS.matcher(sql).find() && NARROWING.stream().anyMatch((one) -> one.matcher(text).find());
	}

	private static int number(Path file) {
		var number = NUMBER.matcher(file.getFileName().toString());
		return number.matches() ? Integer.parseInt(number.group(1)) : 0;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

}
