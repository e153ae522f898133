package sa.wusul.models.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

import sa.wusul.models.ModelFiles;

/**
 * The messages to requesters that say how long something lasts, with the timer of a model
 * or the limit that makes it true.
 */
final class MessagePromises {

	static final Path TEXTS = ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties");

	/** Words for a length of time. */
	static final Pattern TIME = Pattern.compile("[0-9٠-٩]+ (أيام عمل|أيام|يوما|ساعات|ساعة|دقائق|دقيقة|أسابيع|أشهر|شهرا)"
			+ "|(?<=خلال )ساعة|ساعتين|يومين|أسبوعين|شهرين|غدا");

	private static final Pattern NUMBER = Pattern.compile("[0-9٠-٩]+");

	private MessagePromises() {
	}

	static List<Promise> all() {
		return List.of(timer("documentMissing", "intake-document-completion", "BoundaryEvent_DeadlinePassed"),
				timer("meetingReminderDay", "meeting-minister-booking", "BoundaryEvent_DayBefore"),
				timer("meetingReminderDay", "reception-office-appointment", "BoundaryEvent_DayBefore"),
				timer("meetingReminderHours", "meeting-minister-booking", "BoundaryEvent_HoursBefore"),
				timer("meetingReminderHours", "reception-office-appointment", "BoundaryEvent_HoursBefore"),
				timer("visitReminder", "tawasul-visit-day", "BoundaryEvent_DayBefore"),
				timer("feeReminder", "services-fee-collection", "BoundaryEvent_ReminderDue"),
				limit("loginCode", "intake.LOGIN_CODE"), limit("contactCode", "tawasul.PROOF_CODE"),
				limit("callerCode", "reception.CALL_CODE"));
	}

	/** The texts of messages by key, as the analysts wrote them. */
	static Map<String, String> texts() {
		var properties = new Properties();
		try (var file = new InputStreamReader(ModelFiles.open(TEXTS), StandardCharsets.UTF_8)) {
			properties.load(file);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		var texts = new TreeMap<String, String>();
		properties.stringPropertyNames()
			.stream()
			.filter((key) -> !key.contains("."))
			.forEach((key) -> texts.put(key, properties.getProperty(key)));
		return texts;
	}

	static List<String> numbers(String text) {
		return NUMBER.matcher(text).results().map(MatchResult::group).toList();
	}

	private static Promise timer(String message, String process, String event) {
		var definition = ModelFiles.process(process)
			.all(TimerEventDefinition.class)
			.stream()
			.filter((timer) -> event.equals(timer.getParentElement().getAttributeValue("id")))
			.findFirst()
			.orElseThrow();
		return new Promise(message, words(message), "`" + event + "` of `" + process + "`",
				GuaranteesPage.timer(definition.getTimeDate().getTextContent()));
	}

	private static Promise limit(String message, String name) {
		return new Promise(message, words(message), "`" + name + "`", GuaranteesPage.limit(name));
	}

	private static String words(String message) {
		var words = TIME.matcher(texts().get(message));
		return words.find() ? words.group() : "";
	}

	/**
	 * A message that says a length of time.
	 *
	 * @param words what it says
	 * @param keeper the timer or the limit that keeps it
	 * @param kept the length there
	 */
	record Promise(String message, String words, String keeper, String kept) {

		/** Returns the meaning of the words in the message. */
		String said() {
			var number = numbers(this.words);
			if (!number.isEmpty()) {
				var unit = this.words.substring(number.get(0).length() + 1);
				return GuaranteesPage.count(number.get(0), switch (unit) {
					case "أيام عمل" -> "working day";
					case "دقائق", "دقيقة" -> "minute";
					case "ساعات", "ساعة" -> "hour";
					case "أيام", "يوما" -> "day";
					default -> unit;
				});
			}
			return switch (this.words) {
				case "ساعة" -> "1 hour";
				case "ساعتين" -> "2 hours";
				case "غدا" -> "24 hours";
				default -> this.words;
			};
		}

		boolean isKept() {
			return !said().isEmpty() && (this.kept.equals(said()) || this.kept.startsWith(said() + " before ")
					|| this.kept.startsWith(said() + " ("));
		}

	}

}
