package sa.wusul.casefile;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFile.Agent;
import sa.wusul.casefile.CaseFile.Classification;
import sa.wusul.casefile.CaseFile.Person;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Case files in the product's own tables, on H2 and PostgreSQL. */
@Repository
class CaseFileRepository implements CaseFiles {

	private final CaseFileCache known = new CaseFileCache();

	private static final String PARTICULAR = "case_particular.content";

	private static final String NOTE = "case_note.text";

	private static final String MILESTONE = "case_milestone.sentence";

	private static final String ENGLISH_MILESTONE = "case_milestone.english";

	/** Limit of the earlier cases in a dossier. */
	private static final int MOST_EARLIER = 200;

	/** The number of a person's open cases that are read to find similar ones. */
	private static final int MOST_COMPARED = 500;

	private final JdbcClient jdbc;

	private final DisposedCaseRepository disposed;

	private final DataFieldMaxValueIncrementer runningNumber;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final PersonalFields fields;

	CaseFileRepository(JdbcClient jdbc, DataFieldMaxValueIncrementer runningNumber, WorkingTime workingTime,
			Rights rights, Clock clock, ApplicationEventPublisher events, PersonalFields fields) {
		this.jdbc = jdbc;
		this.disposed = new DisposedCaseRepository(jdbc, rights);
		this.runningNumber = runningNumber;
		this.workingTime = workingTime;
		this.rights = rights;
		this.clock = clock;
		this.events = events;
		this.fields = fields;
	}

