package sa.wusul.citizen;

import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageChoiceService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.Recipients;
import sa.wusul.papers.PaperLanguageReader;

/**
 * Reader of the language of a case's requester: that of the messages to their number.
 */
@Component
class RequesterLanguageReader implements PaperLanguageReader {

	private final Recipients recipients;

	private final MessageChoiceService choices;

	RequesterLanguageReader(Recipients recipients, MessageChoiceService choices) {
		this.recipients = recipients;
		this.choices = choices;
	}

	@Override
	public boolean readsEnglish(String caseReference) {
		return this.recipients.forCase(caseReference)
			.map((recipient) -> this.choices.forNumber(recipient.mobile()).language())
			.filter(MessageLanguage.ENGLISH::equals)
			.isPresent();
	}

}
