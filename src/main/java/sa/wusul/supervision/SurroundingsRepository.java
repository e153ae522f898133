package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.text.NeutralText;

/** The figures besides cases: messages, detainees on leave and reception halls. */
@Component
class SurroundingsRepository {

	/** The process whose cases are authorisations of leave. */
	private static final String LEAVE = "tawasul-leave-authorisation";

	private static final String MESSAGE = "reference in (select case_reference from outbox where kind = 'sms' and state = '%s')";

	private static final String AWAY = """
			reference in (select leave.case_reference from leave_occurrence occurrence
			  join leave_authorisation leave on leave.number = occurrence.leave_number where occurrence.state = '%s')""";

	static final SqlCondition MESSAGE_FAILED = SqlCondition.of(NeutralText.format(MESSAGE, "FAILED"));

	static final SqlCondition MESSAGE_WAITING = SqlCondition.of(NeutralText.format(MESSAGE, "WAITING"));

	static final SqlCondition LEAVE_OVERDUE = SqlCondition.of(NeutralText.format(AWAY, "OVERDUE"));

	static final SqlCondition LEAVE_OUT = SqlCondition.of(NeutralText.format(AWAY, "OUT"));

	private final JdbcClient jdbc;

	private final Clock clock;

	SurroundingsRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Counts visible cases with text messages that wait or could not be delivered. */
	Figures.Messages messages(SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select count(distinct case when outbox.state = 'FAILED' then reference end) as failed,
				       count(distinct case when outbox.state = 'WAITING' then reference end) as waiting,
				       min(case when outbox.state = 'WAITING' then outbox.added_at end) as oldest
				from outbox join case_file on case_file.reference = outbox.case_reference
				where outbox.state in ('FAILED', 'WAITING') and outbox.kind = 'sms' and %s""", visible.sql()))
			.params(visible.parameters())
			.query((row, index) -> new Figures.Messages(row.getLong("failed"), row.getLong("waiting"),
					minutesSince(row.getObject("oldest", OffsetDateTime.class))))
			.single();
	}

	/**
	 * Counts what became of messages about visible cases, by day and gateway, the latest
	 * day first.
	 */
	List<GatewayDay> gateways(LocalDate from, SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select epoch_day, gateway, count(*) as sent,
				       sum(case when state = 'DELIVERED' then 1 else 0 end) as delivered,
				       sum(case when state in ('FAILED', 'FAILED_FOR_NOW') then 1 else 0 end) as failed
				from (select (cast(floor(extract(epoch from d.added_at)) as bigint) + cast(:offset as bigint)) / 86400
				               as epoch_day, d.gateway, d.state
				      from sms_delivery d join outbox o on o.entry_key = d.message_key
				      join case_file on case_file.reference = o.case_reference
				      where d.added_at >= :from and d.carried_by is null and d.state not in ('WAITING', 'SENDING')
				        and %s) part
				group by epoch_day, gateway order by epoch_day desc, gateway""", visible.sql()))
			.param("offset", Kingdom.ZONE.getRules().getOffset(this.clock.instant()).getTotalSeconds())
			.param("from", from.atStartOfDay(Kingdom.ZONE).toOffsetDateTime())
			.params(visible.parameters())
			.query(RecordRowMapper.of(GatewayDay.class))
			.list();
	}

	/** Counts detainees on leave; empty if these cases are hidden from the person. */
	Optional<Figures.Leaves> leaves(SupervisionScope supervisionScope, Narrowing narrowing) {
		if (!supervisionScope.sees(LEAVE)) {
			return Optional.empty();
		}
		var visible = supervisionScope.condition("process_key", narrowing);
		return Optional.of(this.jdbc.sql(NeutralText.format("""
				select count(distinct case when occurrence.state = 'OUT' then reference end) as "out",
				       count(distinct case when occurrence.state = 'OVERDUE' then reference end) as overdue
				from leave_occurrence occurrence
				join leave_authorisation leave on leave.number = occurrence.leave_number
				join case_file on case_file.reference = leave.case_reference
				where occurrence.state in ('OUT', 'OVERDUE') and %s""", visible.sql()))
			.params(visible.parameters())
			.query(RecordRowMapper.of(Figures.Leaves.class))
			.single());
	}

	/**
	 * Returns the figures of the halls of these centres: the waiting visitors, and the
	 * waiting times of those called today.
	 */
	Optional<Figures.Hall> hall(Collection<String> centres, SupervisionScope supervisionScope, Narrowing narrowing) {
		if (centres.isEmpty()) {
			return Optional.empty();
		}
		var cases = supervisionScope.condition("process_key", narrowing).and(inHall(centres));
		var visits = this.jdbc
			.sql("""
					select state = 'WAITING' as waiting, arrived_at as arrived, waiting_since as since, first_called_at as called
					from visit
					where visited_on = :today and centre in (:centres)""")
			.param("today", today())
			.param("centres", centres)
			.query(RecordRowMapper.of(Visit.class))
			.list();
		var waiting = visits.stream().filter(Visit::waiting).toList();
		var waited = visits.stream()
			.filter((visit) -> visit.called() != null)
			.map((visit) -> Duration.between(visit.arrived(), visit.called()).toMinutes())
			.sorted()
			.toList();
		return Optional.of(new Figures.Hall(waiting.size(),
				this.jdbc.sql("select count(*) from case_file where " + cases.sql())
					.params(cases.parameters())
					.query(Long.class)
					.single(),
				waiting.stream().map(Visit::since).map(this::minutesSince).max(Long::compare).orElse(null),
				median(waited)));
	}

	/**
	 * Counts by age what is open beside cases: tickets in these halls, with the calls of
	 * the call centre, and the visits and leaves of visible cases.
	 */
	List<Figures.Beside> ages(Collection<String> halls, SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		var rows = this.jdbc
			.sql(NeutralText.format(
					"""
							select kind, age, count(*) as open, min(opened_at) as oldest from (
							  select kind, opened_at, %1$s as age from (
							    select 'TICKET' as kind, arrived_at as opened_at from visit
							    where ended_at is null and centre in (:halls)
							    union all
							    select 'CALL', started_at from phone_call where settled_at is null and :calls = 1
							    union all
							    select 'VISIT', asked_at from detainee_visit asked join case_file on reference = asked.case_reference
							    where asked.state in ('ASKED', 'WAITING', 'BOOKED', 'PRESENT') and %2$s
							    union all
							    select 'LEAVE', coalesce(occurrence.left_at, occurrence.depart_at) from leave_occurrence occurrence
							    join leave_authorisation leave on leave.number = occurrence.leave_number
							    join case_file on case_file.reference = leave.case_reference
							    where occurrence.state in ('OUT', 'OVERDUE') and %2$s) things) aged
							group by kind, age""",
					Ageing.OF_ROW, visible.sql()))
			.params(visible.parameters())
			.param("halls", halls.isEmpty() ? List.of("-") : halls)
			.param("calls", halls.isEmpty() ? 0 : 1)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Aged.class))
			.list();
		return Stream.of("TICKET", "CALL", "VISIT", "LEAVE")
			.map((kind) -> rows.stream().filter((row) -> row.kind().equals(kind)).toList())
			.filter((own) -> !own.isEmpty())
			.map((own) -> new Figures.Beside(own.get(0).kind(), CaseWords.shown("beside", own.get(0).kind()),
					own.stream().mapToLong(Aged::open).sum(),
					own.stream()
						.map(Aged::oldest)
						.map(this::minutesSince)
						.filter(Objects::nonNull)
						.max(Long::compare)
						.orElse(null),
					Arrays.stream(Ageing.values())
						.map((age) -> own.stream()
							.filter((row) -> row.age() == age.ordinal())
							.mapToLong(Aged::open)
							.sum())
						.toList()))
			.toList();
	}

	/**
	 * Returns the condition for cases whose appointment a visitor in these halls waits
	 * for.
	 */
	SqlCondition inHall(Collection<String> centres) {
		return centres.isEmpty() ? SqlCondition.none() : new SqlCondition("""
				reference in (select appointment from visit
				  where visited_on = :today and state = 'WAITING' and visit.centre in (:halls))""",
				Map.of("today", today(), "halls", centres));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
	}

	private static Long median(List<Long> sorted) {
		return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
	}

	private Long minutesSince(OffsetDateTime moment) {
		return Optional.ofNullable(moment)
			.map((since) -> Duration.between(since, this.clock.instant().atOffset(ZoneOffset.UTC)).toMinutes())
			.orElse(null);
	}

	/** Outcomes of the parts that a gateway got on a day. */
	record GatewayDay(long epochDay, String gateway, long sent, long delivered, long failed) {

		LocalDate date() {
			return LocalDate.ofEpochDay(this.epochDay);
		}

	}

	private record Aged(String kind, int age, long open, OffsetDateTime oldest) {
	}

	private record Visit(boolean waiting, OffsetDateTime arrived, OffsetDateTime since, OffsetDateTime called) {
	}

}
