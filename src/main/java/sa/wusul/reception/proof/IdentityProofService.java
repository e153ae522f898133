package sa.wusul.reception.proof;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.AttemptLimiter.Use;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.ReceptionLimit;
import sa.wusul.reception.proof.IdentityProofRepository.Row;

/**
 * Proofs of identity by number matching. The officer sees a random number and tells it to
 * the person, who confirms it in their national app; the answer is a signed call-back. A
 * person without a case is not asked, and the officer sees no difference.
 */
@Service
public class IdentityProofService {

	/** Message that a waiting process takes when the proof is settled. */
	public static final String ANSWERED = "reception.identityAnswered";

	/** The length of the caps on proofs of a person and of an officer. */
	private static final Duration CAPPED = Duration.ofHours(1);

	private static final Duration REFUSALS_COUNT = Duration.ofDays(1);

	private static final int LEAST = 10;

	private static final int NUMBERS = 90;

	private final SecureRandom random = new SecureRandom();

	private final IdentityProofRepository proofs;

	private final ObjectProvider<IdentityProofGateway> gateways;

	private final AttemptLimiter attempts;

	private final LimitDecisions limits;

	private final Outbox outbox;

	private final Inbox inbox;

	private final AuditLog audit;

	private final Clock clock;

	IdentityProofService(IdentityProofRepository proofs, ObjectProvider<IdentityProofGateway> gateways,
			AttemptLimiter attempts, LimitDecisions limits, Outbox outbox, Inbox inbox, AuditLog audit, Clock clock) {
		this.proofs = proofs;
		this.gateways = gateways;
		this.attempts = attempts;
		this.limits = limits;
		this.outbox = outbox;
		this.inbox = inbox;
		this.audit = audit;
		this.clock = clock;
	}

	/** Checks whether the national identity can be asked now. */
	public boolean isAvailable() {
		return gateway().filter(IdentityProofGateway::isReady).isPresent();
	}

	/** Returns the way to the national identity; a configured one precedes the demo's. */
	Optional<IdentityProofGateway> gateway() {
		return this.gateways.orderedStream().findFirst();
	}

	/** Keeps a proof that is to be asked for. */
	@Transactional
	public void prepare(NewProof proof) {
		this.proofs.insert(proof, this.clock.instant());
	}

	/**
	 * Asks the person after the commit, unless the national identity cannot be reached or
	 * a cap is reached.
	 * @param addressee the process instance that waits for the answer
	 * @return {@code ASKED}, or why nobody is asked
	 */
	@Transactional
	public ProofState ask(String key, Optional<String> addressee) {
		var proof = held(key);
		if (proof.state() != ProofState.PREPARED) {
			return proof.state();
		}
		if (!isAvailable()) {
			return settle(proof, ProofState.UNAVAILABLE, Optional.empty());
		}
		if (isCapped(proof)) {
			this.audit.add(about(AuditEntry.refused(proof.officer(), "identity.limited"), proof));
			return settle(proof, ProofState.LIMITED, Optional.empty());
		}
		var now = this.clock.instant();
		this.proofs.ask(key, String.valueOf(LEAST + this.random.nextInt(NUMBERS)), addressee, now,
				now.plus(this.limits.duration(ReceptionLimit.IDENTITY_PROOF)));
		this.audit.add(about(AuditEntry.done(proof.officer(), "identity.asked"), proof));
		proof.identityNumber()
			.ifPresent((person) -> this.outbox.add(new ProofOrder(key).entry(proof.caseReference().orElse(null))));
		return ProofState.ASKED;
	}

	private boolean isCapped(Row proof) {
		return this.proofs.refusals(proof.personHash(),
				this.clock.instant().minus(REFUSALS_COUNT)) >= this.limits.number(ReceptionLimit.IDENTITY_REFUSALS)
				|| this.attempts.takeAll(List.of(
						new Use(AttemptLimit.of("identity-person", hourly(ReceptionLimit.IDENTITY_PERSON)),
								proof.personHash()),
						new Use(AttemptLimit.of("identity-officer", hourly(ReceptionLimit.IDENTITY_OFFICER)),
								proof.officer())))
					.isPresent();
	}

	private Rate hourly(ReceptionLimit limit) {
		return new Rate(this.limits.number(limit), CAPPED);
	}

	/** Returns the question to send, while its answer is awaited. */
	Optional<ProofQuestion> question(String key) {
		return this.proofs.find(key)
			.filter((proof) -> proof.state() == ProofState.ASKED && !isLate(proof))
			.map((proof) -> new ProofQuestion(key, new IdentityNumber(proof.identityNumber().orElseThrow()),
					proof.shownNumber().orElseThrow(), proof.purpose(), proof.channel(),
					proof.expiresAt().orElseThrow()));
	}

	/** Settles a proof of which the question could not be sent. */
	@Transactional
	void fail(String key) {
		this.proofs.hold(key)
			.filter((proof) -> proof.state() == ProofState.ASKED)
			.ifPresent((proof) -> tell(proof, settle(proof, ProofState.UNAVAILABLE, Optional.empty())));
	}

