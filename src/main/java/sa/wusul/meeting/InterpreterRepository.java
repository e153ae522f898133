package sa.wusul.meeting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.SlotRepository.LocalTimes;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of sign-language interpreters with their centres and hours. */
@Repository
class InterpreterRepository {

	/**
	 * Selects interpreters who work and are free at the time of a slot {@code s}. The
	 * first quarter of an hour is compared by its start, since slots start with a
	 * quarter.
	 */
	static final String FREE = """
			select 1 from interpreter i join interpreter_hours h on h.interpreter_id = i.id
			where i.in_service and i.centre = s.centre and (i.section is null or i.section = s.section)
			  and h.weekday = s.weekday and h.from_minute <= s.from_minute and h.until_minute >= s.until_minute
			  and not exists (
			    select 1 from interpreter_absence a
			    where a.interpreter_id = i.id and a.from_at < s.ends_at and a.until_at > s.starts_at)
			  and not exists (
			    select 1 from resource_quarter q
			    where q.kind = 'INTERPRETER' and q.resource = cast(i.id as varchar)
			      and q.quarter >= s.starts_at and q.quarter < s.ends_at)
			""";

	private static final String NAME = "interpreter.name";

	private static final String MOBILE = "interpreter.mobile";

	private final JdbcClient jdbc;

	private final QuarterHourRepository quarters;

	private final PersonalFields fields;

	InterpreterRepository(JdbcClient jdbc, QuarterHourRepository quarters, PersonalFields fields) {
		this.jdbc = jdbc;
		this.quarters = quarters;
		this.fields = fields;
	}

	/**
	 * Claims one of the centre's interpreters, whose rows are locked until the end of the
	 * transaction.
	 * @return the interpreter's id; empty if none works and is free
	 */
	Optional<Long> claim(String centre, String section, Instant from, Instant until, String holder) {
		hold(centre);
		return claimFirst(candidates(Optional.of(centre), section, from, until), from, until, holder);
	}

	/**
	 * Claims an interpreter of any centre, who interprets by the connection of a video
	 * room. All interpreters are locked until the end of the transaction.
	 * @return the interpreter's id; empty if none works and is free
	 */
	Optional<Long> claimRemote(String section, Instant from, Instant until, String holder) {
		holdAll();
		return claimFirst(candidates(Optional.empty(), section, from, until), from, until, holder);
	}

	/** Finds a free interpreter other than the one who holds the time now. */
	Optional<Long> freeOther(InterpreterSearch search) {
		return candidates(search.centre(), search.section(), search.from(), search.until()).stream()
			.filter((id) -> search.except().filter(id::equals).isEmpty())
			.filter((id) -> isFree(id, search.from(), search.until()))
			.findFirst();
	}

	/**
	 * Claims another interpreter in place of the one who holds the time now. The
	 * interpreters of the search are locked until the end of the transaction.
	 */
	Optional<Long> claimOther(InterpreterSearch search, String holder) {
		search.centre().ifPresentOrElse(this::hold, this::holdAll);
		var free = freeOther(search);
		free.ifPresent((id) -> {
			this.quarters.release(holder);
			this.quarters.claim(QuarterHourRepository.Resource.INTERPRETER, id.toString(), search.from(),
					search.until(), holder);
		});
		return free;
	}

	/**
	 * Finds the interpreter of the case's booking if they belong to another centre than
	 * the meeting, and join by video.
	 */
	Optional<RemoteInterpreter> remote(String caseReference, String centre) {
		return this.jdbc.sql("""
				select i.id, i.mobile from interpreter i join booking b on b.interpreter_id = i.id
				where b.case_reference = ? and i.centre <> ? and i.mobile is not null""")
			.params(caseReference, centre)
			.query(this.fields.rows("interpreter", RemoteInterpreter.class))
			.optional();
	}

	private Optional<Long> claimFirst(List<Long> candidates, Instant from, Instant until, String holder) {
		var free = candidates.stream().filter((id) -> isFree(id, from, until)).findFirst();
		free.ifPresent((id) -> this.quarters.claim(QuarterHourRepository.Resource.INTERPRETER, id.toString(), from,
				until, holder));
		return free;
	}

	private boolean isFree(Long id, Instant from, Instant until) {
		return this.quarters.isFree(QuarterHourRepository.Resource.INTERPRETER, id.toString(), from, until);
	}

	boolean anyFree(Slot slot) {
		return anyFree(slot.centre(), slot.section(), slot.startsAt(), slot.endsAt());
	}

	boolean anyFree(String centre, String section, Instant from, Instant until) {
		return candidates(Optional.of(centre), section, from, until).stream().anyMatch((id) -> isFree(id, from, until));
	}

	/** Checks whether an interpreter of any centre is free. */
	boolean anyFreeRemotely(String section, Instant from, Instant until) {
		return candidates(Optional.empty(), section, from, until).stream().anyMatch((id) -> isFree(id, from, until));
	}

	private void hold(String centre) {
		this.jdbc.sql("select id from interpreter where centre = ? order by id for update")
			.param(centre)
			.query(Long.class)
			.list();
	}

	private void holdAll() {
		this.jdbc.sql("select id from interpreter order by id for update").query(Long.class).list();
	}

