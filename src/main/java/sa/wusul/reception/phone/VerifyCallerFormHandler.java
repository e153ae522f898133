package sa.wusul.reception.phone;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.Digits;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that checks the code that the caller gave. The process only receives the
 * result.
 */
@Component
class VerifyCallerFormHandler implements FormHandler {

	private static final String CODE = "callerCode";

	private final PhoneCalls calls;

	private final AccessLog log;

	VerifyCallerFormHandler(PhoneCalls calls, AccessLog log) {
		this.calls = calls;
		this.log = log;
	}

	@Override
	public String form() {
		return "reception-verify-caller";
	}

	@Override
	public Result handle(Submission submission) {
		var call = submission.fact("callNumber");
		var step = submission.answers().variable("callerStep");
		return switch (step) {
			case "CODE" -> {
				var code = Digits.toLatin(submission.answers().text(CODE));
				var verdict = this.calls.tryCode(call, code, submission.author());
				if (verdict.proven()) {
					// From here on the officer sees the case.
					this.log.write(CaseRead.at(Endpoint.PHONE, this.calls.caseOfProvenCaller(call), submission.author(),
							Shown.CASE));
				}
				yield Result.as(Map.of("callerStep", step, "callerProven", verdict.proven(), "triesLeft",
						(long) verdict.triesLeft()));
			}
			case "HUNG_UP" -> {
				this.calls.hangUp(call, submission.author());
				yield Result.as(Map.of("callerStep", step, "callerProven", false, "triesLeft", 0L));
			}
			default -> Result.as(Map.of("callerStep", step, "callerProven", false));
		};
	}

}
