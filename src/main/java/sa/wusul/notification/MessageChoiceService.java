package sa.wusul.notification;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The choices of people about their messages: language and channel. */
@Service
public class MessageChoiceService {

	private final MessageChoiceRepository choices;

	MessageChoiceService(MessageChoiceRepository choices) {
		this.choices = choices;
	}

	/**
	 * Returns the choice of the holder of a number; Arabic text messages if they made
	 * none.
	 */
	public MessageChoice forNumber(String mobile) {
		return this.choices.find(mobile).orElse(MessageChoice.NONE);
	}

	/** Chooses the language of the messages to a number. */
	@Transactional
	public void chooseLanguage(String mobile, MessageLanguage language) {
		var choice = forNumber(mobile);
		if (choice.language() != language) {
			this.choices.keep(mobile, choice.in(language));
		}
	}

	/**
	 * Takes the language of the page at which people log in, unless they chose one
	 * before.
	 */
	@Transactional
	public void proposeLanguage(String mobile, MessageLanguage language) {
		if (language != MessageChoice.NONE.language() && this.choices.find(mobile).isEmpty()) {
			chooseLanguage(mobile, language);
		}
	}

}
