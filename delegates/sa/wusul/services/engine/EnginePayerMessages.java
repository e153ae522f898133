package sa.wusul.services.engine;

import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.services.fee.PayerMessages;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.PaymentOutcome;

/**
 * Messages to payers about payments that arrive after the case is closed, when no process
 * is left to do so; the text is still selected by the analysts' decision table. The table
 * is evaluated without authorisation, because the biller's account has none.
 */
@Component
class EnginePayerMessages implements PayerMessages {

	private static final String TABLE = "notification-message-selection";

	private final ProcessEngine engine;

	private final CaseFiles caseFiles;

	private final RequesterMessages messages;

	EnginePayerMessages(@Lazy ProcessEngine engine, CaseFiles caseFiles, RequesterMessages messages) {
		this.engine = engine;
		this.caseFiles = caseFiles;
		this.messages = messages;
	}

	@Override
	public void returned(String caseReference, Payment payment, PaymentOutcome reason) {
		this.messages.inform(caseReference, text(caseReference), "payment:" + payment.reference(), Map.of("billNumber",
				payment.billNumber(), "returnedAmount", payment.amount().toString(), "paymentReason", reason.name()));
	}

	private String text(String caseReference) {
		var facts = Map.<String, Object>of("notificationEvent", "FEE_PAYMENT_RETURNED", "channel",
				this.caseFiles.get(caseReference).channel().name());
		return EngineAccess.asSystem(this.engine, "the biller's account has no right to tables",
				() -> Decisions.ask(this.engine.getDecisionService(), TABLE, facts, String.class).orElse(null));
	}

}
