package sa.wusul.models.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitValue.Unit;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of guarantees under {@code src/docs}. It fails when the page is stale;
 * {@code mvn test -Dtest=GuaranteesTest -Dcatalogue.write=true} writes it anew.
 */
@DisplayName("The page of guarantees")
@Tag("fast")
class GuaranteesTest {

	private static final Path PAGE = Path.of("src/docs/guarantees.md");

	@Test
	@DisplayName("says what rights, messages, models, forms and the database guarantee")
	void upToDate() throws IOException {
		var text = GuaranteesPage.of(Rights.load(), uniqueKeys());
		if (Boolean.getBoolean("catalogue.write")) {
			Files.writeString(PAGE, text);
		}
		assertThat(PAGE).as("run: mvn test -Dtest=GuaranteesTest -Dcatalogue.write=true").hasContent(text);
	}

	@Test
	@DisplayName("a message says a length of time only by the name of its limit, which is one")
	void promises() {
		assertThat(MessagePromises.texts().values()).noneMatch((text) -> MessagePromises.TIME.matcher(text).find());
		var limits = new FileLimitDecisions();
		assertThat(MessagePromises.texts().values().stream().flatMap((text) -> MessagePromises.limits(text).stream()))
			.hasSizeGreaterThan(3)
			.allSatisfy((name) -> assertThat(limits.get(Limit.of(name)).unit()).isNotEqualTo(Unit.NUMBER));
	}

	@Test
	@DisplayName("the message of a missing document says the limit of the timer that closes the request")
	void sameLimit() {
		assertThat(ModelFiles.process("intake-document-completion").all(TimeDate.class))
			.filteredOn((timer) -> timer.getParentElement()
				.getParentElement()
				.getAttributeValue("id")
				.equals("BoundaryEvent_DeadlinePassed"))
			.singleElement()
			.satisfies((timer) -> assertThat(timer.getTextContent())
				.contains(MessagePromises.limits(MessagePromises.texts().get("documentMissing")).get(0)));
	}

	static Map<String, List<String>> uniqueKeys() {
		try (var database = TestDatabase.h2()) {
			var constraints = new TreeMap<String, List<String>>();
			database.jdbc()
				.sql("""
							select lower(keys.table_name), keys.index_name, lower(columns.column_name)
						from information_schema.indexes keys
						join information_schema.index_columns columns
						  on columns.index_schema = keys.index_schema and columns.index_name = keys.index_name
						where keys.table_schema = current_schema and keys.index_type_name <> 'INDEX'
						order by keys.table_name, keys.index_name, columns.ordinal_position
						""")
				.query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
				.list()
				.forEach((row) -> constraints.computeIfAbsent(row.get(0) + " " + row.get(1), (any) -> new ArrayList<>())
					.add(row.get(2)));
			var keys = new TreeMap<String, List<String>>();
			constraints.forEach((constraint, columns) -> {
				if (!columns.equals(List.of("id"))) {
					keys.computeIfAbsent(constraint.split(" ")[0], (any) -> new ArrayList<>())
						.add(columns.stream().map((column) -> "`" + column + "`").collect(Collectors.joining(" + ")));
				}
			});
			keys.remove("flyway_schema_history");
			keys.values().forEach((columns) -> columns.sort(null));
			return keys;
		}
	}

}
