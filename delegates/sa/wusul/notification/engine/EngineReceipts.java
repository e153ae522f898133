package sa.wusul.notification.engine;

import java.util.Map;

import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.Receipts;
import sa.wusul.notification.MessageChoiceService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/** Receipts by SMS, with the text that the analysts' decision table selects. */
@Component
class EngineReceipts implements Receipts {

	private static final String TABLE = "notification-receipt-selection";

	private static final String NONE = "NONE";

	private final DecisionService tables;

	private final RequesterMessages messages;

	private final MessageChoiceService choices;

	EngineReceipts(@Lazy DecisionService tables, @Lazy RequesterMessages messages, MessageChoiceService choices) {
		this.tables = tables;
		this.messages = messages;
		this.choices = choices;
	}

	@Override
	public void writeIn(String language, String mobile) {
		this.choices.chooseLanguage(mobile, MessageLanguage.valueOf(language));
	}

	@Override
	public void confirm(CaseFile request, boolean numberOnFile) {
		var service = request.processKey();
		var facts = Map.<String, Object>of("serviceDomain", service.substring(0, service.indexOf('-')), "service",
				service, "channel", request.channel().name(), "numberOnFile", numberOnFile);
		EngineAccess
			.asSystem("requesters need no right to the table of receipts",
					() -> Decisions.ask(this.tables, TABLE, facts, String.class))
			.filter((text) -> !text.equals(NONE))
			.ifPresent((text) -> this.messages.inform(request.reference(), text, Receipts.key(request.reference()),
					Map.of()));
	}

}