	@Override
	public CaseFile open(NewCase opening) {
		var fingerprint = fingerprint(opening);
		var requester = Person.of(opening.requester());
		var reference = CaseReference.of(hijriYear(), this.runningNumber.nextLongValue()).value();
		var now = this.clock.instant();
		try {
			this.jdbc.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state,
					  identity_number, identity_hash, requester_kind, requester_name, mobile, agent_name,
					  agent_identity, agent_hash, agent_representation,
					  subject, request_text, submission_key, fingerprint, opened_by, opened_at)
					values (:reference, :processKey, :channel, :centre, :section, :topic, :state,
					  :identityNumber, :identityHash, :requesterKind, :requesterName, :mobile, :agentName,
					  :agentIdentity, :agentHash, :agentRepresentation,
					  :subject, :text, :submissionKey, :fingerprint, :openedBy, :now)""")
				.param("reference", reference)
				.param("processKey", opening.processKey())
				.param("channel", opening.channel().name())
				.param("centre", opening.place().centre())
				.param("section", opening.place().section())
				.param("topic", opening.request().topic())
				.param("state", CaseState.REGISTERED.name())
				.param("identityNumber", sealed("identity_number", requester.identityNumber()))
				.param("identityHash", this.fields.hash(requester.identityNumber()))
				.param("requesterKind", requester.kind())
				.param("requesterName", sealed("requester_name", requester.name()))
				.param("mobile", sealed("mobile", requester.mobile()))
				.param("agentName", sealed("agent_name", requester.agent().map(Agent::name).orElse(null)))
				.param("agentIdentity", sealed("agent_identity", requester.agent().map(Agent::identity).orElse(null)))
				.param("agentHash", this.fields.hash(requester.agent().map(Agent::identity).orElse(null)))
				.param("agentRepresentation", requester.representation().map(Representation::name).orElse(null))
				.param("subject", sealed("subject", opening.request().subject()))
				.param("text", sealed("request_text", opening.request().text()))
				.param("submissionKey", opening.submissionKey().orElse(null))
				.param("fingerprint", fingerprint)
				.param("openedBy", opening.openedBy())
				.param("now", now.atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException | TransientDataAccessException anotherIsQuicker) {
			throw new RefusalException(Kind.CONFLICT, "request.submittedAtTheSameTime");
		}
		var opened = new CaseFile(reference, opening.processKey(), opening.channel(), opening.place(),
				opening.request(), Classification.NONE, CaseState.REGISTERED, requester, opening.openedBy(),
				new Times(now, null, null, null));
		this.known.keep(opened);
		opening.particulars().forEach((particular) -> keep(reference, particular));
		return opened;
	}

	private String sealed(String column, String clear) {
		return this.fields.seal("case_file." + column, clear);
	}

	private void keep(String reference, Particular particular) {
		Unanswered.write(
				() -> this.jdbc.sql("insert into case_particular (reference, name, label, content) values (?, ?, ?, ?)")
					.params(reference, particular.name(), particular.label(),
							this.fields.seal(PARTICULAR, particular.value()))
					.update());
	}

	@Override
	public Map<String, String> particulars(String reference) {
		var particulars = new LinkedHashMap<String, String>();
		this.jdbc.sql("select name, content from case_particular where reference = ?").param(reference).query((row) -> {
			particulars.put(row.getString("name"), this.fields.open(PARTICULAR, row.getString("content")));
		});
		return particulars;
	}

	@Override
	public List<Particular> particularsAsAsked(String reference) {
		return this.jdbc.sql("""
				select name, label, content as "value" from case_particular where reference = ? order by name""")
			.param(reference)
			.query(this.fields.rows("case_particular", Particular.class, Map.of("value", "content")))
			.list();
	}

	/**
	 * Returns the hash of person, mobile number, choices, answers, texts and day, by
	 * which to recognise a repeated request. It includes the mobile number, so that a
	 * request in another person's name with another number does not block that person's
	 * own. Closed cases do not block new requests.
	 */
	private String fingerprint(NewCase opening) {
		var request = opening.request();
		var fingerprint = this.fields
			.hash(String.join("\n", opening.processKey(), opening.requester().identityNumber().value(),
					opening.requester().mobile().map(MobileNumber::value).orElse(""), request.topic(),
					request.subject(), request.text(), particulars(opening),
					new TreeMap<>(opening.choices()).toString(), LocalDate.now(this.clock).toString()));
		var earlier = submittedAs(fingerprint);
		while (earlier.isPresent()) {
			refuseWhileOpen(earlier.get());
			fingerprint = this.fields.hash(fingerprint + earlier.get().reference());
			earlier = submittedAs(fingerprint);
		}
		return fingerprint;
	}

	private static String particulars(NewCase opening) {
		return opening.particulars()
			.stream()
			.map((particular) -> particular.name() + "=" + particular.value())
			.sorted()
			.collect(Collectors.joining("\n"));
	}

	private Optional<CaseFile> submittedAs(String fingerprint) {
		return this.jdbc.sql("select * from case_file where fingerprint = ?")
			.param(fingerprint)
			.query(this.fields.rows("case_file", CaseFile.class))
			.optional();
	}

	/**
	 * Refuses the request if the earlier one is open. The refusal contains no reference
	 * of a confidential case, so that knowledge of its text does not disclose it.
	 */
	private void refuseWhileOpen(CaseFile earlier) {
		if (earlier.state().closed()) {
			return;
		}
		throw this.rights.isConfidential(earlier.processKey())
				? new RefusalException(Kind.CONFLICT, "request.alreadySubmittedInConfidence")
				: new RefusalException(Kind.CONFLICT, "request.alreadySubmitted", earlier.reference());
	}

	private int hijriYear() {
		return HijrahDate.from(LocalDate.now(this.clock)).get(ChronoField.YEAR);
	}

	@Override
	public Optional<String> openedWith(String submissionKey) {
		return this.jdbc.sql("select reference from case_file where submission_key = ?")
			.param(submissionKey)
			.query(String.class)
			.optional();
	}

	@Override
	public Optional<CaseFile> find(String reference) {
		return this.known.find(reference,
				() -> this.jdbc.sql("select * from case_file where reference = ?")
					.param(reference)
					.query(this.fields.rows("case_file", CaseFile.class))
					.optional());
	}

	@Override
	public CaseFile get(String reference) {
		return find(reference).orElseThrow(() -> this.disposed.missing(reference));
	}

	@Override
	public CaseDossier dossier(String reference) {
		var file = get(reference);
		var timeline = this.jdbc
			.sql("select sentence, english, step, reached_at from case_milestone where reference = ? order by id")
			.param(reference)
			.query(this.fields.rows("case_milestone", CaseDossier.Milestone.class))
			.list();
		var notes = this.jdbc.sql("select * from case_note where reference = ? order by id")
			.param(reference)
			.query(this.fields.rows("case_note", CaseDossier.Note.class))
			.list();
		var earlier = this.jdbc.sql("""
				select reference, process_key, subject, state, opened_at from case_file
				where identity_hash = ? and reference <> ? order by opened_at desc fetch first ? rows only""")
			.param(this.fields.hash(file.requester().identityNumber()))
			.param(reference)
			.param(MOST_EARLIER)
			.query(this.fields.rows("case_file", OtherCase.class))
			.list()
			.stream()
			.filter((other) -> this.rights.mayShow(file.processKey(), other.processKey()))
			.map(OtherCase::shown)
			.toList();
		return new CaseDossier(file, timeline, notes, earlier);
	}

	@Override
	public Optional<String> latestOf(IdentityNumber person) {
		return this.jdbc.sql("""
				select reference, process_key from case_file
				where identity_hash = :person and agent_representation is null
				or agent_hash = :person and agent_representation is not null
				order by case when closed_at is null then 0 else 1 end, opened_at desc, reference desc""")
			.param("person", this.fields.hash(person.value()))
			.query((row, index) -> Map.entry(row.getString("reference"), row.getString("process_key")))
			.list()
			.stream()
			.filter((known) -> !this.rights.isConfidential(known.getValue()))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	@Override
	public List<CaseFile> forPerson(IdentityNumber person) {
		return this.jdbc.sql("select * from case_file where identity_hash = ? order by opened_at desc, reference desc")
			.param(this.fields.hash(person.value()))
			.query(this.fields.rows("case_file", CaseFile.class))
			.list();
	}

	@Override
	public int countSince(IdentityNumber person, String service, Instant moment) {
		return this.jdbc
			.sql("select count(*) from case_file where identity_hash = ? and process_key = ? and opened_at > ?")
			.params(this.fields.hash(person.value()), service, moment.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	@Override
	public List<CaseFile> representedBy(IdentityNumber agent) {
		return this.jdbc.sql("""
				select * from case_file where agent_hash = ? and agent_representation is not null
				order by opened_at desc, reference desc""")
			.param(this.fields.hash(agent.value()))
			.query(this.fields.rows("case_file", CaseFile.class))
			.list();
	}

	@Override
	public List<CaseFile> all(Collection<String> references) {
		return references.isEmpty() ? List.of()
				: this.jdbc.sql("select * from case_file where reference in (:references)")
					.param("references", references)
					.query(this.fields.rows("case_file", CaseFile.class))
					.list();
	}

	@Override
	public Set<String> closedAmong(Collection<String> references) {
		var closed = new HashSet<>(references);
		if (!closed.isEmpty()) {
			this.jdbc.sql("select reference from case_file where reference in (:references) and closed_at is null")
				.param("references", references)
				.query(String.class)
				.list()
				.forEach(closed::remove);
		}
		return closed;
	}

	@Override
	public List<String> similarOpenCases(String reference, int most) {
		return this.jdbc.sql("""
				select other.reference, other.process_key, one.process_key as own_process from case_file one
				join case_file other on other.identity_hash = one.identity_hash and other.topic = one.topic
				where one.reference = ? and other.reference <> one.reference and other.closed_at is null
				order by other.opened_at desc, other.reference desc fetch first ? rows only""")
			.params(reference, MOST_COMPARED)
			.query((row, index) -> this.rights.mayShow(row.getString("own_process"), row.getString("process_key"))
					? Optional.of(row.getString("reference")) : Optional.<String>empty())
			.list()
			.stream()
			.flatMap(Optional::stream)
			.limit(most)
			.toList();
	}

	@Override
	public void classify(String reference, String requestType, String priority, String department) {
		classify(reference, requestType, priority, department, null);
	}

	@Override
	public void classify(String reference, String requestType, String priority, String department, Instant dueAt) {
		var classified = this.jdbc.sql("""
				update case_file set
				  request_type = coalesce(cast(:requestType as varchar(32)), request_type),
				  priority = coalesce(cast(:priority as varchar(16)), priority),
				  department = coalesce(cast(:department as varchar(32)), department),
				  due_at = coalesce(cast(:dueAt as timestamp with time zone), due_at)
				where reference = :reference and not urgent_lane""")
			.param("requestType", requestType, Types.VARCHAR)
			.param("priority", priority, Types.VARCHAR)
			.param("department", department, Types.VARCHAR)
			.param("dueAt", (dueAt != null) ? dueAt.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("reference", reference)
			.update();
		if (classified == 0) {
			correctType(reference, requestType);
			return;
		}
		this.known.change(reference, (file) -> file.classified(requestType, priority, department, dueAt));
	}

	@Override
	public Map<String, Duration> openWithoutDueDate(int most) {
		var found = new LinkedHashMap<String, Duration>();
		this.jdbc.sql("""
				select reference, stood_still_minutes from case_file
				where closed_at is null and due_at is null and not urgent_lane
				order by opened_at fetch first :most rows only""").param("most", most).query((row) -> {
			found.put(row.getString("reference"), Duration.ofMinutes(row.getLong("stood_still_minutes")));
		});
		return found;
	}

	@Override
	public void promise(String reference, Instant dueAt) {
		var promised = this.jdbc.sql("""
				update case_file set due_at = ?
				where reference = ? and due_at is null and closed_at is null and not urgent_lane""")
			.params(dueAt.atOffset(ZoneOffset.UTC), reference)
			.update();
		if (promised > 0) {
			this.known.change(reference, (file) -> file.classified(null, null, null, dueAt));
		}
	}

	/** Sets the type of a case in the urgent lane. */
	private void correctType(String reference, String requestType) {
		this.jdbc.sql("update case_file set request_type = coalesce(?, request_type) where reference = ?")
			.params(requestType, reference)
			.update();
		this.known.change(reference, (file) -> file.classified(requestType, null, null, null));
	}

	@Override
	public void enterUrgentLane(String reference) {
		this.jdbc.sql("update case_file set urgent_lane = true where reference = ?").param(reference).update();
	}

	@Override
	public void move(String reference, String processKey) {
		this.jdbc.sql("update case_file set process_key = ?, department = null where reference = ?")
			.params(processKey, reference)
			.update();
		this.known.forget(reference);
		this.events.publishEvent(new CaseMovedEvent(reference, processKey));
	}

	@Override
	public void add(String reference, Particular particular) {
		this.jdbc.sql("delete from case_particular where reference = ? and name = ?")
			.params(reference, particular.name())
			.update();
		keep(reference, particular);
	}

	@Override
	public Optional<Duration> enter(String reference, CaseState state) {
		var file = get(reference);
		if (file.state() == state) {
			return Optional.empty();
		}
		if (state == CaseState.WITHDRAWN && file.state().tooLateToWithdraw()) {
			throw new RefusalException(Kind.CONFLICT, "case.tooLateToWithdraw");
		}
		if (file.state().closed()) {
			return Optional.empty();
		}
		var now = this.clock.instant();
		var stopped = state.waitsForRequester() ? Optional.ofNullable(file.times().clockStoppedAt()).orElse(now) : null;
		var stoodStill = Optional.ofNullable(file.times().clockStoppedAt())
			.filter((since) -> !state.waitsForRequester())
			.map((since) -> this.workingTime.between(since, now));
		var dueAt = stoodStill.filter((time) -> file.times().dueAt() != null)
			.map((time) -> this.workingTime.plus(file.times().dueAt(), time))
			.orElse(file.times().dueAt());
		var entered = this.jdbc.sql("""
				update case_file set state = :state, clock_stopped_at = :stopped, due_at = :due, closed_at = :closed,
				  stood_still_minutes = stood_still_minutes + :still,
				  worked_minutes = cast(:span as integer) - stood_still_minutes - :still
				where reference = :reference and state = :before""")
			.param("still", stoodStill.map(Duration::toMinutes).orElse(0L))
			.param("span",
					state.closed() ? Math.max(0, this.workingTime.between(file.times().openedAt(), now).toMinutes())
							: null,
					Types.BIGINT)
			.param("state", state.name())
			.param("stopped", (stopped != null) ? stopped.atOffset(ZoneOffset.UTC) : null,
					Types.TIMESTAMP_WITH_TIMEZONE)
			.param("due", (dueAt != null) ? dueAt.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("closed", state.closed() ? now.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("reference", reference)
			.param("before", file.state().name())
			.update() > 0;
		this.known.forget(reference);
		if (!entered) {
			return enter(reference, state); // another transaction was faster
		}
		this.known.keep(file.entered(state, dueAt, stopped, state.closed() ? now : null));
		if (state.closed()) {
			this.events.publishEvent(new CaseClosedEvent(reference, state));
		}
		return stoodStill;
	}

	@Override
	public void reopen(String reference) {
		var file = get(reference);
		if (!file.state().closed()) {
			return;
		}
		this.jdbc.sql("""
				update case_file set state = :state, closed_at = null, worked_minutes = null, urgent_lane = false,
				  stood_still_minutes = stood_still_minutes + :closedFor
				where reference = :reference and closed_at is not null""")
			.param("state", CaseState.REGISTERED.name())
			.param("closedFor",
					Math.max(0, this.workingTime.between(file.times().closedAt(), this.clock.instant()).toMinutes()))
			.param("reference", reference)
			.update();
		this.known.forget(reference);
	}

	@Override
	public void reachAt(String reference, MobileNumber mobile) {
		setMobile(reference, mobile.value());
	}

	@Override
	public void reachNobody(String reference) {
		setMobile(reference, "");
	}

	private void setMobile(String reference, String mobile) {
		this.jdbc.sql("update case_file set mobile = ?, words_at = null where reference = ?")
			.params(sealed("mobile", mobile), reference)
			.update();
		this.known.forget(reference);
	}

	@Override
	public void reach(String reference, String sentence, String english, String step) {
		Unanswered.write(() -> this.jdbc
			.sql("insert into case_milestone (reference, sentence, english, step, reached_at) values (?, ?, ?, ?, ?)")
			.param(reference)
			.param(this.fields.seal(MILESTONE, sentence))
			.param(this.fields.seal(ENGLISH_MILESTONE, english))
			.param(step)
			.param(now())
			.update());
	}

	@Override
	public void write(String reference, CaseDossier.Note note) {
		Unanswered.write(() -> this.jdbc.sql("""
				insert into case_note (reference, step, step_name, kind, text, author, written_at)
				values (:reference, :step, :stepName, :kind, :text, :author, :writtenAt)""")
			.param("reference", reference)
			.param("step", note.step())
			.param("stepName", note.stepName())
			.param("kind", note.kind())
			.param("text", this.fields.seal(NOTE, note.text()))
			.param("author", note.author())
			.param("writtenAt", note.writtenAt().atOffset(ZoneOffset.UTC))
			.update());
	}

	@Override
	public void involve(String reference, String group) {
		if (!isInvolved(reference, List.of(group))) {
			this.jdbc.sql("insert into case_involvement (reference, group_id, involved_at) values (?, ?, ?)")
				.params(reference, group, this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	@Override
	public boolean isListedForDisposal(String reference) {
		return this.jdbc.sql("""
				select count(*) from disposal_entry entry join disposal_list list on list.number = entry.list
				where entry.reference = ? and entry.state = 'LISTED' and list.disposed_at is null""")
			.param(reference)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public boolean isInvolved(String reference, Collection<String> groups) {
		return this.jdbc
			.sql("select count(*) from case_involvement where reference = :reference and group_id in (:groups)")
			.param("reference", reference)
			.param("groups", groups)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public Map<String, Set<String>> involvedIn(Collection<String> references, Collection<String> groups) {
		return (references.isEmpty() || groups.isEmpty()) ? Map.of()
				: this.jdbc.sql("""
						select reference, group_id from case_involvement
						where reference in (:references) and group_id in (:groups)""")
					.param("references", references)
					.param("groups", groups)
					.query((row, index) -> Map.entry(row.getString("reference"), row.getString("group_id")))
					.list()
					.stream()
					.collect(Collectors.groupingBy(Map.Entry::getKey,
							Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	@Override
	public Optional<String> lastNote(String reference, String kind) {
		return this.jdbc
			.sql("select text from case_note where reference = ? and kind = ? order by id desc fetch first 1 row only")
			.param(reference)
			.param(kind)
			.query(String.class)
			.optional()
			.map((text) -> this.fields.open(NOTE, text));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record OtherCase(String processKey, CaseDossier.EarlierCase shown) {
	}

}