	private List<Long> candidates(Optional<String> centre, String section, Instant from, Instant until) {
		var time = LocalTimes.of(from, until);
		return this.jdbc
			.sql("""
					select i.id from interpreter i join interpreter_hours h on h.interpreter_id = i.id
					where i.in_service and (i.centre = ? or (? and i.mobile is not null)) and (i.section is null or i.section = ?)
					  and h.weekday = ? and h.from_minute <= ? and h.until_minute >= ?
					  and not exists (
					    select 1 from interpreter_absence a
					    where a.interpreter_id = i.id and a.from_at < ? and a.until_at > ?)
					order by i.section nulls last, i.id""")
			.params(centre.orElse(""), centre.isEmpty(), section, time.weekday(), time.from(), time.until(),
					until.atOffset(ZoneOffset.UTC), from.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.list();
	}

	/** Checks whether the interpreter still works at that time. */
	boolean works(long id, Slot slot) {
		return candidates(Optional.of(slot.centre()), slot.section(), slot.startsAt(), slot.endsAt()).contains(id)
				|| candidates(Optional.empty(), slot.section(), slot.startsAt(), slot.endsAt()).contains(id);
	}

	Optional<String> name(long id) {
		return this.jdbc.sql("select name from interpreter where id = ?")
			.param(id)
			.query((row, index) -> this.fields.open(NAME, row.getString(1)))
			.optional();
	}

	Optional<String> mobile(long id) {
		return this.jdbc.sql("select mobile from interpreter where id = ? and mobile is not null")
			.param(id)
			.query((row, index) -> this.fields.open(MOBILE, row.getString(1)))
			.optional();
	}

	Optional<String> centre(long id) {
		return this.jdbc.sql("select centre from interpreter where id = ?").param(id).query(String.class).optional();
	}

	Optional<Long> heldBy(String holder) {
		return this.jdbc.sql(
				"select min(resource) from resource_quarter where holder = ? and kind = 'INTERPRETER' having count(*) > 0")
			.param(holder)
			.query(String.class)
			.optional()
			.map(Long::valueOf);
	}

	/**
	 * Returns the cases for which the interpreter is reserved from this time on, earliest
	 * first.
	 */
	List<String> casesOf(long id, Instant from) {
		return this.jdbc.sql("""
				select b.case_reference from booking b join slot s on s.case_reference = b.case_reference
				where b.interpreter_id = ? and s.starts_at > ? and b.state in ('BOOKED', 'CONFIRMED')
				order by s.starts_at, s.id""").params(id, from.atOffset(ZoneOffset.UTC)).query(String.class).list();
	}

	/** Inserts or updates the interpreter. */
	long enter(InterpreterFacts facts) {
		var known = id(facts.centre(), facts.name());
		var mobile = this.fields.seal(MOBILE, facts.mobile().orElse(null));
		if (known.isEmpty()) {
			this.jdbc.sql("""
					insert into interpreter (centre, name, name_hash, section, mobile, in_service)
					values (?, ?, ?, ?, ?, true)""")
				.params(facts.centre(), this.fields.seal(NAME, facts.name()), this.fields.hash(facts.name()),
						facts.section().orElse(null), mobile)
				.update();
			var id = id(facts.centre(), facts.name()).orElseThrow();
			enterHours(id, facts);
			return id;
		}
		this.jdbc.sql("update interpreter set section = ?, mobile = ?, in_service = true where id = ?")
			.params(facts.section().orElse(null), mobile, known.get())
			.update();
		enterHours(known.get(), facts);
		return known.get();
	}

	private void enterHours(long id, InterpreterFacts facts) {
		this.jdbc.sql("delete from interpreter_hours where interpreter_id = ?").param(id).update();
		facts.days()
			.forEach((day) -> this.jdbc.sql("""
					insert into interpreter_hours (interpreter_id, weekday, from_minute, until_minute)
					values (?, ?, ?, ?)""")
				.params(id, day.getValue(), facts.from().toSecondOfDay() / 60, facts.until().toSecondOfDay() / 60)
				.update());
	}

	Optional<Long> id(String centre, String name) {
		return this.jdbc.sql("select id from interpreter where centre = ? and name_hash = ?")
			.params(centre, this.fields.hash(name))
			.query(Long.class)
			.optional();
	}

	/** Records that the interpreter is away; recording it again changes nothing. */
	void away(long id, Instant from, Instant until) {
		var known = this.jdbc.sql("select count(*) from interpreter_absence where interpreter_id = ? and from_at = ?")
			.params(id, from.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
		if (known == 0) {
			this.jdbc.sql("insert into interpreter_absence (interpreter_id, from_at, until_at) values (?, ?, ?)")
				.params(id, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	void withdraw(long id) {
		this.jdbc.sql("update interpreter set in_service = false where id = ?").param(id).update();
	}

	/**
	 * A search for another interpreter.
	 *
	 * @param centre empty if they join by video from any centre
	 * @param except the one who holds the time now
	 */
	record InterpreterSearch(Optional<String> centre, String section, Instant from, Instant until,
			Optional<Long> except) {
	}

	/** An interpreter at another centre, with the number that gets the connection. */
	record RemoteInterpreter(long id, String mobile) {
	}

}
