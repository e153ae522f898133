package sa.wusul.platform.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.retention.RecordClass;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the class of each column, {@code data-classes.yaml}, against the migrated
 * schema. {@code mvn test -Dtest=DataClassesTest -Dclasses.write=true} writes the page.
 */
@DisplayName("The class of a column")
@Tag("fast")
class DataClassesTest {

	private static final Path PAGE = Path.of("src/docs/data-classes.md");

	private static final Map<String, Object> FILE = read();

	private static final Map<String, String> UNSEALED = part("unsealed");

	private static final Map<String, String> KEPT = part("kept");

	/** Classes by column, such as {@code case_file.mobile}. */
	private static final Map<String, String> COLUMNS = columns();

	@OnBothDatabases
	@DisplayName("is given for every column of the migrated schema, and for no other")
	void everyColumn(TestDatabase database) {
		var schema = database.jdbc()
			.sql("""
					select lower(table_name) || '.' || lower(column_name) from information_schema.columns
					where lower(table_schema) = 'public'""")
			.query(String.class)
			.list()
			.stream()
			.filter((column) -> !column.startsWith("demo_") && !column.startsWith("flyway_"))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(schema).hasSizeGreaterThan(800);
		assertThat(COLUMNS.keySet()).as("give each new column its class in data-classes.yaml")
			.containsExactlyInAnyOrderElementsOf(schema);
	}

	@Test
	@DisplayName("that demands it is sealed, unless the file says why not")
	void sealed() {
		var demanded = COLUMNS.entrySet()
			.stream()
			.filter((column) -> rules(column.getValue()).get("sealed").equals("yes"))
			.map(Map.Entry::getKey)
			.filter((column) -> !UNSEALED.containsKey(column))
			.toList();
		var sealed = PersonalColumns.load().all().stream().map(PersonalColumns.PersonalColumn::name).toList();

		assertThat(sealed).as("personal-columns.yaml").containsExactlyInAnyOrderElementsOf(demanded);
		assertThat(COLUMNS.keySet()).as("columns with a reason").containsAll(UNSEALED.keySet());
		assertThat(UNSEALED.keySet()).allSatisfy((column) -> assertThat(rules(COLUMNS.get(column)).get("sealed"))
			.as(column + " is of a class that is sealed")
			.isEqualTo("yes"));
	}

	@Test
	@DisplayName("is that of a hash if the column is named so, and of nothing that may stand in a log")
	void hashes() {
		assertThat(COLUMNS.entrySet())
			.filteredOn((column) -> column.getKey().matches(".*(identity|person|detainee)_hash"))
			.hasSizeGreaterThan(10)
			.allSatisfy((column) -> assertThat(column.getValue()).as(column.getKey()).isEqualTo("pseudonymous"));
		assertThat(Stream.of("pseudonymous", "personal", "confidential", "secret"))
			.allSatisfy((name) -> assertThat(rules(name)).containsEntry("logs", false));
	}

	@Test
	@DisplayName("stands beside the time for which its table's rows are kept")
	void kept() {
		var known = Stream.concat(Arrays.stream(RecordClass.values()).map(Enum::name), KEPT.keySet().stream())
			.collect(Collectors.toSet());
		assertThat(tables())
			.allSatisfy((table, content) -> assertThat(known).as(table).contains((String) content.get("kept")));
	}

	@Test
	@DisplayName("is shown on the page")
	void page() throws IOException {
		var page = String.join("\n", lines()) + "\n";
		if (Boolean.getBoolean("classes.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("review the difference, then run: mvn test -Dtest=DataClassesTest -Dclasses.write=true")
			.hasContent(page);
	}

	private static List<String> lines() {
		var lines = new ArrayList<String>();
		lines.add("# Classes of data");
		lines.add("");
		lines.add(
				"Generated from `src/main/resources/data-classes.yaml` ([ADR 52](adr/0052-every-column-has-a-class.md)); `DataClassesTest` holds it against the migrated schema on both");
		lines.add(
				"databases. The engine's own tables (`ACT_…`) are *internal*: `PersonalDataTest` shows that no personal data reach them or the log.");
		lines.add("");
		lines.add("| class | means | in the database | in logs |");
		lines.add("|---|---|---|---|");
		classes().forEach((name,
				rules) -> lines.add("| %s | %s | %s | %s |".formatted(name, rules.get("means"),
						Map.of("yes", "sealed", "no", "in clear", "hash", "as a hash").get(rules.get("sealed")),
						(boolean) rules.get("logs") ? "yes" : "no")));
		lines.add("");
		lines.add("Sealed columns (ADR 45) are set in bold. Not sealed, although their class demands it:");
		lines.add("");
		lines.add("| column | why not |");
		lines.add("|---|---|");
		UNSEALED.forEach((column, why) -> lines.add("| `%s` | %s |".formatted(column, why)));
		lines.add("");
		lines.add(
				"Rows are kept for the time of their row in the table `records-retention-period` ([ADR 48](adr/0048-records-end-by-a-table.md)), or");
		lines.add("");
		lines.add("| kept | how long |");
		lines.add("|---|---|");
		KEPT.forEach((word, time) -> lines.add("| %s | %s |".formatted(word, time)));
		lines.add("");
		lines.add("| table | kept | " + String.join(" | ", classes().keySet()) + " |");
		lines.add("|---|---|" + "---|".repeat(classes().size()));
		var sealed = PersonalColumns.load();
		tables().forEach((table,
				content) -> lines.add("| `%s` | %s | %s |".formatted(table, content.get("kept"),
						classes().keySet()
							.stream()
							.map((name) -> shown(table, content.get(name), sealed))
							.collect(Collectors.joining(" | ")))));
		return lines;
	}

	@SuppressWarnings("unchecked")
	private static String shown(String table, Object columns, PersonalColumns sealed) {
		return (columns == null) ? ""
				: ((List<String>) columns).stream()
					.map((column) -> sealed.contains(table + "." + column) ? "**" + column + "**" : column)
					.collect(Collectors.joining(", "));
	}

	private static Map<String, Object> read() {
		var file = new YamlMapFactoryBean();
		file.setResources(new ClassPathResource("data-classes.yaml"));
		return file.getObject();
	}

	@SuppressWarnings("unchecked")
	private static <T> Map<String, T> part(String name) {
		return (Map<String, T>) FILE.get(name);
	}

	private static Map<String, Map<String, Object>> classes() {
		return part("classes");
	}

	private static Map<String, Object> rules(String name) {
		return classes().get(name);
	}

	private static Map<String, Map<String, Object>> tables() {
		return new TreeMap<>(DataClassesTest.<Map<String, Object>>part("tables"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> columns() {
		var columns = new LinkedHashMap<String, String>();
		tables().forEach((table, content) -> content.forEach((name, listed) -> {
			if (!name.equals("kept")) {
				assertThat(classes()).as(table).containsKey(name);
				((List<String>) listed).forEach((column) -> assertThat(columns.put(table + "." + column, name))
					.as("second class of %s.%s", table, column)
					.isNull());
			}
		}));
		return columns;
	}

}
