package sa.wusul.platform.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A row becomes a record")
@Tag("fast")
class RecordRowMapperTest {

	private static final String VALUES = """
			select 'a' as reference, 'WITHDRAWN' as state, cast(7 as integer) as attempts, cast(8 as integer) as tries,
			  cast(9 as bigint) as amount, 1 = 1 as closed, cast('2026-11-22 08:00:00.123456+00' as timestamp with time zone) as
			  opened_at, cast('2026-11-22 11:00:00+03' as timestamp with time zone) as due_at, date '2026-11-23' as first_day,
			  time '07:30:00' as opens_at
			""";

	private static final String PERSON = """
			select 'a' as reference, '1000000008' as identity_number, 'Sara' as requester_name, 'Omar' as agent_name,
			  '2000000006' as agent_identity, 'x' as name
			""";

	@OnBothDatabases
	@DisplayName("from the columns of its components' names")
	void values(TestDatabase database) {
		assertThat(one(database, VALUES, Values.class)).isEqualTo(new Values("a", CaseState.WITHDRAWN, 7, 8, 9L, true,
				Instant.parse("2026-11-22T08:00:00.123456Z"), Optional.of(Instant.parse("2026-11-22T08:00:00Z")),
				LocalDate.of(2026, 11, 23), LocalTime.of(7, 30)));
		assertThat(
				one(database, "select cast('2026-11-22 08:00:00+00' as timestamp with time zone) as at", Moment.class)
					.at()
					.toInstant())
			.isEqualTo("2026-11-22T08:00:00Z");
	}

	@OnBothDatabases
	@DisplayName("with null, an empty Optional, zero or false for an empty column")
	void absent(TestDatabase database) {
		var nothing = """
				select cast(null as varchar) as reference, cast(null as varchar) as state,
				  cast(null as integer) as attempts, cast(null as integer) as tries, cast(null as bigint) as amount,
				  cast(null as boolean) as closed, cast(null as timestamp with time zone) as opened_at,
				  cast(null as timestamp with time zone) as due_at, cast(null as date) as first_day,
				  cast(null as time) as opens_at
				""";

		assertThat(one(database, nothing, Values.class))
			.isEqualTo(new Values(null, null, 0, null, 0, false, null, Optional.empty(), null, null));
	}

	@OnBothDatabases
	@DisplayName("with its nested records, by both names or by their own")
	void nested(TestDatabase database) {
		assertThat(one(database, PERSON, Case.class)).isEqualTo(new Case("a",
				new Person(new IdentityNumber("1000000008"), "Sara", Optional.of(new Agent("Omar", "2000000006"))),
				"x"));
	}

	@OnBothDatabases
	@DisplayName("without the nested records whose columns are all empty")
	void nothingNested(TestDatabase database) {
		var alone = PERSON.replace("'Omar'", "cast(null as varchar)").replace("'2000000006'", "cast(null as varchar)");
		var nobody = alone.replace("'1000000008'", "cast(null as varchar)").replace("'Sara'", "cast(null as varchar)");

		assertThat(one(database, alone, Case.class).requester().agent()).isEmpty();
		assertThat(one(database, nobody, Case.class)).isEqualTo(new Case("a", null, "x"));
	}

	@OnBothDatabases
	@DisplayName("anew for each query of the same record")
	void otherOrder(TestDatabase database) {
		assertThat(one(database, "select 'a' as identity, 'b' as name", Agent.class)).isEqualTo(new Agent("b", "a"));
		assertThat(one(database, "select 'b' as name, 'a' as identity", Agent.class)).isEqualTo(new Agent("b", "a"));
	}

	@OnBothDatabases
	@DisplayName("only if each component has a column of its own")
	void missing(TestDatabase database) {
		assertThatThrownBy(() -> one(database, "select 'b' as name", Agent.class)).hasMessageContaining("identity");
		assertThatThrownBy(() -> one(database, "select 'b' as name", Namesakes.class)).hasMessageContaining("name");
	}

	@OnBothDatabases
	@DisplayName("that may refuse its values")
	void refused(TestDatabase database) {
		assertThatThrownBy(() -> one(database, PERSON.replace("1000000008", "1000000009"), Case.class))
			.isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> one(database, VALUES.replace("WITHDRAWN", "GONE"), Values.class))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private static <T> T one(TestDatabase database, String sql, Class<T> type) {
		return database.jdbc().sql(sql).query(RecordRowMapper.of(type)).single();
	}

	private record Values(String reference, CaseState state, int attempts, Integer tries, long amount, boolean closed,
			Instant openedAt, Optional<Instant> dueAt, LocalDate firstDay, LocalTime opensAt) {
	}

	private record Moment(OffsetDateTime at) {
	}

	private record Case(String reference, Person requester, String name) {
	}

	private record Person(IdentityNumber identityNumber, String name, Optional<Agent> agent) {
	}

	private record Agent(String name, String identity) {
	}

	private record Namesakes(String name, Agent agent) {
	}

}
