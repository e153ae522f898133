package sa.wusul.casefile;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The mark of a case")
@Tag("fast")
class CaseChangeRepositoryTest {

	private static final String CASE = "1448-0000001-1";

	private static final String OTHER = "1448-0000002-2";

	/** Statements that change what the page of the first case shows. */
	private static final Map<String, String> CHANGES = Map.ofEntries(
			Map.entry("state", "update case_file set state = 'UNDER_AUDIT' where reference = '1448-0000001-1'"),
			Map.entry("step",
					"insert into case_milestone (reference, sentence, reached_at) values ('1448-0000001-1', 's', current_timestamp)"),
			Map.entry("message",
					"insert into case_notice (reference, message_key, facts, written_at) values ('1448-0000001-1', 'k', 'f', current_timestamp)"),
			Map.entry("paper",
					"insert into paper (number, paper_key, case_reference, ordinal, template, title, issued_at) values ('1448-0000001-1/1', 'k', '1448-0000001-1', 1, 't', 't', current_timestamp)"),
			Map.entry("bill",
					"insert into bill (number, case_reference, issue_key, service, amount, state, issued_at, due_at, changed_at) values ('48', '1448-0000001-1', 'k', 's', 1, 'OPEN', current_timestamp, current_timestamp, current_timestamp)"),
			Map.entry("delivery",
					"insert into delivery (case_reference, paper_number, method, office, state, attempts, opened_at, changed_at) values ('1448-0000001-1', 'p', 'HOME', 'o', 'ORDERED', 0, current_timestamp, current_timestamp)"),
			Map.entry("booking",
					"insert into booking (case_reference, purpose, host, mode, centre, section, interpreter, priority, state, first_in_line, queue_rank, queued_at, version) values ('1448-0000001-1', 'p', 'h', 'm', 'c', 's', false, 'p', 'WAITING', false, 0, current_timestamp, 1)"),
			Map.entry("own deed",
					"insert into inbox (message_key, message_name, case_reference, state, due_at, attempts, received_at) values ('k', 'n', '1448-0000001-1', 'RECEIVED', current_timestamp, 0, current_timestamp)"),
			Map.entry("reopening",
					"insert into case_reopening (case_reference, ordinal, asked_at) values ('1448-0000001-1', 1, current_timestamp)"),
			Map.entry("rating",
					"insert into case_rating (case_reference, stars, rated_at) values ('1448-0000001-1', 5, current_timestamp)"),
			Map.entry("number",
					"insert into number_proof (case_reference, mobile, mobile_hash) values ('1448-0000001-1', 'm', 'h')"),
			Map.entry("worker",
					"insert into service_worker (reference, line, identity_number, verdict) values ('1448-0000001-1', 1, 'i', 'GRANTED')"),
			Map.entry("link",
					"insert into case_link (reference, linked, kind, linked_by, linked_at) values ('1448-0000001-1', '1448-0000002-2', 'DUPLICATE', 'x', current_timestamp)"),
			Map.entry("linked from",
					"insert into case_link (reference, linked, kind, linked_by, linked_at) values ('1448-0000002-2', '1448-0000001-1', 'EARLIER', 'x', current_timestamp)"));

	@OnBothDatabases
	@DisplayName("changes with all that its page shows, and with nothing of other cases")
	void changes(TestDatabase database) {
		CaseFilesForTests.insert(database, CASE);
		CaseFilesForTests.insert(database, OTHER);
		var changes = new CaseChangeRepository(database.jdbc());
		CHANGES.forEach((what, statement) -> {
			var before = changes.mark(CASE);
			assertThat(changes.mark(CASE)).isEqualTo(before).hasSize(64);
			database.jdbc().sql(statement).update();
			assertThat(changes.mark(CASE)).as(what).isNotEqualTo(before);
		});
		var before = changes.mark(CASE);
		database.jdbc()
			.sql("update case_file set due_at = current_timestamp where reference = ?")
			.param(OTHER)
			.update();
		assertThat(changes.mark(CASE)).isEqualTo(before);
		database.jdbc().sql("update case_file set state = 'ANSWERED' where reference = ?").param(OTHER).update();
		assertThat(changes.mark(CASE)).as("state of a linked case").isNotEqualTo(before);
	}

	@OnBothDatabases
	@DisplayName("is read for many cases at once, and is missing for none but those that do not exist")
	void many(TestDatabase database) {
		var references = IntStream.range(0, 100).mapToObj((number) -> String.format("1448-%07d-0", number)).toList();
		references.forEach((reference) -> CaseFilesForTests.insert(database, reference));
		var changes = new CaseChangeRepository(database.jdbc());
		assertThat(changes.marks(references)).containsOnlyKeys(references);
		assertThat(changes.marks(List.of("1448-9999999-0"))).isEmpty();
		assertThat(changes.mark("1448-9999999-0")).isEmpty();
	}

}
