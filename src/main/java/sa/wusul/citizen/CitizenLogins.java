package sa.wusul.citizen;

import java.io.Serializable;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Lets people in by a code that goes to the number on file. Whether there is such a
 * person and such a number is found out after the answer, so that the answer tells
 * nothing: it is the same, and takes as long, for everybody.
 */
@Service
public class CitizenLogins {

	/** A code is worth something for so long. */
	public static final Duration CODE_LIVES = Duration.ofMinutes(3);

	/** Wrong codes before an attempt is over; another code gives none back. */
	public static final int TRIES = 3;

	/** So many codes are sent for one attempt, and between them this has to pass. */
	static final int CODES = 3;

	/** A code that cannot go out for so long is sent no more. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	static final Duration BETWEEN_CODES = Duration.ofSeconds(30);

	/** For one person in an hour, whoever tries. */
	static final int CODES_AN_HOUR = 6;

	/** For one person in a day: a guesser has so many times {@link #TRIES} guesses. */
	static final int CODES_A_DAY = 15;

	/** Rows of {@code login_lock}. */
	private static final int LOCKS = 64;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final Clock clock;

	CitizenLogins(JdbcClient jdbc, Outbox outbox, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Begins an attempt and orders its first code.
	 * @throws Refusal {@code login.codesSpent} where too many were ordered for this
	 * person
	 */
	@Transactional
	public Attempt begin(IdentityNumber person) {
		hold(person);
		refuseTooMany(person);
		var attempt = new Attempt(UUID.randomUUID().toString(), "%04d".formatted(RANDOM.nextInt(10_000)), TRIES);
		this.jdbc.sql("""
				insert into login_attempt (id, shown_number, identity_number, begun_at, codes_ordered, code_ordered_at,
				  tries)
				values (?, ?, ?, ?, 1, ?, 0)""")
			.params(attempt.id(), attempt.number(), person.value(), now(), now())
			.update();
		this.outbox.add(new LoginCodeOrder(attempt.id(), 1).entry());
		return attempt;
	}

	/**
	 * Orders another code; the one before is worth nothing from now on.
	 * @throws Refusal {@code login.over}, {@code login.codeJustSent},
	 * {@code login.codesSpent}
	 */
	@Transactional
	public Attempt renew(String attempt) {
		var row = held(attempt);
		if (row.over() || row.codesOrdered() >= CODES) {
			throw new Refusal(Kind.CONFLICT, "login.over");
		}
		if (now().isBefore(row.codeOrderedAt().plus(BETWEEN_CODES))) {
			throw new Refusal(Kind.TOO_MANY, "login.codeJustSent", BETWEEN_CODES.toSeconds());
		}
		var person = new IdentityNumber(row.identityNumber());
		hold(person);
		refuseTooMany(person);
		this.jdbc.sql("""
				update login_attempt set codes_ordered = codes_ordered + 1, code_ordered_at = ?, code_hash = null,
				  code_expires_at = null where id = ?""").params(now(), attempt).update();
		this.outbox.add(new LoginCodeOrder(attempt, row.codesOrdered() + 1).entry());
		return row.shown();
	}

	/**
	 * Makes the code that was ordered, unless there is a newer one or the attempt is
	 * over.
	 * @return the code in clear, which only the message may know
	 */
	@Transactional
	Optional<Made> make(LoginCodeOrder order, MobileNumber mobile) {
		var code = OneTimeCode.next();
		var kept = this.jdbc.sql("""
				update login_attempt set code_hash = :hash, code_expires_at = :expiry, mobile = :mobile
				where id = :id and codes_ordered = :ordinal and tries < :most and done_at is null""")
			.param("hash", OneTimeCode.hash(code))
			.param("expiry", now().plus(CODE_LIVES))
			.param("mobile", mobile.value())
			.param("id", order.attempt())
			.param("ordinal", order.ordinal())
			.param("most", TRIES)
			.update();
		return find(order.attempt(), "").filter((row) -> kept == 1).map((row) -> new Made(code, row.number()));
	}

	/** Whose attempt it is, as long as anybody waits for its code. */
	Optional<IdentityNumber> waiting(LoginCodeOrder order) {
		return find(order.attempt(), "").filter((row) -> row.codesOrdered() == order.ordinal() && !row.over())
			.filter((row) -> now().isBefore(row.codeOrderedAt().plus(PATIENCE)))
			.map((row) -> new IdentityNumber(row.identityNumber()));
	}

	/** Judges a code, and counts the try; a right one is worth nothing afterwards. */
	@Transactional
	public Verdict tryCode(String attempt, String given) {
		var row = held(attempt);
		var inTime = !row.over() && row.codeExpiresAt() != null && !now().isAfter(row.codeExpiresAt());
		var right = OneTimeCode.matches(Digits.toLatin(given.strip()), inTime ? row.codeHash() : null);
		if (row.over()) {
			return new Verdict(Optional.empty(), 0);
		}
		var tries = right ? row.tries() : row.tries() + 1;
		this.jdbc.sql("""
				update login_attempt set tries = :tries, done_at = :doneAt,
				  code_hash = case when :over then null else code_hash end where id = :id""")
			.param("tries", tries)
			.param("doneAt", right ? now() : null)
			.param("over", right || tries >= TRIES)
			.param("id", attempt)
			.update();
		return new Verdict(right ? Optional.of(new Citizen(row.identityNumber(), row.mobile())) : Optional.empty(),
				TRIES - tries);
	}

	private void refuseTooMany(IdentityNumber person) {
		if (codesSince(person, now().minusHours(1)) >= CODES_AN_HOUR
				|| codesSince(person, now().minusDays(1)) >= CODES_A_DAY) {
			throw new Refusal(Kind.TOO_MANY, "login.codesSpent");
		}
	}

	private long codesSince(IdentityNumber person, OffsetDateTime since) {
		return this.jdbc.sql("""
				select coalesce(sum(codes_ordered), 0) from login_attempt where identity_number = ? and begun_at > ?""")
			.params(person.value(), since)
			.query(Long.class)
			.single();
	}

	/**
	 * One at a time for each person, so that nobody gets more codes by asking at once.
	 */
	private void hold(IdentityNumber person) {
		this.jdbc.sql("select slot from login_lock where slot = ? for update")
			.param(Math.floorMod(person.value().hashCode(), LOCKS))
			.query(Integer.class)
			.single();
	}

	/** Who came in stands in the access log of what he looked at. */
	@Scheduled(cron = "0 40 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.jdbc.sql("delete from login_attempt where begun_at < ?").param(now().minusDays(1)).update();
	}

	private Row held(String attempt) {
		return find(attempt, " for update").orElseThrow(() -> new Refusal(Kind.CONFLICT, "login.over"));
	}

	private Optional<Row> find(String attempt, String lock) {
		return this.jdbc.sql("select * from login_attempt where id = ?" + lock)
			.param(attempt)
			.query(Row::of)
			.optional();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * Somebody who wants in.
	 *
	 * @param id kept in his session, and shown nowhere
	 * @param number shown on the page and in the message, so that he sees that they
	 * belong together
	 */
	public record Attempt(String id, String number, int triesLeft) implements Serializable {
	}

	/** Who he is, where the code was right, and how many tries are left. */
	public record Verdict(Optional<Citizen> citizen, int triesLeft) {
	}

	/** A code on its way. */
	record Made(String code, String number) {
	}

	private record Row(String id, String number, String identityNumber, int codesOrdered, OffsetDateTime codeOrderedAt,
			String codeHash, OffsetDateTime codeExpiresAt, int tries, boolean done, String mobile) {

		static Row of(ResultSet row, int index) throws SQLException {
			return new Row(row.getString("id"), row.getString("shown_number"), row.getString("identity_number"),
					row.getInt("codes_ordered"), row.getObject("code_ordered_at", OffsetDateTime.class),
					row.getString("code_hash"), row.getObject("code_expires_at", OffsetDateTime.class),
					row.getInt("tries"), row.getObject("done_at") != null, row.getString("mobile"));
		}

		boolean over() {
			return this.done || this.tries >= TRIES;
		}

		Attempt shown() {
			return new Attempt(this.id, this.number, TRIES - this.tries);
		}

	}

}
