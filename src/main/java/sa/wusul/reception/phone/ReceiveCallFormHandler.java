package sa.wusul.reception.phone;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.reception.ReceptionLimit;

/** Form handler that begins the call; the caller's data do not become variables. */
@Component
class ReceiveCallFormHandler implements FormHandler {

	private final PhoneCalls calls;

	private final LimitDecisions limits;

	ReceiveCallFormHandler(PhoneCalls calls, LimitDecisions limits) {
		this.calls = calls;
		this.limits = limits;
	}

	@Override
	public String form() {
		return "reception-receive-call";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var purpose = answers.variable("callPurpose");
		var number = this.calls.begin(new NewCall(purpose, answers.find("caseNumber").map(CaseReference::parse),
				answers.find("identityNumber").map(IdentityNumber::new), submission.author()));
		var named = answers.find("caseNumber").or(() -> answers.find("identityNumber"));
		boolean byApp = named.isPresent() && Boolean.TRUE.equals(answers.variables().get("nationalApp"));
		if (byApp) {
			this.calls.prepareProof(number, Digits.toLatin(named.orElseThrow()).strip());
		}
		return Result.as(number, Map.of("callNumber", number, "callPurpose", purpose, "nationalApp", byApp, "triesLeft",
				(long) this.limits.number(ReceptionLimit.CALL_TRIES)));
	}

}
