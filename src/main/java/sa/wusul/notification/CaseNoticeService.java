package sa.wusul.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import sa.wusul.notification.CaseNoticeRepository.Notice;

/**
 * Keeper of the messages to the requester of a case, which its pages tell again in their
 * language, with the texts that are in service now.
 */
@Service
public class CaseNoticeService {

	/** Facts of messages that open something; they are sent and kept nowhere else. */
	private static final String SECRET = "Code";

	private final CaseNoticeRepository notices;

	private final MessageTextReader texts;

	private final Recipients recipients;

	CaseNoticeService(CaseNoticeRepository notices, MessageTextReader texts, Recipients recipients) {
		this.notices = notices;
		this.texts = texts;
		this.recipients = recipients;
	}

	/** Keeps that a message is written; one with a code is not kept. */
	void write(String caseReference, String messageKey, Map<String, String> facts) {
		Set<String> named = this.texts.facts(messageKey);
		if (named.stream().noneMatch((fact) -> fact.endsWith(SECRET))) {
			var told = new HashMap<>(facts);
			told.keySet().retainAll(named);
			this.notices.write(caseReference, messageKey, told);
		}
	}

	/**
	 * Returns what the latest message said, without its reference and telephone number.
	 */
	public Optional<Told> last(String caseReference, MessageLanguage language) {
		return this.notices.last(caseReference).flatMap((notice) -> told(caseReference, notice, language));
	}

	private Optional<Told> told(String caseReference, Notice notice, MessageLanguage language) {
		var facts = new HashMap<>(notice.facts());
		this.recipients.forCase(caseReference)
			.ifPresent((recipient) -> facts.put(MessageTexts.SERVICE, recipient.topic()));
		try {
			var text = this.texts.render(language, notice.messageKey(), caseReference, facts);
			return Optional
				.of(new Told(notice.messageKey(), withoutReference(text, caseReference), notice.writtenAt()));
		}
		catch (UnknownMessageException | IllegalArgumentException textsChangedSince) {
			return Optional.empty();
		}
	}

	/** Returns the sentences before the one that names the case. */
	static String withoutReference(String text, String caseReference) {
		var at = text.indexOf(caseReference);
		var before = (at > 0) ? text.substring(0, at).stripTrailing() : text;
		var end = before.lastIndexOf('.');
		return (before.endsWith(":") && end > 0) ? before.substring(0, end + 1) : before;
	}

	/**
	 * A message in words.
	 *
	 * @param messageKey key of its text
	 */
	public record Told(String messageKey, String text, Instant writtenAt) {
	}

}
