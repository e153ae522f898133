package sa.wusul.tawasul.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Service that proves that a person holds the telephone whose number is on file, by a
 * code sent to that number only. A new code invalidates the one before and resets no
 * attempt.
 */
@Service
public class NumberProofService {

	/** The message a process waits for while a code may also be entered on a channel. */
	public static final String CODE_JUDGED = "tawasul.codeJudged";

	static final int TRIES = 3;

	/** The number of codes sent for one case. */
	static final int CODES = 3;

	/**
	 * The number of codes sent to one number in a day, to protect its owner from
	 * nuisance.
	 */
	static final int CODES_A_DAY = 9;

	private static final Duration CODE_LIVES = Duration.ofMinutes(10);

	/** The time a code is given to arrive. */
	private static final Duration ARRIVES = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final Inbox inbox;

	private final Clock clock;

	NumberProofService(JdbcClient jdbc, Outbox outbox, Inbox inbox, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.inbox = inbox;
		this.clock = clock;
	}

	/**
	 * Orders a code to this number; it is generated on sending. A number already proven
	 * needs no code, and the case continues by itself.
	 */
	void order(String reference, MobileNumber onFile, String messageKey) {
		var proof = held(reference).orElseGet(() -> begun(reference, onFile));
		if (proof.proven()) {
			tellJudged(reference, UUID.randomUUID().toString());
		}
		if (proof.settled() || proof.codesOrdered() >= CODES) {
			return;
		}
		var mayGet = codesOfDay(onFile) < CODES_A_DAY;
		var ordinal = proof.codesOrdered() + 1;
		this.jdbc.sql("""
				update number_proof set mobile = ?, message_key = ?, codes_ordered = ?, code_ordered_at = ?,
				  code_hash = null, code_expires_at = null
				where case_reference = ?""").params(onFile.value(), messageKey, ordinal, now(), reference).update();
		if (mayGet) {
			this.outbox.add(new NumberCodeOrder(reference, ordinal, messageKey).entry());
		}
	}

	/**
	 * Checks whether another code may be sent now.
	 * @throws RefusalException {@code contact.noCodeAsked}, {@code contact.proofClosed},
	 * {@code contact.codesSpent}, {@code contact.codeJustSent},
	 * {@code contact.codesOfDay}
	 */
	@Transactional
	public void checkRenewal(String reference) {
		renewable(reference);
	}

	/**
	 * Orders another code for a person who requests it on a channel; the case keeps
	 * waiting.
	 * @return the number of further codes that may be requested
	 * @throws RefusalException as {@link #checkRenewal}
	 */
	@Transactional
	public int renew(String reference) {
		var proof = renewable(reference);
		order(reference, proof.mobile(), proof.messageKey());
		return CODES - proof.codesOrdered() - 1;
	}

	private Proof renewable(String reference) {
		var proof = held(reference).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.noCodeAsked"));
		if (proof.settled() || isClosed(reference)) {
			throw new RefusalException(Kind.CONFLICT, "contact.proofClosed");
		}
		if (proof.codesOrdered() >= CODES) {
			throw new RefusalException(Kind.CONFLICT, "contact.codesSpent", CODES);
		}
		if (proof.codeOrderedAt().filter((time) -> now().isBefore(time.plus(ARRIVES))).isPresent()) {
			throw new RefusalException(Kind.TOO_MANY, "contact.codeJustSent");
		}
		if (codesOfDay(proof.mobile()) >= CODES_A_DAY) {
			throw new RefusalException(Kind.TOO_MANY, "contact.codesOfDay");
		}
		return proof;
	}

	private boolean isClosed(String reference) {
		return this.jdbc.sql("select count(*) from case_file where reference = ? and closed_at is not null")
			.param(reference)
			.query(Integer.class)
			.single() > 0;
	}

	private Proof begun(String reference, MobileNumber onFile) {
		this.jdbc.sql("insert into number_proof (case_reference, mobile, codes_ordered, tries) values (?, ?, 0, 0)")
			.params(reference, onFile.value())
			.update();
		return held(reference).orElseThrow();
	}

	private long codesOfDay(MobileNumber onFile) {
		return this.jdbc
			.sql("select coalesce(sum(codes_ordered), 0) from number_proof where mobile = ? and code_ordered_at > ?")
			.params(onFile.value(), now().minusDays(1))
			.query(Long.class)
			.single();
	}

