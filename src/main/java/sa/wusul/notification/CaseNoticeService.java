package sa.wusul.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import sa.wusul.notification.CaseNoticeRepository.Notice;
import sa.wusul.platform.clock.Moment;

/**
 * Keeper of the messages to the requester of a case, which its pages tell again in their
 * language, with the texts that were in service when they were written.
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
			this.notices.write(caseReference, messageKey, told, this.texts.version(MessageLanguage.ARABIC),
					this.texts.version(MessageLanguage.ENGLISH));
		}
	}

	/**
	 * Returns what the messages about a case said, the newest first, without its
	 * reference and telephone number.
	 */
	public List<Told> forCase(String caseReference, MessageLanguage language) {
		var kept = this.notices.forCase(caseReference);
		if (kept.isEmpty()) {
			return List.of();
		}
		var topic = this.recipients.forCase(caseReference).map(Recipient::topic);
		return kept.stream().flatMap((notice) -> told(caseReference, notice, topic, language).stream()).toList();
	}

	private Optional<Told> told(String caseReference, Notice notice, Optional<String> topic, MessageLanguage language) {
		var facts = new HashMap<>(notice.facts());
		topic.ifPresent((service) -> facts.put(MessageTexts.SERVICE, service));
		try {
			var text = this.texts.render(language, notice.messageKey(), caseReference, facts, notice.texts(language));
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
		var end = Math.max(before.lastIndexOf('.'), before.lastIndexOf('\n'));
		return (before.endsWith(":") && end > 0) ? before.substring(0, end + 1).stripTrailing() : before;
	}

	/**
	 * A message in words.
	 *
	 * @param messageKey key of its text
	 */
	public record Told(String messageKey, String text, Instant writtenAt) {

		public Moment at() {
			return Moment.of(this.writtenAt);
		}

	}

}
