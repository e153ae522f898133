package sa.wusul.reception.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;

/**
 * Repository that stores calls in the application's own tables; the row of a call is
 * locked while a code is checked.
 */
@Repository
class PhoneCallRepository implements PhoneCalls {

	/** The lifetime of a code. */
	private static final Duration CODE_LIVES = Duration.ofMinutes(3);

	/** The number of refused calls per day after which no more codes are sent. */
	private static final int REFUSED_CALLS = 3;

	/**
	 * The number of codes sent for one case in an hour, to protect its owner from
	 * nuisance.
	 */
	private static final int CODES_AN_HOUR = 6;

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Outbox outbox;

	private final Clock clock;

	PhoneCallRepository(JdbcClient jdbc, CaseFiles caseFiles, Rights rights, Outbox outbox, Clock clock) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.outbox = outbox;
		this.clock = clock;
	}

	@Override
	public String begin(NewCall call) {
		var number = "call-" + UUID.randomUUID();
		this.jdbc.sql("""
				insert into phone_call (call_number, officer, purpose, asked_by, case_reference, state, codes_ordered,
				  tries, started_at)
				values (:number, :officer, :purpose, :askedBy, :reference, 'UNPROVEN', 0, 0, :now)""")
			.param("number", number)
			.param("officer", call.officer())
			.param("purpose", call.purpose())
			.param("askedBy", askedBy(call))
			.param("reference", found(call).orElse(null))
			.param("now", now())
			.update();
		return number;
	}

	private static String askedBy(NewCall call) {
		return call.reference().isPresent() ? "REFERENCE" : call.identityNumber().isPresent() ? "IDENTITY" : null;
	}

	/**
	 * Finds the case of the call. A confidential case counts as unknown: its requester
	 * has to use the window of its own domain, and the officer learns nothing about it.
	 */
	private Optional<String> found(NewCall call) {
		var named = call.reference()
			.flatMap((reference) -> this.caseFiles.find(reference.value()))
			.filter((file) -> !this.rights.isConfidential(file.processKey()));
		return named.map(CaseFile::reference)
			.or(() -> call.identityNumber().flatMap((person) -> this.caseFiles.latestOf(person)));
	}

	@Override
	public void orderCode(String callNumber, String messageKey) {
		var call = locked(callNumber);
		if (!call.unproven() || call.codesOrdered() >= CODES) {
			return;
		}
		var ordinal = call.codesOrdered() + 1;
		this.jdbc.sql("""
				update phone_call set codes_ordered = ?, code_hash = null, code_expires_at = null
				where call_number = ?""").params(ordinal, callNumber).update();
		call.reference()
			.filter(this::mayGetCode)
			.ifPresent((reference) -> this.outbox
				.add(new CallerCodeOrder(callNumber, ordinal, messageKey).entry(reference)));
	}

	/** Checks the limits on codes, so that guessing across calls is not possible. */
	private boolean mayGetCode(String reference) {
		var refused = count("""
				select count(*) from phone_call
				where case_reference = :reference and state = 'REFUSED' and started_at > :since""", reference,
				Duration.ofDays(1));
		var ordered = count("""
				select coalesce(sum(codes_ordered), 0) from phone_call
				where case_reference = :reference and started_at > :since""", reference, Duration.ofHours(1));
		return refused < REFUSED_CALLS && ordered <= CODES_AN_HOUR;
	}

	private long count(String question, String reference, Duration back) {
		return this.jdbc.sql(question)
			.param("reference", reference)
			.param("since", now().minus(back))
			.query(Long.class)
			.single();
	}

	/**
	 * Generates the ordered code, unless the call continued meanwhile.
	 * @return the code in clear, for the message only
	 */
	Optional<String> makeCode(CallerCodeOrder order) {
		var code = OneTimeCode.next();
		var kept = this.jdbc.sql("""
				update phone_call set code_hash = :hash, code_expires_at = :expiry
				where call_number = :number and state = 'UNPROVEN' and codes_ordered = :ordinal""")
			.param("hash", OneTimeCode.hash(code))
			.param("expiry", now().plus(CODE_LIVES))
			.param("number", order.callNumber())
			.param("ordinal", order.ordinal())
			.update();
		return Optional.of(code).filter((made) -> kept == 1);
	}

	@Override
	public CallerVerdict tryCode(String callNumber, String code, String officer) {
		var call = locked(callNumber);
		if (!call.unproven()) {
			log(callNumber, "CODE_AFTER_END", officer);
			return new CallerVerdict(false, 0);
		}
		var inTime = call.codeExpiresAt() != null && !now().isAfter(call.codeExpiresAt());
		var right = OneTimeCode.matches(code, inTime ? call.codeHash() : null);
		var triesLeft = TRIES - call.tries() - 1;
		settle(callNumber, right ? "PROVEN" : (triesLeft == 0) ? "REFUSED" : "UNPROVEN", call.tries() + 1);
		log(callNumber, right ? "CODE_RIGHT" : "CODE_WRONG", officer);
		return new CallerVerdict(right, right ? 0 : triesLeft);
	}

	private void settle(String callNumber, String state, int tries) {
		var settled = !"UNPROVEN".equals(state);
		this.jdbc.sql("""
				update phone_call set state = :state, tries = :tries, settled_at = :settledAt,
				  code_hash = case when :settled then null else code_hash end
				where call_number = :number""")
			.param("state", state)
			.param("tries", tries)
			.param("settledAt", settled ? now() : null)
			.param("settled", settled)
			.param("number", callNumber)
			.update();
	}

	@Override
	public Optional<String> provenCase(String callNumber) {
		return caseIn("PROVEN", callNumber);
	}

	@Override
	public Optional<String> refusedCase(String callNumber) {
		return caseIn("REFUSED", callNumber);
	}

	private Optional<String> caseIn(String state, String callNumber) {
		return this.jdbc.sql("""
				select case_reference from phone_call
				where call_number = ? and state = ? and case_reference is not null""")
			.params(callNumber, state)
			.query(String.class)
			.optional();
	}

	@Override
	public void hangUp(String callNumber, String officer) {
		var call = locked(callNumber);
		if (call.unproven()) {
			settle(callNumber, "ENDED", call.tries());
		}
		log(callNumber, "HUNG_UP", officer);
	}

	@Override
	public void answered(String callNumber, String officer) {
		log(callNumber, "ANSWERED", officer);
	}

	@Override
	public void actedFor(String callNumber, String officer) {
		log(callNumber, "ACTED_FOR_CALLER", officer);
	}

	@Override
	public void does(String callNumber, String officer, String deed, Optional<String> caseReference) {
		this.jdbc.sql("""
				insert into phone_call_event (call_number, event, officer, happened_at, deed, case_reference)
				values (?, 'DID_FOR_CALLER', ?, ?, ?, ?)""")
			.params(callNumber, officer, now(), deed, caseReference.orElse(null))
			.update();
	}

	@Override
	public void requestTaken(String callNumber, String officer) {
		log(callNumber, "REQUEST_TAKEN", officer);
	}

	private void log(String callNumber, String event, String officer) {
		this.jdbc.sql("insert into phone_call_event (call_number, event, officer, happened_at) values (?, ?, ?, ?)")
			.params(callNumber, event, officer, now())
			.update();
	}

	private Call locked(String callNumber) {
		return this.jdbc.sql("select * from phone_call where call_number = ? for update")
			.param(callNumber)
			.query(Call::of)
			.single();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Call(boolean unproven, Optional<String> reference, String codeHash, OffsetDateTime codeExpiresAt,
			int codesOrdered, int tries) {

		static Call of(ResultSet row, int index) throws SQLException {
			return new Call("UNPROVEN".equals(row.getString("state")),
					Optional.ofNullable(row.getString("case_reference")), row.getString("code_hash"),
					row.getObject("code_expires_at", OffsetDateTime.class), row.getInt("codes_ordered"),
					row.getInt("tries"));
		}

	}

}
