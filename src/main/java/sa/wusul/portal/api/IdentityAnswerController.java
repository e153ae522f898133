package sa.wusul.portal.api;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.SignedAnswerReader;

/**
 * API on which the national identity reports people's answers, documented in
 * {@code src/docs/api/identity.yaml}. The signature of an answer proves it; there is no
 * account.
 */
@RestController
class IdentityAnswerController {

	/** Unproven answers from one address. */
	private static final AttemptLimit UNPROVEN = AttemptLimit.of("identity-answer",
			new Rate(20, Duration.ofMinutes(1)));

	private final SignedAnswerReader reader;

	private final IdentityProofService proofs;

	private final AttemptLimiter limiter;

	private final RefusedAttempts refused;

	IdentityAnswerController(SignedAnswerReader reader, IdentityProofService proofs, AttemptLimiter limiter,
			RefusedAttempts refused) {
		this.reader = reader;
		this.proofs = proofs;
		this.limiter = limiter;
		this.refused = refused;
	}

	/** Receives an answer. Answers 202 the first time, 200 for the same answer again. */
	@PostMapping(path = "/api/identity/answers", consumes = "application/jose")
	ResponseEntity<Taken> take(@RequestBody String signed, HttpServletRequest request) {
		var source = VisitorAddress.of(request);
		if (!this.limiter.hasLeft(UNPROVEN, source)) {
			throw new RefusalException(Kind.TOO_MANY, "tries.tooMany");
		}
		try {
			var receipt = this.proofs.take(this.reader.read(signed));
			return ResponseEntity.status((receipt == Receipt.ACCEPTED) ? HttpStatus.ACCEPTED : HttpStatus.OK)
				.body(new Taken(receipt));
		}
		catch (RefusalException refusal) {
			if (refusal.kind() == Kind.FORBIDDEN || refusal.kind() == Kind.INVALID) {
				this.limiter.take(UNPROVEN, source);
				this.refused.record(RefusedAttempts.Kind.IDENTITY_ANSWER, source);
			}
			throw refusal;
		}
	}

	record Taken(Receipt receipt) {
	}

}
