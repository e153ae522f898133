package sa.wusul.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Preview of messages for analysts: each text filled with its longest labels, counted as
 * the network counts it.
 */
@Service
public class MessagePreviewService {

	private final MessageTextReader texts;

	MessagePreviewService(MessageTextReader texts) {
		this.texts = texts;
	}

	/** Returns the preview of the texts in service. */
	public List<Line> inService() {
		return lines(this.texts.texts(MessageLanguage.ARABIC), this.texts.texts(MessageLanguage.ENGLISH));
	}

	/**
	 * Returns the preview of edited files in place of those in service, with their
	 * faults.
	 * @throws IllegalArgumentException if a file has a malformed escape
	 */
	public Edited edited(Map<MessageLanguage, byte[]> files) {
		var texts = new EnumMap<MessageLanguage, MessageTexts>(MessageLanguage.class);
		for (var language : MessageLanguage.values()) {
			texts.put(language,
					Optional.ofNullable(files.get(language))
						.map((file) -> MessageTexts.read(language, file))
						.orElseGet(() -> this.texts.texts(language)));
		}
		return new Edited(lines(texts.get(MessageLanguage.ARABIC), texts.get(MessageLanguage.ENGLISH)),
				MessageTextRules.check(texts));
	}

	private static List<Line> lines(MessageTexts arabic, MessageTexts english) {
		return arabic.keys().stream().map((key) -> new Line(key, side(arabic, key), side(english, key))).toList();
	}

	private static Side side(MessageTexts texts, String key) {
		try {
			var text = texts.longest(key);
			var sent = SmsText.inParts(text);
			return new Side(text, text.length(), (sent.coding() == SmsText.UCS2) ? "UCS-2" : "GSM",
					sent.parts().size());
		}
		catch (RuntimeException unfillable) {
			return new Side("", 0, "", 0);
		}
	}

	/** A message in both languages. */
	public record Line(String key, Side arabic, Side english) {

		/** Checks whether it has more parts than a message may have. */
		public boolean isTooLong() {
			return Math.max(this.arabic.parts(), this.english.parts()) > MessageTextRules.MOST_PARTS;
		}

	}

	/**
	 * A message in one language.
	 *
	 * @param text empty if it cannot be filled
	 * @param coding the alphabet in which the network sends it
	 */
	public record Side(String text, int characters, String coding, int parts) {
	}

	/** Edited texts with their faults. */
	public record Edited(List<Line> lines, List<MessageTextRules.TextFault> faults) {
	}

}
