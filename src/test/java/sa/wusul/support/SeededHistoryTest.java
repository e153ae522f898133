package sa.wusul.support;

import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.CaseReference;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A seeded history")
@Tag("fast")
class SeededHistoryTest {

	private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

	@OnBothDatabases
	@DisplayName("has finished and open cases with valid references, and about one in eight was late")
	void isThere(TestDatabase database) {
		SeededHistory.write(database.jdbc(), NOW, 90, 1000, 100);

		assertThat(count(database, "select count(*) from case_file where closed_at is not null")).isEqualTo(1000);
		assertThat(count(database, "select count(*) from case_file where closed_at is null")).isEqualTo(100);
		assertThat(count(database, "select count(*) from case_file where closed_at > due_at")).isBetween(100, 150);
		assertThat(count(database, "select count(*) from case_step where ended_at is null")).isEqualTo(100);
		assertThat(database.jdbc().sql("select reference from case_file").query(String.class).list())
			.allSatisfy(CaseReference::new)
			.contains(SeededHistory.reference(1), SeededHistory.reference(1000));
		assertThat(count(database, "select count(distinct department) from case_file")).isEqualTo(4);
		assertThat(database.jdbc().sql("select max(closed_at) from case_file").query(Instant.class).single())
			.isBefore(NOW);
	}

	private static int count(TestDatabase database, String sql) {
		return database.jdbc().sql(sql).query(Integer.class).single();
	}

}
