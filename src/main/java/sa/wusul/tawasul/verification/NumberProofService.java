package sa.wusul.tawasul.verification;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.TawasulLimit;
import sa.wusul.tawasul.verification.NumberProofRepository.Proof;

/**
 * Service that proves that a person holds the telephone whose number is on file, by a
 * code sent to that number only. A new code invalidates the one before and resets no
 * attempt.
 */
@Service
public class NumberProofService {

	/** The message a process waits for while a code may also be entered on a channel. */
	public static final String CODE_JUDGED = "tawasul.codeJudged";

	private static final String PURPOSE = "number-proof";

	private final NumberProofRepository proofs;

	private final OneTimeCodes codes;

	private final LimitDecisions limits;

	private final Outbox outbox;

	private final Inbox inbox;

	NumberProofService(NumberProofRepository proofs, JdbcClient jdbc, LimitDecisions limits, Outbox outbox, Inbox inbox,
			Clock clock) {
		this.proofs = proofs;
		this.codes = new OneTimeCodes(jdbc, clock, PURPOSE, this::policy);
		this.limits = limits;
		this.outbox = outbox;
		this.inbox = inbox;
	}

	private Policy policy() {
		return new Policy(tries(), this.limits.number(TawasulLimit.PROOF_CODES),
				this.limits.duration(TawasulLimit.PROOF_CODE), this.limits.duration(TawasulLimit.PROOF_NEXT_CODE),
				false, false);
	}

	private int tries() {
		return this.limits.number(TawasulLimit.PROOF_TRIES);
	}

	/**
	 * Checks whether the number may get another code today, to protect its owner from
	 * nuisance.
	 */
	private boolean mayGet(MobileNumber onFile) {
		return this.proofs.codesOfDay(PURPOSE, onFile) < this.limits.number(TawasulLimit.PROOF_CODES_DAILY);
	}

	/**
	 * Orders a code to this number; it is generated on sending. A number already proven
	 * needs no code, and the case continues by itself.
	 */
	void order(String reference, MobileNumber onFile, String messageKey) {
		var proof = this.proofs.hold(reference).orElseGet(() -> this.proofs.begin(reference, onFile));
		if (proof.proven()) {
			tellJudged(reference, UUID.randomUUID().toString());
		}
		if (isSettled(proof) || this.codes.allOrdered(reference)) {
			return;
		}
		var mayGet = mayGet(onFile);
		this.proofs.address(reference, onFile, messageKey);
		var ordinal = this.codes.order(reference);
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
		return policy().codes() - this.codes.state(reference).ordered();
	}

	private Proof renewable(String reference) {
		var proof = this.proofs.hold(reference)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.noCodeAsked"));
		if (isSettled(proof) || this.proofs.isClosed(reference)) {
			throw new RefusalException(Kind.CONFLICT, "contact.proofClosed");
		}
		if (this.codes.allOrdered(reference)) {
			throw new RefusalException(Kind.CONFLICT, "contact.codesSpent", policy().codes(),
					policy().lives().toMinutes());
		}
		if (this.codes.justOrdered(reference)) {
			throw new RefusalException(Kind.TOO_MANY, "contact.codeJustSent");
		}
		if (!mayGet(proof.mobile())) {
			throw new RefusalException(Kind.TOO_MANY, "contact.codesOfDay");
		}
		return proof;
	}

	/**
	 * Generates the ordered code, unless the case continued meanwhile.
	 * @return the code in clear, for the message only, and its destination
	 */
	@Transactional
	Optional<Made> make(NumberCodeOrder order) {
		return this.proofs.hold(order.caseReference())
			.filter((proof) -> !isSettled(proof))
			.flatMap((proof) -> this.codes.make(proof.reference(), order.ordinal())
				.map((code) -> new Made(code, proof.mobile())));
	}

	/** Checks a code given to an officer, and counts the attempt. */
	@Transactional
	public NumberVerdict tryCode(String reference, String given) {
		var proof = this.proofs.hold(reference)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.noCodeAsked"));
		if (isSettled(proof)) {
			return verdict(proof);
		}
		var verdict = this.codes.judge(reference, Digits.toLatin(given.strip()));
		if (verdict.right()) {
			this.proofs.prove(reference);
		}
		return new NumberVerdict(verdict.right(), verdict.triesLeft());
	}

	/**
	 * Checks a code that its owner entered on a channel; the case continues by itself
	 * once the proof is settled.
	 * @throws RefusalException {@code contact.proofClosed} if the process no longer waits
	 * for a code
	 */
	@Transactional
	public NumberVerdict supplyCode(String reference, String given) {
		if (!standing(reference).settled() && this.proofs.isClosed(reference)) {
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
		return this.proofs.find(reference).map(this::verdict).orElse(new NumberVerdict(false, tries()));
	}

	/** Checks whether the case still waits for a code. */
	public boolean isAwaited(String reference) {
		return this.proofs.find(reference)
			.filter((proof) -> this.codes.state(reference).ordered() > 0 && !isSettled(proof))
			.isPresent() && !this.proofs.isClosed(reference);
	}

	/** Returns the number if it is proven. */
	Optional<MobileNumber> proven(String reference) {
		return this.proofs.find(reference).filter(Proof::proven).map(Proof::mobile);
	}

	private NumberVerdict verdict(Proof proof) {
		return new NumberVerdict(proof.proven(), tries() - this.codes.state(proof.reference()).tries());
	}

	private boolean isSettled(Proof proof) {
		return verdict(proof).settled();
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

}
