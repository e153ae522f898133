package sa.wusul.reception.phone;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.reception.ReceptionLimit;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.NewProof;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;

/**
 * Repository that stores calls in the application's own tables; the row of a call is
 * locked while a code is checked.
 */
@Repository
class PhoneCallRepository implements PhoneCalls {

	private final JdbcClient jdbc;

	private final OneTimeCodes codes;

	private final LimitDecisions limits;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Outbox outbox;

	private final IdentityProofService proofs;

	private final Clock clock;

	PhoneCallRepository(JdbcClient jdbc, CaseFiles caseFiles, Rights rights, LimitDecisions limits, Outbox outbox,
			IdentityProofService proofs, Clock clock) {
		this.jdbc = jdbc;
		this.codes = new OneTimeCodes(jdbc, clock, "phone-call", this::policy);
		this.limits = limits;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.outbox = outbox;
		this.proofs = proofs;
		this.clock = clock;
	}

	private Policy policy() {
		return new Policy(this.limits.number(ReceptionLimit.CALL_TRIES), this.limits.number(ReceptionLimit.CALL_CODES),
				this.limits.duration(ReceptionLimit.CALL_CODE), Duration.ZERO, false, true);
	}

	@Override
	public String begin(NewCall call) {
		var number = "call-" + UUID.randomUUID();
		this.jdbc.sql("""
				insert into phone_call (call_number, officer, purpose, asked_by, case_reference, state, started_at)
				values (:number, :officer, :purpose, :askedBy, :reference, 'UNPROVEN', :now)""")
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
		if (!call.unproven() || this.codes.allOrdered(callNumber)) {
			return;
		}
		var ordinal = this.codes.order(callNumber);
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
				select coalesce(sum(code.codes_ordered), 0)
				from phone_call phone join one_time_code code
				  on code.purpose = 'phone-call' and code.subject = phone.call_number
				where phone.case_reference = :reference and phone.started_at > :since""", reference,
				Duration.ofHours(1));
		return refused < this.limits.number(ReceptionLimit.CALLS_REFUSED)
				&& ordered <= this.limits.number(ReceptionLimit.CALL_CODES_HOURLY);
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
	@Transactional
	public Optional<String> makeCode(CallerCodeOrder order) {
		return locked(order.callNumber()).unproven() ? this.codes.make(order.callNumber(), order.ordinal())
				: Optional.empty();
	}

	@Override
	public void prepareProof(String callNumber, String named) {
		var call = locked(callNumber);
		var file = call.reference().flatMap(this.caseFiles::find);
		this.proofs.prepare(new NewProof(callNumber, ProofChannel.PHONE, ProofPurpose.ENQUIRY, call.officer(), named,
				file.map(PhoneCallRepository::handedInBy), call.reference()));
	}

	/** Returns the person who speaks for the case: the requester, or their agent. */
	private static IdentityNumber handedInBy(CaseFile file) {
		var requester = file.requester();
		return new IdentityNumber(
				requester.representative().map(CaseFile.Agent::identity).orElse(requester.identityNumber()));
	}

	@Override
	public void concludeProof(String callNumber, String officer) {
		if (!locked(callNumber).unproven()) {
			return;
		}
		switch (this.proofs.conclude(callNumber)) {
			case CONFIRMED -> {
				settle(callNumber, "PROVEN");
				log(callNumber, "APP_CONFIRMED", officer);
			}
			case REFUSED -> {
				settle(callNumber, "REFUSED");
				log(callNumber, "APP_DENIED", officer);
			}
			default -> log(callNumber, "APP_UNPROVEN", officer);
		}
	}

	@Override
	public CallerVerdict tryCode(String callNumber, String code, String officer) {
		var call = locked(callNumber);
		if (!call.unproven()) {
			log(callNumber, "CODE_AFTER_END", officer);
			return new CallerVerdict(false, 0);
		}
		var verdict = this.codes.judge(callNumber, code);
		if (verdict.right() || verdict.triesLeft() == 0) {
			settle(callNumber, verdict.right() ? "PROVEN" : "REFUSED");
		}
		log(callNumber, verdict.right() ? "CODE_RIGHT" : "CODE_WRONG", officer);
		return new CallerVerdict(verdict.right(), verdict.right() ? 0 : verdict.triesLeft());
	}

	private void settle(String callNumber, String state) {
		this.jdbc.sql("update phone_call set state = ?, settled_at = ? where call_number = ?")
			.params(state, now(), callNumber)
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
			settle(callNumber, "ENDED");
			this.codes.withdraw(callNumber);
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
		return this.jdbc.sql("""
				select state = 'UNPROVEN' as unproven, case_reference as reference, officer from phone_call
				where call_number = ? for update""").param(callNumber).query(RecordRowMapper.of(Call.class)).single();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Call(boolean unproven, Optional<String> reference, String officer) {
	}

}
