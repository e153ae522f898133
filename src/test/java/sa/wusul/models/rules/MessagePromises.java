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

import sa.wusul.models.ModelFiles;

/**
 * The messages to requesters, which say how long something lasts by the name of its
 * limit, so that they stay true when its table changes.
 */
final class MessagePromises {

	static final Path TEXTS = ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties");

	/** Words for a length of time. */
	static final Pattern TIME = Pattern.compile("[0-9٠-٩]+ (أيام عمل|أيام|يوما|ساعات|ساعة|دقائق|دقيقة|أسابيع|أشهر|شهرا)"
			+ "|(?<=خلال )ساعة|ساعتين|يومين|أسبوعين|شهرين|غدا");

	private static final Pattern LIMIT = Pattern.compile("\\{([a-z]+\\.[A-Z_]+)}");

	private static final Pattern NUMBER = Pattern.compile("[0-9٠-٩]+");

	private MessagePromises() {
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

	/** The limits that a text names, whose number and unit are put in. */
	static List<String> limits(String text) {
		return LIMIT.matcher(text).results().map((limit) -> limit.group(1)).toList();
	}

}
