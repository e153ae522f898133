package sa.wusul.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Representations;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that checks the person at the counter. The process only receives the
 * result.
 */
@Component
class HandOverFormHandler implements FormHandler {

	private static final String NEW_CODE = "NEW_CODE";

	private static final String CHECK_AGENT = "CHECK_AGENT";

	/** The variable with the moment at which the agent's right was found proven. */
	private static final String PROVEN_AT = "representationProvenAt";

	private final OfficeCustodyService custody;

	private final Representations representations;

	private final LimitDecisions limits;

	private final Clock clock;

	HandOverFormHandler(OfficeCustodyService custody, Representations representations, LimitDecisions limits,
			Clock clock) {
		this.custody = custody;
		this.representations = representations;
		this.limits = limits;
		this.clock = clock;
	}

	@Override
	public String form() {
		return "delivery-hand-over";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		var answers = submission.answers();
		var step = answers.variable("handoverStep");
		if (step.equals(NEW_CODE)) {
			this.custody.checkCodeMayBeSentAgain(reference);
			return Result.as(Map.of("handoverStep", step, "handedOver", false));
		}
		if (step.equals(CHECK_AGENT)) {
			if (!this.representations.isClaimed(reference)) {
				throw new RefusalException(Kind.CONFLICT, "representation.none");
			}
			return Result.as(Map.of("handoverStep", step, "handedOver", false));
		}
		if (step.equals(Receiver.AGENT.name())
				|| step.equals(Receiver.DELEGATE.name()) && this.representations.isClaimed(reference)) {
			refuseUnproven(submission.fact(PROVEN_AT));
		}
		var delegate = step.equals(Receiver.DELEGATE.name()) ? Optional.of(answers.text("delegateIdentityNumber"))
				: Optional.<String>empty();
		var attempt = this.custody.handOver(reference, answers.text("handoverCode"), Receiver.valueOf(step), delegate,
				submission.author());
		return Result.as(Map.of("handoverStep", step, "handedOver", attempt.handedOver(), "triesLeft",
				(long) attempt.triesLeft()));
	}

	/**
	 * Refuses an agent whose right the register has not just proven, and the delegate
	 * whom the agent named.
	 */
	private void refuseUnproven(String provenAt) {
		var since = this.clock.instant().minus(this.limits.duration(DeliveryLimit.AGENT_PROOF));
		if (provenAt == null || Instant.parse(provenAt).isBefore(since)) {
			throw new RefusalException(Kind.CONFLICT, "representation.unproven");
		}
	}

}
