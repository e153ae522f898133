package sa.wusul.tawasul.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.services.Findings;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.NewPayout;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.tawasul.DetaineeCases;

@Repository
@Transactional
class AssistanceRepository implements Assistances {

	private static final String PURPOSE = "ASSISTANCE";

	private static final String ACCOUNT_GIVEN = "assistance_account.account";

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final DetaineeCases cases;

	private final Findings findings;

	private final AssistanceAmountDecisions amounts;

	private final Payouts payouts;

	private final Clock clock;

	private final PersonalFields fields;

	AssistanceRepository(JdbcClient jdbc, CaseFiles caseFiles, DetaineeCases cases, Findings findings,
			AssistanceAmountDecisions amounts, Payouts payouts, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.cases = cases;
		this.findings = findings;
		this.amounts = amounts;
		this.payouts = payouts;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	public Earlier earlier(String reference, AssistanceKind kind) {
		var detainee = detainee(reference);
		var running = this.jdbc.sql("""
				select count(*) from assistance
				where detainee_hash = ? and kind = ? and state = 'RUNNING' and case_reference <> ?""")
			.params(this.fields.hash(detainee.value()), kind.name(), reference)
			.query(Integer.class)
			.single() > 0;
		var given = named(reference);
		if (given.isEmpty()) {
			return new Earlier(Standing.NONE, running, 0, 0);
		}
		return given.flatMap((named) -> renewable(named, reference, kind))
			.map((found) -> new Earlier(Standing.RENEWAL, running, found.left(), monthsSince(found)))
			.orElseGet(() -> new Earlier(Standing.UNKNOWN, running, 0, 0));
	}

	private Optional<String> named(String reference) {
		return Optional
			.ofNullable(this.caseFiles.particulars(reference).get(AssistanceParticularsConfiguration.EARLIER));
	}

	/**
	 * Finds assistance that the requester may renew: only their own, not another person's
	 * for the same detainee.
	 */
	private Optional<Row> renewable(String earlier, String reference, AssistanceKind kind) {
		return find(earlier)
			.filter((row) -> row.detainee().equals(detainee(reference)) && row.kind() == kind
					&& requester(earlier).equals(requester(reference)))
			.filter((row) -> row.state() == State.RUNNING || row.state() == State.COMPLETED);
	}

	/**
	 * Returns the months since the committee decided; a renewal by rule keeps that date.
	 */
	private long monthsSince(Row row) {
		return row.committeeAt()
			.map((decided) -> ChronoUnit.MONTHS.between(decided.atZone(Kingdom.ZONE),
					this.clock.instant().atZone(Kingdom.ZONE)))
			.orElseThrow();
	}

	@Override
	public Proposal propose(String reference, AssistanceKind kind) {
		if (isAskedBeside(reference, kind)) {
			return Proposal.ASKED_ALREADY;
		}
		var offer = this.jdbc
			.sql("select household_size, monthly_income from assistance_study where case_reference = ? "
					+ "order by id desc fetch first 1 row only")
			.param(reference)
			.query((row, index) -> this.amounts.forHousehold(kind, row.getInt(1), row.getInt(2) / row.getInt(1)))
			.single();
		this.jdbc.sql("delete from assistance where case_reference = ? and state = 'PROPOSED'")
			.param(reference)
			.update();
		offer.ifPresent((offered) -> this.jdbc
			.sql("""
					insert into assistance (case_reference, detainee_identity, detainee_hash, kind, renews, amount, months, months_over, state)
					values (:reference, :detainee, :detaineeHash, :kind, :renews, :amount, :months, 0, 'PROPOSED')""")
			.param("reference", reference)
			.param("detainee", this.fields.seal("assistance.detainee_identity", detainee(reference).value()))
			.param("detaineeHash", this.fields.hash(detainee(reference).value()))
			.param("kind", kind.name())
			.param("renews", named(reference).orElse(null))
			.param("amount", offered.amount().halalas())
			.param("months", offered.months())
			.update());
		return offer.isPresent() ? Proposal.OFFERED : Proposal.INCOME_SUFFICIENT;
	}

	/**
	 * Checks whether another request for the same assistance is pending or granted. Locks
	 * the detainee's cases until the commit, so that two requests cannot pass at once.
	 */
	private boolean isAskedBeside(String reference, AssistanceKind kind) {
		var detainee = this.fields.hash(detainee(reference).value());
		this.jdbc
			.sql("select case_reference from detainee_case where detainee_hash = ? order by case_reference for update")
			.param(detainee)
			.query(String.class)
			.list();
		return this.jdbc.sql("""
				select count(*) from assistance a join case_file f on f.reference = a.case_reference
				where a.detainee_hash = ? and a.kind = ? and a.case_reference not in (?, ?)
				  and (a.state = 'RUNNING' or a.state = 'PROPOSED' and f.closed_at is null)""")
			.params(detainee, kind.name(), reference, named(reference).orElse(reference))
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public Instant begin(String reference, boolean byCommittee) {
		var now = this.clock.instant();
		var renewed = get(reference).renews().flatMap(this::find);
		var first = renewed.filter((earlier) -> earlier.state() == State.RUNNING)
			.map((earlier) -> earlier.monthAt(earlier.months()))
			.filter((end) -> end.isAfter(now))
			.orElse(now);
		this.findings.keep(reference, Map.of("releasedBefore", isReleased(reference)));
		var committeeAt = byCommittee ? now : renewed.flatMap(Row::committeeAt).orElseThrow();
		this.jdbc
			.sql("update assistance set state = 'RUNNING', committee_at = ?, first_month_at = ? "
					+ "where case_reference = ? and state = 'PROPOSED'")
			.params(committeeAt.atOffset(ZoneOffset.UTC), first.atOffset(ZoneOffset.UTC), reference)
			.update();
		return get(reference).monthAt(0);
	}

	/** Checks whether the detainee was released, also after the registers answered. */
	private boolean isReleased(String reference) {
		return Boolean.FALSE.equals(this.findings.forCase(reference).get("detaineeHeld")) || this.jdbc.sql("""
				select count(*) from detainee_event e join case_file f on f.reference = ?
				where e.detainee_hash = ? and e.kind = 'RELEASED' and e.received_at > f.opened_at""")
			.params(reference, this.fields.hash(detainee(reference).value()))
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public String orderMonth(String reference, boolean anotherAccount) {
		var row = get(reference);
		var key = reference + ":" + (row.monthsOver() + 1) + ":";
		var orders = IntStream.iterate(1, (attempt) -> attempt + 1)
			.mapToObj((attempt) -> this.payouts.orderedBy(key + attempt))
			.takeWhile(Optional::isPresent)
			.map(Optional::get)
			.toList();
		var last = orders.isEmpty() ? null : orders.get(orders.size() - 1);
		if (last != null && !(anotherAccount && this.payouts.state(last) == PayoutState.BOUNCED)) {
			return last;
		}
		return this.payouts.order(new NewPayout(reference, key + (orders.size() + 1), PURPOSE, row.amount(),
				account(reference), PAYOUT_SETTLED));
	}

	private Iban account(String reference) {
		return new Iban(this.jdbc
			.sql("select account from assistance_account where case_reference = ? order by id desc "
					+ "fetch first 1 row only")
			.param(reference)
			.query(String.class)
			.optional()
			.map((sealed) -> this.fields.open(ACCOUNT_GIVEN, sealed))
			.orElseGet(() -> this.caseFiles.particulars(reference).get(AssistanceParticularsConfiguration.ACCOUNT)));
	}

	@Override
	public void replaceAccount(String reference, Iban account) {
		this.jdbc.sql("insert into assistance_account (case_reference, account, given_at) values (?, ?, ?)")
			.params(reference, this.fields.seal(ACCOUNT_GIVEN, account.value()), OffsetDateTime.now(this.clock))
			.update();
	}

	@Override
	public Months endMonth(String reference, boolean last) {
		var over = get(reference).monthsOver() + 1;
		var left = last ? 0 : get(reference).months() - over;
		this.jdbc
			.sql("update assistance set months_over = ?, state = ?, ended_at = ? "
					+ "where case_reference = ? and state = 'RUNNING'")
			.params(over, ((left == 0) ? State.COMPLETED : State.RUNNING).name(),
					(left == 0) ? OffsetDateTime.now(this.clock) : null, reference)
			.update();
		return new Months(left, get(reference).monthAt(over));
	}

	@Override
	public void stop(String reference) {
		this.jdbc
			.sql("update assistance set state = 'STOPPED', ended_at = ? where case_reference = ? "
					+ "and state in ('PROPOSED', 'RUNNING')")
			.params(OffsetDateTime.now(this.clock), reference)
			.update();
		this.payouts.cancelOpen(reference);
	}

	private IdentityNumber detainee(String reference) {
		return this.cases.find(reference).orElseThrow().detainee();
	}

	private IdentityNumber requester(String reference) {
		return new IdentityNumber(this.caseFiles.get(reference).requester().identityNumber());
	}

	private Row get(String reference) {
		return find(reference).orElseThrow();
	}

	private Optional<Row> find(String reference) {
		return this.jdbc
			.sql("select assistance.*, detainee_identity as detainee from assistance where case_reference = ?")
			.param(reference)
			.query(this.fields.rows("assistance", Row.class, Map.of("detainee", "detainee_identity")))
			.optional();
	}

	private enum State {

		PROPOSED, RUNNING, COMPLETED, STOPPED

	}

	private record Row(IdentityNumber detainee, AssistanceKind kind, Optional<String> renews, Amount amount, int months,
			int monthsOver, State state, Optional<Instant> committeeAt, Optional<Instant> firstMonthAt) {

		int left() {
			return (this.state == State.RUNNING) ? this.months - this.monthsOver : 0;
		}

		/**
		 * Returns the start of a month, counted from the first one so that short months
		 * do not shift later ones.
		 */
		Instant monthAt(int number) {
			return this.firstMonthAt.orElseThrow().atZone(Kingdom.ZONE).plusMonths(number).toInstant();
		}

	}

}
