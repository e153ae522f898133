package sa.wusul.services.delegate;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.MobileNumber;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.services.Findings;

/**
 * {@code Task_TellPrincipal}: tells the person who gave the power of attorney, once a
 * case and at their number on file, that a request was made for them.
 */
@Component
class TellPrincipalDelegate implements JavaDelegate {

	private static final String TABLE = "notification-message-selection";

	private static final String EVENT = "PRINCIPAL_TOLD";

	private static final String NUMBER = "principalMobileOnFile";

	private final Findings findings;

	private final RequesterMessages messages;

	TellPrincipalDelegate(Findings findings, RequesterMessages messages) {
		this.findings = findings;
		this.messages = messages;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var facts = Map.<String, Object>of("notificationEvent", EVENT, "channel", "PORTAL");
		Optional.ofNullable((String) this.findings.forCase(reference).get(NUMBER))
			.map((onFile) -> new MobileNumber(onFile).value())
			.ifPresent((mobile) -> Decisions
				.ask(execution.getProcessEngineServices().getDecisionService(), TABLE, facts, String.class)
				.ifPresent(
						(text) -> this.messages.informAt(mobile, reference, text, "principal-" + reference, Map.of())));
	}

}
