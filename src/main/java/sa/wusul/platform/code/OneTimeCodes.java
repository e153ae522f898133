package sa.wusul.platform.code;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Unanswered;

/**
 * The codes of one purpose: one row of the table {@code one_time_code} a subject. A code
 * is ordered first and created when its message is sent; a newer one invalidates it. The
 * caller holds the row of the subject itself, so that its codes change one by one.
 */
public final class OneTimeCodes {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final String purpose;

	private final Supplier<Policy> policy;

	/**
	 * Creates the codes of a purpose.
	 * @param purpose key of the rows in the table
	 * @param policy the rules that apply now
	 */
	public OneTimeCodes(JdbcClient jdbc, Clock clock, String purpose, Supplier<Policy> policy) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.purpose = purpose;
		this.policy = policy;
	}

	/** Returns the state of the subject's codes. */
	public State state(String subject) {
		return this.jdbc.sql("""
				select codes_ordered as ordered, ordered_at, code_hash as hash, expires_at, tries from one_time_code
				where purpose = ? and subject = ?""")
			.params(this.purpose, subject)
			.query(RecordRowMapper.of(State.class))
			.optional()
			.orElse(State.NONE);
	}

	/**
	 * Orders a code, and invalidates the one before.
	 * @return the number of the code among those of the subject
	 */
	public int order(String subject) {
		var ordered = this.jdbc.sql("""
				update one_time_code set codes_ordered = codes_ordered + 1, ordered_at = :now, code_hash = null,
				  expires_at = null, tries = case when :restored then 0 else tries end
				where purpose = :purpose and subject = :subject""")
			.param("now", utc(this.clock.instant()))
			.param("restored", this.policy.get().restoresTries())
			.param("purpose", this.purpose)
			.param("subject", subject)
			.update();
		if (ordered == 0) {
			this.jdbc.sql("""
					insert into one_time_code (purpose, subject, codes_ordered, ordered_at, tries)
					values (?, ?, 1, ?, 0)""").params(this.purpose, subject, utc(this.clock.instant())).update();
		}
		return state(subject).ordered();
	}

	/**
	 * Creates the ordered code, unless there is a newer order, or the order waited for as
	 * long as a code lives: nobody waits for its message any more.
	 * @return the code in clear, for the message only
	 */
	public Optional<String> make(String subject, int ordinal) {
		var lives = this.policy.get().lives();
		return make(subject, ordinal, this.clock.instant().plus(lives), this.clock.instant().minus(lives));
	}

	/**
	 * Creates the ordered code with an expiry of its own, unless there is a newer order
	 * or the code would be expired.
	 * @return the code in clear, for the message only
	 */
	public Optional<String> make(String subject, int ordinal, Instant expiry) {
		return expiry.isAfter(this.clock.instant()) ? make(subject, ordinal, expiry, Instant.EPOCH) : Optional.empty();
	}

	private Optional<String> make(String subject, int ordinal, Instant expiry, Instant orderedAfter) {
		var code = OneTimeCode.next(this.policy.get().digits());
		var made = this.jdbc.sql("""
				update one_time_code set code_hash = ?, expires_at = ?
				where purpose = ? and subject = ? and codes_ordered = ? and ordered_at > ?""")
			.params(OneTimeCode.hash(code), utc(expiry), this.purpose, subject, ordinal, utc(orderedAfter))
			.update();
		return Optional.of(code).filter((kept) -> made == 1);
	}

	/**
	 * Checks a code and counts the try; a correct code and one without tries are invalid
	 * afterwards. It takes as long if there is no valid code.
	 */
	public CodeVerdict judge(String subject, String given) {
		var state = state(subject);
		var valid = state.tries() < this.policy.get().tries()
				&& state.expiresAt().filter((expiry) -> !this.clock.instant().isAfter(expiry)).isPresent();
		var right = OneTimeCode.matches(given, valid ? state.hash() : null);
		var counted = (right && !this.policy.get().countsRightTry()) ? state.tries() : state.tries() + 1;
		return settle(subject, right, counted);
	}

	/** Counts a wrong try because of another mismatch. */
	public CodeVerdict countWrong(String subject) {
		return settle(subject, false, state(subject).tries() + 1);
	}

	private CodeVerdict settle(String subject, boolean right, int counted) {
		var tries = Math.min(counted, this.policy.get().tries());
		var known = this.jdbc.sql("""
				update one_time_code set tries = :tries, code_hash = case when :over then null else code_hash end
				where purpose = :purpose and subject = :subject""")
			.param("tries", tries)
			.param("over", right || tries == this.policy.get().tries())
			.param("purpose", this.purpose)
			.param("subject", subject)
			.update();
		if (known == 0) {
			this.jdbc.sql("insert into one_time_code (purpose, subject, codes_ordered, tries) values (?, ?, 0, ?)")
				.params(this.purpose, subject, tries)
				.update();
		}
		return new CodeVerdict(right, this.policy.get().tries() - tries);
	}

	/** Checks whether the subject has had all its codes. */
	public boolean allOrdered(String subject) {
		return state(subject).ordered() >= this.policy.get().codes();
	}

	/** Checks whether a code was ordered so recently that it may still be on its way. */
	public boolean justOrdered(String subject) {
		return state(subject).orderedAt()
			.filter((ordered) -> this.clock.instant().isBefore(ordered.plus(this.policy.get().between())))
			.isPresent();
	}

	/** Invalidates the code. */
	public void withdraw(String subject) {
		Unanswered
			.write(() -> this.jdbc.sql("update one_time_code set code_hash = null where purpose = ? and subject = ?")
				.params(this.purpose, subject)
				.update());
	}

	/** Deletes the rows without an order since then. */
	public void forget(Instant since) {
		this.jdbc.sql("delete from one_time_code where purpose = ? and ordered_at < ?")
			.params(this.purpose, utc(since))
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * The rules of a purpose.
	 *
	 * @param tries wrong tries until no code is accepted
	 * @param codes codes of one subject; {@link #UNLIMITED} if there is no limit
	 * @param lives time in which a code is valid after its creation
	 * @param between time in which a code may still be on its way
	 * @param restoresTries whether another code restores the tries
	 * @param countsRightTry whether a correct code counts as a try
	 * @param digits digits of a code
	 */
	public record Policy(int tries, int codes, Duration lives, Duration between, boolean restoresTries,
			boolean countsRightTry, int digits) {

		/** Creates the rules of codes that somebody reads out, with six digits. */
		public Policy(int tries, int codes, Duration lives, Duration between, boolean restoresTries,
				boolean countsRightTry) {
			this(tries, codes, lives, between, restoresTries, countsRightTry, 6);
		}

		public static final int UNLIMITED = Integer.MAX_VALUE;

	}

	/**
	 * The state of a subject's codes.
	 *
	 * @param ordered number of codes ordered
	 * @param hash hash of the valid code, or {@code null}
	 */
	public record State(int ordered, Optional<Instant> orderedAt, String hash, Optional<Instant> expiresAt, int tries) {

		static final State NONE = new State(0, Optional.empty(), null, Optional.empty(), 0);

	}

	/** Whether the code was correct, and the number of tries left. */
	public record CodeVerdict(boolean right, int triesLeft) {
	}

}
