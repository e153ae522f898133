package sa.wusul.reception.delegate;

import java.time.Clock;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.reception.engine.CallMessageDecisions;
import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.process.PhoneEnquiryProcess.CALL_NUMBER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.TAKEN_BY;

/**
 * {@code Task_WarnRequester}: after all attempts failed, notifies the owner of the case
 * and its staff of the failed enquiry.
 */
@Component
class WarnRequesterDelegate implements JavaDelegate {

	private final PhoneCalls calls;

	private final CaseFiles caseFiles;

	private final RequesterMessages messages;

	private final Clock clock;

	private final StepPerformers performers;

	WarnRequesterDelegate(PhoneCalls calls, CaseFiles caseFiles, RequesterMessages messages, Clock clock,
			StepPerformers performers) {
		this.performers = performers;
		this.calls = calls;
		this.caseFiles = caseFiles;
		this.messages = messages;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var call = CALL_NUMBER.in(execution);
		this.calls.refusedCase(call).ifPresent((reference) -> {
			this.messages.inform(reference, CallMessageDecisions.CALLER_REFUSED.key(execution), call, Map.of());
			this.caseFiles.write(reference,
					new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(), "phoneEnquiry",
							ArabicText.of("call.unproven"), this.performers.get(execution, TAKEN_BY),
							this.clock.instant()));
		});
	}

}