	/**
	 * Generates the ordered code, unless the case continued meanwhile.
	 * @return the code in clear, for the message only, and its destination
	 */
	@Transactional
	Optional<Made> make(NumberCodeOrder order) {
		var code = OneTimeCode.next();
		var kept = this.jdbc.sql("""
				update number_proof set code_hash = :hash, code_expires_at = :expiry
				where case_reference = :reference and codes_ordered = :ordinal and proven_at is null
				and tries < :most""")
			.param("hash", OneTimeCode.hash(code))
			.param("expiry", now().plus(CODE_LIVES))
			.param("reference", order.caseReference())
			.param("ordinal", order.ordinal())
			.param("most", TRIES)
			.update();
		return held(order.caseReference()).filter((proof) -> kept == 1).map((proof) -> new Made(code, proof.mobile()));
	}

	/** Checks a code given to an officer, and counts the attempt. */
	@Transactional
	public NumberVerdict tryCode(String reference, String given) {
		var proof = held(reference).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.noCodeAsked"));
		if (proof.settled()) {
			return verdict(proof);
		}
		var inTime = proof.codeExpiresAt().filter((expiry) -> !now().isAfter(expiry)).isPresent();
		var right = OneTimeCode.matches(Digits.toLatin(given.strip()), inTime ? proof.codeHash() : null);
		var tries = right ? proof.tries() : proof.tries() + 1;
		var settled = right || tries == TRIES;
		this.jdbc.sql("""
				update number_proof set tries = :tries, proven_at = :provenAt,
				  code_hash = case when :settled then null else code_hash end
				where case_reference = :reference""")
			.param("tries", tries)
			.param("provenAt", right ? now() : null)
			.param("settled", settled)
			.param("reference", reference)
			.update();
		return new NumberVerdict(right, TRIES - tries);
	}

	/**
	 * Checks a code that its owner entered on a channel; the case continues by itself
	 * once the proof is settled.
	 * @throws RefusalException {@code contact.proofClosed} if the process no longer waits
	 * for a code
	 */
	@Transactional
	public NumberVerdict supplyCode(String reference, String given) {
		if (!standing(reference).settled() && isClosed(reference)) {
			throw new RefusalException(Kind.CONFLICT, "contact.proofClosed");
		}
		var verdict = tryCode(reference, given);
		if (verdict.settled()) {
			tellJudged(reference, "settled");
		}
		return verdict;
	}

	private void tellJudged(String reference, String occasion) {
		this.inbox.receive(new InboxMessage("contact-code:" + reference + ":" + occasion, CODE_JUDGED, reference));
	}

	/** Returns the state of the proof. */
	public NumberVerdict standing(String reference) {
		return find(reference, "").map(NumberProofService::verdict).orElse(new NumberVerdict(false, TRIES));
	}

	/** Checks whether the case still waits for a code. */
	public boolean isAwaited(String reference) {
		return find(reference, "").filter((proof) -> proof.codesOrdered() > 0 && !proof.settled()).isPresent()
				&& !isClosed(reference);
	}

	/** Returns the number if it is proven. */
	Optional<MobileNumber> proven(String reference) {
		return find(reference, "").filter(Proof::proven).map(Proof::mobile);
	}

	private static NumberVerdict verdict(Proof proof) {
		return new NumberVerdict(proof.proven(), TRIES - proof.tries());
	}

	private Optional<Proof> held(String reference) {
		return find(reference, " for update");
	}

	private Optional<Proof> find(String reference, String lock) {
		return this.jdbc.sql("select * from number_proof where case_reference = ?" + lock)
			.param(reference)
			.query(Proof::of)
			.optional();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** The state of the proof, and the number of attempts left. */
	public record NumberVerdict(boolean proven, int triesLeft) {

		boolean settled() {
			return this.proven || this.triesLeft == 0;
		}

	}

	/** A generated code and its destination. */
	record Made(String code, MobileNumber mobile) {
	}

	private record Proof(MobileNumber mobile, String messageKey, int codesOrdered,
			Optional<OffsetDateTime> codeOrderedAt, String codeHash, Optional<OffsetDateTime> codeExpiresAt, int tries,
			boolean proven) {

		static Proof of(ResultSet row, int index) throws SQLException {
			return new Proof(new MobileNumber(row.getString("mobile")), row.getString("message_key"),
					row.getInt("codes_ordered"),
					Optional.ofNullable(row.getObject("code_ordered_at", OffsetDateTime.class)),
					row.getString("code_hash"),
					Optional.ofNullable(row.getObject("code_expires_at", OffsetDateTime.class)), row.getInt("tries"),
					row.getObject("proven_at") != null);
		}

		boolean settled() {
			return this.proven || this.tries == TRIES;
		}

	}

}
