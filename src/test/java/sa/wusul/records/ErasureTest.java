package sa.wusul.records;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The erasure of a case")
@Tag("fast")
class ErasureTest {

	/** Tables of cases that no statement names, and why. */
	private static final Map<String, String> KEPT = Map.ofEntries(
			Map.entry("audit_entry", "the audit log is kept for good"),
			Map.entry("step_performer", "facts of law about staff"),
			Map.entry("disposed_case", "what remains of the case"), Map.entry("bill", "the accounts, without a person"),
			Map.entry("delivery", "the way of a document, without a person"),
			Map.entry("task_notice", "a notice to staff, gone after 90 days"),
			Map.entry("visit", "its reference is a visit's, and no row identifies the visitor"));

	/** Tables of confidential cases, which are not disposed of yet. */
	private static final Pattern CONFIDENTIAL = Pattern.compile(
			"detainee_.*|contact_enquiry|terminal_access|sealed_envelope|number_proof|disclosure|assistance.*|leave_.*");

	@OnBothDatabases
	@DisplayName("names every table that names a case, or says why it stays")
	void namesEveryTable(TestDatabase database) {
		var tables = database.jdbc()
			.sql("""
					select distinct lower(table_name) from information_schema.columns
					where lower(table_schema) = 'public' and lower(column_name) in ('case_reference', 'reference')""")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> !table.startsWith("demo_") && !CONFIDENTIAL.matcher(table).matches())
			.collect(Collectors.toCollection(TreeSet::new));
		var named = ErasureRepository.STATEMENTS.stream()
			.map((statement) -> statement.replaceAll("(?:delete from|update) (\\w+) .*", "$1"))
			.collect(Collectors.toSet());

		assertThat(tables).hasSizeGreaterThan(25)
			.allSatisfy((table) -> assertThat(named.contains(table) ^ KEPT.containsKey(table))
				.as(table + " is either in a statement of ErasureRepository or among those that stay")
				.isTrue());
		assertThat(named).as("sums of days, facts of law and the audit log stay")
			.doesNotContain("work_day", "step_performer", "audit_entry");
		assertThat(KEPT.keySet()).allMatch(tables::contains);
	}

	@OnBothDatabases
	@DisplayName("runs on both databases")
	void runs(TestDatabase database) {
		ErasureRepository.STATEMENTS
			.forEach((statement) -> database.jdbc().sql(statement).param("reference", "1448-0001234-7").update());
	}

}
