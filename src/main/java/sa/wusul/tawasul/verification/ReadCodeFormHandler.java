package sa.wusul.tawasul.verification;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that checks the code that the citizen gave to the officer. The process
 * only receives the result.
 */
@Component
class ReadCodeFormHandler implements FormHandler {

	private static final String STEP = "codeStep";

	private final NumberProofService proofs;

	ReadCodeFormHandler(NumberProofService proofs) {
		this.proofs = proofs;
	}

	@Override
	public String form() {
		return "tawasul-read-code";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		var step = submission.answers().variable(STEP);
		var facts = new HashMap<String, Object>(Map.of(STEP, step));
		switch (step) {
			case "CODE" -> {
				var verdict = this.proofs.tryCode(reference, submission.answers().text("contactCode"));
				facts.putAll(Map.of("numberProven", verdict.proven(), "triesLeft", (long) verdict.triesLeft()));
			}
			case "GIVE_UP" -> facts.putAll(Map.of("numberProven", false, "triesLeft", 0L));
			default -> {
				this.proofs.checkRenewal(reference);
				facts.put("numberProven", false);
			}
		}
		return Result.as(facts);
	}

}