	/**
	 * Takes a person's answer. A repeated one changes nothing.
	 * @throws RefusalException {@code identity.unknown}, {@code identity.otherPerson},
	 * {@code identity.settled} or {@code identity.late}
	 */
	@Transactional
	public Receipt take(ProofAnswer answer) {
		var proof = this.proofs.hold(answer.key())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "identity.unknown"));
		if (proof.answerId().equals(Optional.of(answer.id()))) {
			return Receipt.ALREADY_RECEIVED;
		}
		if (!proof.personHash().equals(this.proofs.hash(answer.person().value()))) {
			throw new RefusalException(Kind.FORBIDDEN, "identity.otherPerson");
		}
		if (proof.state() != ProofState.ASKED || proof.identityNumber().isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "identity.settled");
		}
		if (isLate(proof)) {
			throw new RefusalException(Kind.CONFLICT, "identity.late");
		}
		tell(proof, settle(proof, outcome(proof, answer), Optional.of(answer.id())));
		return Receipt.ACCEPTED;
	}

	private static ProofState outcome(Row proof, ProofAnswer answer) {
		if (!answer.confirmed()) {
			return ProofState.REFUSED;
		}
		return answer.number().equals(proof.shownNumber()) ? ProofState.CONFIRMED : ProofState.MISMATCHED;
	}

	/** Lets the waiting process go on. */
	private void tell(Row proof, ProofState state) {
		proof.addressee()
			.ifPresent((instance) -> this.inbox
				.receive(new InboxMessage("identity:" + proof.key(), ANSWERED, proof.key(), Optional.of(instance))));
	}

	private ProofState settle(Row proof, ProofState state, Optional<String> answerId) {
		this.proofs.settle(proof.key(), state, answerId, this.clock.instant());
		switch (state) {
			case CONFIRMED -> this.audit.add(about(AuditEntry.done(proof.officer(), "identity.confirmed"), proof));
			case REFUSED -> this.audit.add(about(AuditEntry.refused(proof.officer(), "identity.denied"), proof));
			case MISMATCHED -> this.audit.add(about(AuditEntry.refused(proof.officer(), "identity.mismatched"), proof));
			default -> {
			}
		}
		return state;
	}

	private static AuditEntry about(AuditEntry entry, Row proof) {
		return entry.ofCase(proof.caseReference().orElse(null))
			.on(proof.key())
			.with("channel=" + proof.channel() + " purpose=" + proof.purpose());
	}

	/** Returns the result of a proof; one that is still open ends without an answer. */
	@Transactional
	public ProofState conclude(String key) {
		return end(key, ProofState.UNANSWERED);
	}

	/** Ends a proof on behalf of the officer, unless the person has answered. */
	@Transactional
	public ProofState withdraw(String key) {
		return end(key, ProofState.WITHDRAWN);
	}

	private ProofState end(String key, ProofState open) {
		var proof = held(key);
		return proof.state().isOpen() ? settle(proof, open, Optional.empty()) : proof.state();
	}

	/** Ends proofs that nobody concluded, such as those of a call that was closed. */
	@Transactional
	void endForgotten() {
		var patience = this.limits.duration(ReceptionLimit.IDENTITY_PROOF).multipliedBy(2);
		this.proofs.endOpen(this.clock.instant().minus(patience), this.clock.instant());
	}

	/** Returns the state of a proof as its officer sees it. */
	public Optional<Shown> show(String key, String officer) {
		return this.proofs.find(key).filter((proof) -> proof.officer().equals(officer)).map((proof) -> {
			boolean late = proof.state() == ProofState.ASKED && isLate(proof);
			return new Shown(late ? ProofState.UNANSWERED : proof.state(),
					proof.shownNumber().filter((number) -> !late),
					proof.expiresAt()
						.filter((expiry) -> proof.state() == ProofState.ASKED)
						.map((expiry) -> Math.max(0, Duration.between(this.clock.instant(), expiry).toSeconds()))
						.orElse(0L));
		});
	}

	/** Returns the state of a proof; empty if there is none with this key. */
	public Optional<ProofState> state(String key) {
		return this.proofs.find(key).map(Row::state);
	}

	/** Returns the case of a person who confirmed. */
	public Optional<String> provenCase(String key) {
		return this.proofs.find(key)
			.filter((proof) -> proof.state() == ProofState.CONFIRMED)
			.flatMap(Row::caseReference);
	}

	private boolean isLate(Row proof) {
		return proof.expiresAt().filter((expiry) -> this.clock.instant().isAfter(expiry)).isPresent();
	}

	private Row held(String key) {
		return this.proofs.hold(key).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "identity.unknown"));
	}

	/**
	 * A proof as its officer sees it.
	 *
	 * @param number to tell the person, while the answer is awaited
	 */
	public record Shown(ProofState state, Optional<String> number, long secondsLeft) {
	}

}
